/**
 * The events that the load consists of: 10,000 distinct ones of about 350 bytes with names, releases and
 * devices as apps send them. The same seed gives the same events, so two runs are comparable.
 */
import type { EventInput } from '@pulseboard/contracts'

export const CORPUS_SIZE = 10_000

const SCREENS = ['Home', 'Search', 'ProductDetail', 'Cart', 'Checkout', 'Payment', 'OrderStatus']
const ERRORS = [
  ['NullPointerException', 'Attempt to invoke virtual method on a null object reference'],
  ['SocketTimeoutException', 'failed to connect to api.acme.example after 10000ms'],
  ['TypeError', "Cannot read properties of undefined (reading 'price')"],
  ['OutOfMemoryError', 'Failed to allocate a 25165840 byte allocation'],
] as const
const EVENTS = ['screen_view', 'add_to_cart', 'checkout_started', 'checkout_completed', 'search']
const METRICS = [
  ['app_start', 'ms'],
  ['http_duration', 'ms'],
  ['frame_drop_rate', '%'],
  ['memory_used', 'By'],
] as const
const RELEASES = ['shop@5.2.0+410', 'shop@5.2.1+412', 'shop@5.3.0+430']
const DEVICES = [
  ['android', 'Pixel 9', 'Google', '16'],
  ['android', 'SM-S931B', 'Samsung', '15'],
  ['ios', 'iPhone17,1', 'Apple', '19.1'],
  ['ios', 'iPhone15,4', 'Apple', '18.6'],
] as const

/** A small seeded generator of numbers in [0, 1): mulberry32. */
const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Pick = <T>(list: readonly T[]) => T

const kindOf = (pick: Pick, random: () => number): Partial<EventInput> => {
  const share = random()
  if (share < 0.1) {
    const [name, message] = pick(ERRORS)
    return { type: 'error', name, level: 'error', error: { type: name, message, handled: true } }
  }
  if (share < 0.35) {
    const [name, unit] = pick(METRICS)
    return { type: 'metric', name, value: Math.round(random() * 1_000_000) / 1000, unit }
  }
  return {
    type: 'event',
    name: pick(EVENTS),
    payload: { items: Math.floor(random() * 9), amount: Math.round(random() * 20_000) / 100 },
  }
}

const eventAt = (index: number, nowMs: number, pick: Pick, random: () => number): EventInput => {
  const [platform, model, manufacturer, version] = pick(DEVICES)
  return {
    type: 'event',
    name: 'screen_view',
    ...kindOf(pick, random),
    timestamp: nowMs - Math.floor(random() * 60_000),
    release: pick(RELEASES),
    environment: 'production',
    platform,
    os: { version },
    device: { model, manufacturer },
    user_id: `u_${(index * 7919) % 100_000}`,
    session_id: `s_${Math.floor(random() * 1e12).toString(36)}`,
    tags: { screen: pick(SCREENS) },
  }
}

/** The corpus, without ids: each send gives every event an id of its own. */
export const corpus = (nowMs: number, size = CORPUS_SIZE): EventInput[] => {
  const random = seeded(20_261_124)
  const pick: Pick = (list) => {
    const value = list[Math.floor(random() * list.length)]
    if (value === undefined) throw new Error('An empty list has nothing to pick.')
    return value
  }
  return Array.from({ length: size }, (_, index) => eventAt(index, nowMs, pick, random))
}
