import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createGroupCommit, type Sent } from './group-commit.ts'

const settings = {
  lingerMs: 3,
  targetBytes: 100,
  maxSendBytes: 200,
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const setUp = () => {
  const sends: { messages: number[]; end: (error?: Error) => void }[] = []
  const reports: Sent[] = []
  const commit = createGroupCommit<number>(
    {
      send: (messages) => {
        const { promise, resolve, reject } = Promise.withResolvers<void>()
        sends.push({ messages, end: (error) => (error === undefined ? resolve() : reject(error)) })
        return promise
      },
      sizeOf: (size) => size,
      ownerOf: () => 'one',
      clock: { now: () => Date.now() },
      onSent: (sent) => void reports.push(sent),
    },
    settings,
  )
  return Object.assign(commit, { sends, reports })
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

test('requests of one linger window share a send', async () => {
  const { publish, sends } = setUp()
  const outcomes = [publish([1]), publish([2, 3])]
  await vi.advanceTimersByTimeAsync(2)
  expect(sends).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(sends.map(({ messages }) => messages)).toEqual([[1, 2, 3]])
  sends[0]?.end()
  expect(await Promise.all(outcomes)).toEqual(['acknowledged', 'acknowledged'])
})

test('a full batch goes at once, from idle and while lingering', async () => {
  const { publish, sends } = setUp()
  void publish([100])
  expect(sends).toHaveLength(1)
  sends[0]?.end()
  await settle()
  void publish([40])
  void publish([60])
  expect(sends).toHaveLength(2)
})

test('one send at a time; what came meanwhile goes together when it returns', async () => {
  const { publish, sends } = setUp()
  void publish([100])
  void publish([60])
  void publish([70])
  await vi.advanceTimersByTimeAsync(50)
  expect(sends).toHaveLength(1)
  sends[0]?.end()
  await settle()
  expect(sends[1]?.messages).toEqual([60, 70])
})

test('a large request takes several sends and one answer', async () => {
  const { publish, sends } = setUp()
  const outcome = publish([90, 90, 90])
  sends[0]?.end()
  await settle()
  expect(sends.map(({ messages }) => messages)).toEqual([[90, 90]])
  await vi.advanceTimersByTimeAsync(3)
  sends[1]?.end()
  expect(await outcome).toBe('acknowledged')
})

test('a failed send refuses all who wait, and those who come until Kafka is back', async () => {
  const commit = setUp()
  const { publish, sends, reports } = commit
  const outcomes = [publish([100]), publish([50])]
  sends[0]?.end(new Error('broker gone'))
  expect(await Promise.all(outcomes)).toEqual(['unavailable', 'unavailable'])
  expect(await publish([1])).toBe('unavailable')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(commit.isBroken).toBe(true)
  expect(await publish([1])).toBe('unavailable')
  commit.resume()
  expect(commit.isBroken).toBe(false)
  const later = publish([100])
  sends[1]?.end()
  expect(await later).toBe('acknowledged')
  expect(reports.map(({ outcome }) => outcome)).toEqual(['unavailable', 'acknowledged'])
})

test('broken is at rest: nothing to wait for when it ends', async () => {
  const { publish, drained, sends } = setUp()
  const outcome = publish([100])
  const ended = drained()
  sends[0]?.end(new Error('broker gone'))
  expect(await outcome).toBe('unavailable')
  await ended
  await drained()
})

test('drained when nothing is under way', async () => {
  const { publish, drained, sends } = setUp()
  await drained()
  const outcome = publish([1])
  let isDrained = false
  void drained().then(() => (isDrained = true))
  await vi.advanceTimersByTimeAsync(3)
  expect(isDrained).toBe(false)
  sends[0]?.end()
  await outcome
  await settle()
  expect(isDrained).toBe(true)
})
