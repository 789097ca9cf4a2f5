/**
 * What the demo app "Acme Mobile" does: two releases of which 2.4.0 is bad, three recurring errors,
 * screens, purchases and metrics. Pure; randomness is handed in. The stored past (demo.ts) draws from
 * the same lists.
 */
import type { EventInput } from '@pulseboard/contracts'

export const RELEASES = { good: 'acme@2.3.4', bad: 'acme@2.4.0' } as const
export const SCREENS = ['Home', 'Search', 'Product', 'Cart', 'Checkout', 'Profile'] as const
export const DEVICES = ['Pixel 9', 'Galaxy S25', 'iPhone 17', 'iPhone 15', 'Redmi 14'] as const
/** The three issues; the last one is what release 2.4.0 broke. */
export const ISSUES = [
  { name: 'NetworkTimeout', message: 'The request took longer than 10 s', file: 'net/client.kt' },
  { name: 'ImageDecodeError', message: 'Unsupported colour profile', file: 'ui/image.kt' },
  { name: 'NullPointerException', message: 'cart is null', file: 'checkout/total.kt' },
] as const
export const METRICS = ['cold_start', 'screen_load', 'api_latency'] as const

type Random = () => number

const pick = <T>(list: readonly T[], random: Random): T =>
  list[Math.floor(random() * list.length)] ?? (list[0] as T)

const errorEvent = (random: Random, bad: boolean): Partial<EventInput> => {
  const issue = bad ? ISSUES[2] : pick(ISSUES.slice(0, 2), random)
  const { name, message, file } = issue
  const frames = [{ function: 'invoke', file, line: 42, in_app: true }]
  return { type: 'error', name, level: 'error', error: { type: name, message, frames } }
}

const metricEvent = (random: Random): Partial<EventInput> => ({
  type: 'metric',
  name: pick(METRICS, random),
  value: Math.round(80 + 400 * random() ** 3 + (random() < 0.02 ? 2_000 : 0)),
  unit: 'ms',
})

const plainEvent = (random: Random): Partial<EventInput> => ({
  type: 'event',
  name: random() < 0.06 ? 'checkout_completed' : 'screen_view',
})

/** The n-th live event. */
export const demoEvent = (n: number, random: Random): EventInput => {
  const bad = random() < 0.3
  const draw = random()
  const kind =
    draw < (bad ? 0.08 : 0.015)
      ? errorEvent(random, bad)
      : draw < 0.35
        ? metricEvent(random)
        : plainEvent(random)
  const device = pick(DEVICES, random)
  const ios = device.startsWith('iPhone')
  return {
    type: 'event',
    name: 'screen_view',
    ...kind,
    release: bad ? RELEASES.bad : RELEASES.good,
    environment: 'production',
    platform: ios ? 'ios' : 'android',
    os: { name: ios ? 'iOS' : 'Android', version: ios ? '19.1' : '16' },
    device: { model: device },
    user_id: `u${Math.floor(random() * 2_000)}`,
    session_id: `s${Math.floor(n / 20)}`,
    tags: { demo: 'true', screen: pick(SCREENS, random) },
    payload: { step: n },
  }
}
