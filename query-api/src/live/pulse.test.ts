import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Hub } from './hub.ts'
import { createPulse, type Pulse } from './pulse.ts'

let nowMs = 0
let flushMs = 0
let waiting = true
let pulse: Pulse
const flushed: string[] = []
const told: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  nowMs = 0
  flushMs = 0
  waiting = true
  flushed.length = 0
  told.length = 0
  const hub: Pick<Hub, 'waiting' | 'flush' | 'tellPosition'> = {
    get waiting() {
      return waiting
    },
    flush: (cursor) => {
      flushed.push(cursor)
      nowMs += flushMs
    },
    tellPosition: (cursor) => void told.push(cursor),
  }
  pulse = createPulse(hub as Hub, { now: () => nowMs }, () => 'c')
})
afterEach(() => void vi.useRealTimers())

test('everything of one tick is sent at once, 50 ms after the first', async () => {
  pulse.soon()
  await vi.advanceTimersByTimeAsync(40)
  pulse.soon()
  expect(flushed).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(10)
  expect(flushed).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(500)
  expect(flushed).toHaveLength(1)
})

test('sending that takes long makes the ticks longer, within bounds', async () => {
  for (const [took, next] of [
    [60, 120],
    [1000, 200],
    [0, 50],
  ] as const) {
    flushMs = took
    pulse.now()
    flushed.length = 0
    pulse.soon()
    await vi.advanceTimersByTimeAsync(next - 1)
    expect(flushed).toHaveLength(0)
    flushMs = 0
    await vi.advanceTimersByTimeAsync(1)
    expect(flushed).toHaveLength(1)
  }
})

test('what must not be in the middle of a tick comes after it', async () => {
  const done: string[] = []
  pulse.soon()
  pulse.between(() => void done.push(`after ${flushed.length}`))
  await vi.advanceTimersByTimeAsync(50)
  expect(done).toEqual(['after 1'])
  waiting = false
  pulse.between(() => void done.push('at once'))
  expect(done).toEqual(['after 1', 'at once'])
})

test('a cursor is told every 5 s while somebody watches, and never otherwise', async () => {
  waiting = false
  await vi.advanceTimersByTimeAsync(6000)
  expect(told).toEqual([])
  const leave = [pulse.keep(), pulse.keep()]
  await vi.advanceTimersByTimeAsync(5000)
  expect(told).toEqual(['c'])
  for (const step of leave) step()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(told).toEqual(['c'])
})
