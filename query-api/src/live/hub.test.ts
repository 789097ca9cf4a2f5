import { beforeEach, expect, test } from 'vitest'
import { aClient, texts } from '../testing/live-client.ts'
import { liveEvent, viewOf, type LiveEvent } from './event-choice.ts'
import { createHub, type Hub } from './hub.ts'

const ALL = viewOf(null)
const ERRORS = viewOf('type:error')
const event = (n: number, type = 'event'): LiveEvent =>
  liveEvent(`e${n}`, Buffer.from(`{"n":${n},"type":"${type}"}`))
const value = (n: number, type = 'event'): unknown => ({ n, type })

let now = 0
let counted = { sent: 0, dropped: 0, left_out: 0 }
let hub: Hub
beforeEach(() => {
  now = 0
  counted = { sent: 0, dropped: 0, left_out: 0 }
  hub = createHub({
    clock: { now: () => now },
    facts: { liveEvents: (outcome, count) => void (counted[outcome] += count) },
    limits: { clientBytes: 100, drainMs: 1000, tickBytes: 60, eventsPerSecond: 10 },
  })
})

test('one frame a tick, the same bytes for all clients of the project, none for others', () => {
  const [a, b, other] = [aClient(), aClient(), aClient()]
  hub.join('p', ALL, a)
  hub.join('p', ALL, b)
  hub.join('q', ALL, other)
  hub.publish('p', event(1))
  hub.publish('p', event(2))
  hub.flush('c1')
  expect(texts(a)).toEqual([{ type: 'events', cursor: 'c1', events: [value(1), value(2)] }])
  expect(b.frames[0]?.webSocket).toBe(a.frames[0]?.webSocket)
  expect(other.frames).toEqual([])
  expect(counted).toEqual({ sent: 4, dropped: 0, left_out: 0 })
})

test('one frame a tick and filter: who filters sees what fits, and nothing when nothing does', () => {
  const [all, errors, more] = [aClient(), aClient(), aClient()]
  hub.join('p', ALL, all)
  hub.join('p', ERRORS, errors)
  hub.join('p', viewOf('type:error '), more)
  hub.publish('p', event(1))
  hub.flush('c1')
  hub.publish('p', event(2, 'error'))
  hub.flush('c2')
  expect(texts(errors)).toEqual([{ type: 'events', cursor: 'c2', events: [value(2, 'error')] }])
  expect(more.frames[0]).toBe(errors.frames[0])
  expect(all.frames).toHaveLength(2)
})

test('a slow client alone loses frames and is told the exact number', () => {
  const [slow, quick] = [aClient(), aClient()]
  hub.join('p', ALL, slow)
  hub.join('p', ALL, quick)
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
    { type: 'events', cursor: 'c4', events: [value(4)] },
  ])
  expect(quick.frames).toHaveLength(4)
  expect(counted).toEqual({ sent: 5, dropped: 3, left_out: 0 })
})

test('above the limit a sample is shown: each frame says the rate and how many it leaves out', () => {
  const client = aClient()
  hub.join('p', ALL, client)
  for (let n = 1; n <= 45; n++) hub.publish('p', event(n))
  hub.flush('c')
  const [frame] = texts(client) as [{ events: unknown[]; sampled: object }]
  expect(hub.rateOf('p', ALL)).toBe(8)
  expect(frame.sampled).toEqual({ one_in: 8, left_out: 45 - frame.events.length })
  expect(counted.sent + counted.left_out).toBe(45)
})

test('a cursor is told to those who have heard none for a while', () => {
  const [all, errors] = [aClient(), aClient()]
  hub.join('p', ALL, all)
  hub.join('p', ERRORS, errors)
  hub.tellPosition('c1')
  hub.publish('p', event(1))
  hub.flush('c2')
  hub.tellPosition('c3')
  expect(texts(all)).toMatchObject([{ cursor: 'c2' }])
  expect(texts(errors)).toEqual([{ type: 'events', cursor: 'c3', events: [] }])
})

test('asks for a flush once enough bytes wait, and keeps nothing for nobody', () => {
  expect(hub.publish('p', event(1))).toBe(true)
  expect(hub.waiting).toBe(false)
  const leave = hub.join('p', ALL, aClient())
  expect(hub.publish('p', liveEvent('e', Buffer.from(`{"text":"${'x'.repeat(60)}"}`)))).toBe(false)
  expect(hub.waiting).toBe(true)
  leave()
  leave()
  expect(hub.waiting).toBe(false)
  expect(hub.watches('p')).toBe(false)
})

test('stored ids go to the clients of the project', () => {
  const client = aClient()
  hub.join('p', ALL, client)
  hub.stored('p', ['a'])
  hub.stored('q', ['b'])
  expect(texts(client)).toEqual([{ type: 'stored', ids: ['a'] }])
})
