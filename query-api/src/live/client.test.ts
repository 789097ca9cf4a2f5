import { expect, test } from 'vitest'
import { aClient, texts } from '../testing/live-client.ts'
import { createReceiver } from './client.ts'
import { storedFrame } from './frames.ts'

let now = 0
const clock = { now: () => now }
const limits = { clientBytes: 100, drainMs: 1000 }
const frame = storedFrame(['a'])

test('a client that does not read loses frames and is told the exact number', () => {
  const client = aClient()
  const receiver = createReceiver(client, clock, limits)
  client.bufferedBytes = 101
  expect([receiver.give(frame, 3), receiver.give(frame, 4)]).toEqual([false, false])
  client.bufferedBytes = 0
  expect(receiver.give(frame, 1)).toBe(true)
  expect(texts(client)).toEqual([
    { type: 'gap', count: 7, reason: 'slow_client' },
    { type: 'stored', ids: ['a'] },
  ])
})

test('one that never drains is closed, one that drains in between is not', () => {
  const [hopeless, late] = [aClient(), aClient()]
  const receivers = [hopeless, late].map((client) => createReceiver(client, clock, limits))
  for (now = 0; now <= 1000; now += 500) {
    hopeless.bufferedBytes = 101
    late.bufferedBytes = now === 500 ? 0 : 101
    for (const receiver of receivers) receiver.give(frame, 1)
  }
  expect(hopeless.closed[0]?.[0]).toBe(4408)
  expect(late.closed).toEqual([])
})
