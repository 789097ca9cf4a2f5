import type { BusMessage, Position, TailOptions } from '@pulseboard/runtime'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSharedTail, openTails, type TailMessage } from './tail.ts'

const opened: TailOptions[] = []
let closed = 0
let broken = false
const bus = {
  tail: (options: TailOptions) => {
    opened.push(options)
    return {
      start: async (): Promise<Position> => {
        if (broken) throw new Error('no broker')
        return new Map([[0, 5n]])
      },
      pause: () => undefined,
      close: async () => void (closed += 1),
    }
  },
}
const seen: TailMessage[] = []
const create = () =>
  createSharedTail({
    open: openTails(bus, () => undefined),
    onMessage: (message) => void seen.push(message),
    lingerMs: 1000,
  })
const message = (offset: bigint): BusMessage => ({
  partition: 0,
  offset,
  key: Buffer.from('id'),
  value: Buffer.from('{}'),
  headers: { project: Buffer.from('p') },
})
const deliver = (which: number, offset: bigint): void =>
  opened[which]?.onFetched({ partition: 0, messages: [message(offset)], highWatermark: 9n })

beforeEach(() => {
  vi.useFakeTimers()
  opened.length = 0
  seen.length = 0
  closed = 0
  broken = false
})
afterEach(() => void vi.useRealTimers())

test('opens nothing until somebody watches, once for all, and closes after the last', async () => {
  const tail = create()
  expect(opened).toHaveLength(0)
  const leave = [await tail.acquire(), await tail.acquire()]
  expect(opened).toHaveLength(1)
  expect(tail.position).toEqual(new Map([[0, 5n]]))
  deliver(0, 5n)
  expect(seen).toMatchObject([{ id: 'id', project: 'p', offset: 5n }])
  expect(tail.position.get(0)).toBe(6n)
  for (const step of leave) step()
  await vi.advanceTimersByTimeAsync(999)
  expect(closed).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(closed).toBe(1)
})

test('who comes back soon finds it open', async () => {
  const tail = create()
  const leave = await tail.acquire()
  leave()
  leave()
  await vi.advanceTimersByTimeAsync(500)
  await tail.acquire()
  await vi.advanceTimersByTimeAsync(5000)
  expect([opened.length, closed]).toEqual([1, 0])
})

test('what a closed tail still delivers is not heard', async () => {
  const tail = create()
  const leave = await tail.acquire()
  leave()
  await vi.advanceTimersByTimeAsync(1000)
  await tail.acquire()
  deliver(0, 7n)
  expect(seen).toEqual([])
  deliver(1, 7n)
  expect(seen).toHaveLength(1)
})

test('a broker that is not there is reported to whoever asked, and asked again later', async () => {
  const tail = create()
  broken = true
  await expect(tail.acquire()).rejects.toThrow('no broker')
  broken = false
  await tail.acquire()
  expect(tail.position.get(0)).toBe(5n)
})
