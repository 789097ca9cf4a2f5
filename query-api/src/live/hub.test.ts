import { beforeEach, expect, test } from 'vitest'
import { createHub, type Hub, type LiveClient } from './hub.ts'

interface FakeClient extends LiveClient {
  bufferedBytes: number
  readonly frames: Buffer[]
  readonly closed: [number, string][]
}
const aClient = (): FakeClient => {
  const frames: Buffer[] = []
  const closed: [number, string][] = []
  return {
    bufferedBytes: 0,
    frames,
    closed,
    send: (frame) => void frames.push(frame),
    close: (code, reason) => void closed.push([code, reason]),
  }
}
const texts = (client: FakeClient): unknown[] =>
  client.frames.map((frame) => JSON.parse(frame.toString()) as unknown)
const event = (n: number): Buffer => Buffer.from(`{"n":${n}}`)

let now = 0
let counted = { sent: 0, dropped: 0 }
let hub: Hub
beforeEach(() => {
  now = 0
  counted = { sent: 0, dropped: 0 }
  hub = createHub({
    clock: { now: () => now },
    facts: { liveEvents: (outcome, count) => void (counted[outcome] += count) },
    limits: { clientBytes: 100, hopelessMs: 1000, tickBytes: 20 },
  })
})

test('one frame a tick, the same buffer for all clients of the project, none for others', () => {
  const [a, b, other] = [aClient(), aClient(), aClient()]
  hub.join('p', a)
  hub.join('p', b)
  hub.join('q', other)
  hub.publish('p', event(1))
  hub.publish('p', event(2))
  hub.flush('c1')
  expect(texts(a)).toEqual([{ type: 'events', cursor: 'c1', events: [{ n: 1 }, { n: 2 }] }])
  expect(b.frames[0]).toBe(a.frames[0])
  expect(other.frames).toEqual([])
  expect(counted).toEqual({ sent: 4, dropped: 0 })
})

test('a slow client alone loses frames and is told the exact number', () => {
  const [slow, quick] = [aClient(), aClient()]
  hub.join('p', slow)
  hub.join('p', quick)
  slow.bufferedBytes = 101
  for (let n = 1; n <= 3; n++) {
    hub.publish('p', event(n))
    hub.flush(`c${n}`)
  }
  slow.bufferedBytes = 0
  hub.publish('p', event(4))
  hub.flush('c4')
  expect(texts(slow)).toEqual([
    { type: 'gap', count: 3, reason: 'slow_client' },
    { type: 'events', cursor: 'c4', events: [{ n: 4 }] },
  ])
  expect(quick.frames).toHaveLength(4)
  expect(counted).toEqual({ sent: 5, dropped: 3 })
})

test('a client that never drains is closed, one that drains in between is not', () => {
  const [hopeless, late] = [aClient(), aClient()]
  hub.join('p', hopeless)
  hub.join('p', late)
  for (now = 0; now <= 1000; now += 500) {
    hopeless.bufferedBytes = 101
    late.bufferedBytes = now === 500 ? 0 : 101
    hub.publish('p', event(now))
    hub.flush('c')
  }
  expect(hopeless.closed[0]?.[0]).toBe(4408)
  expect(late.closed).toEqual([])
})

test('asks for a flush once enough bytes wait, and keeps nothing for nobody', () => {
  expect(hub.publish('p', event(1))).toBe(true)
  expect(hub.waiting).toBe(false)
  const leave = hub.join('p', aClient())
  expect(hub.publish('p', Buffer.from('{"text":"0123456789"}'))).toBe(false)
  expect(hub.waiting).toBe(true)
  leave()
  leave()
  expect(hub.waiting).toBe(false)
  expect(hub.watches('p')).toBe(false)
  expect(hub.clients).toBe(0)
})

test('stored ids go to the clients of the project', () => {
  const client = aClient()
  hub.join('p', client)
  hub.stored('p', ['a'])
  hub.stored('q', ['b'])
  expect(texts(client)).toEqual([{ type: 'stored', ids: ['a'] }])
})
