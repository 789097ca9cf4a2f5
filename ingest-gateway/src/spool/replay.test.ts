/** Replay, transition by transition, on a spool in memory and a Kafka that answers as told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryFiles } from '../fixtures/memory-files.ts'
import { anOutgoingEvent } from '../fixtures/outgoing.ts'
import type { OutgoingEvent } from '../produce.ts'
import { startReplay } from './replay.ts'
import { openStore } from './store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const clock = { now: () => Date.now() }
const numbers = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index)

class Refused extends Error {}

const setUp = async (count: number, eventsPerSecond = 1e6) => {
  const files = createMemoryFiles()
  const reported: string[] = []
  const store = await openStore({
    files,
    clock,
    bounds: { maxBytes: 1e9, maxAgeMs: 1e12, segmentBytes: 20_000 },
    isOurs: () => Promise.resolve(true),
    report: ({ kind }) => void reported.push(kind),
    onWritten: () => undefined,
  })
  for (const number of numbers(0, count)) await store.append([anOutgoingEvent(number)])
  const kafka = {
    isBroken: false,
    problem: undefined as string | undefined,
    answer: (ids: readonly string[]): void => void ids,
    sends: [] as string[][],
    probes: 0,
  }
  const failures: unknown[] = []
  const replay = startReplay({
    store: () => store,
    send: async (events: OutgoingEvent[]) => {
      await Promise.resolve()
      const ids = events.map(({ id }) => id)
      kafka.answer(ids)
      kafka.sends.push(ids)
    },
    isRefusal: (error) => error instanceof Refused,
    isBroken: () => kafka.isBroken,
    problem: async () => {
      await Promise.resolve()
      kafka.probes += 1
      return kafka.problem
    },
    onRecovered: () => {
      kafka.isBroken = false
    },
    onReplayed: () => undefined,
    onFailed: (error) => void failures.push(error),
    clock,
    eventsPerSecond,
  })
  return { store, files, replay, kafka, failures, reported }
}

const idsOf = (events: readonly number[]): string[] => events.map((n) => anOutgoingEvent(n).id)
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('sends everything in order, in sends of at most 500, and deletes what is done', async () => {
  const { store, files, replay, kafka } = await setUp(1_300)
  await pass(50)
  expect(kafka.sends.flat()).toEqual(idsOf(numbers(0, 1_300)))
  for (const send of kafka.sends) expect(send.length).toBeLessThanOrEqual(500)
  expect(store.holdings.standing.events).toBe(0)
  expect([...files.names.keys()].filter((name) => name.endsWith('.segment'))).toEqual([])
  await replay.close()
})

test('keeps its pace', async () => {
  const { replay, kafka } = await setUp(400, 100)
  await pass(10)
  const first = kafka.sends.flat().length
  await pass(1_000)
  expect(kafka.sends.flat().length).toBeLessThanOrEqual(first + 200)
  await pass(10_000)
  expect(kafka.sends.flat()).toHaveLength(400)
  await replay.close()
})

describe('Kafka does not acknowledge', () => {
  test('the same events again, after 100 ms, then more, at most every second', async () => {
    const { replay, kafka, failures } = await setUp(10)
    kafka.isBroken = true
    kafka.answer = () => {
      throw new Error('silent')
    }
    await pass(99)
    expect(failures).toHaveLength(1)
    await pass(9_901)
    // 100, 200, 400, 800 ms, then every second.
    expect(failures.length).toBeGreaterThanOrEqual(12)
    expect(failures.length).toBeLessThanOrEqual(14)
    expect(kafka.isBroken).toBe(true)
    kafka.answer = () => undefined
    await pass(1_000)
    expect(kafka.isBroken).toBe(false)
    expect(kafka.sends).toEqual([idsOf(numbers(0, 10))])
    expect(kafka.probes).toBe(0)
    await replay.close()
  })

  test('with an empty spool Kafka is asked instead, not before 100 ms', async () => {
    const { replay, kafka } = await setUp(0)
    kafka.isBroken = true
    kafka.problem = 'no leader'
    replay.wake()
    await pass(99)
    expect(kafka.probes).toBe(0)
    await pass(1_000)
    expect(kafka.probes).toBeGreaterThan(0)
    expect(kafka.isBroken).toBe(true)
    kafka.problem = undefined
    await pass(1_500)
    expect(kafka.isBroken).toBe(false)
    await replay.close()
  })

  test('what comes while it waits is sent when it is woken', async () => {
    const { store, replay, kafka } = await setUp(0)
    await pass(10)
    await store.append([anOutgoingEvent(7)])
    replay.wake()
    await pass(10)
    expect(kafka.sends).toEqual([idsOf([7])])
    await replay.close()
  })
})

test('the one event that Kafka refuses is set aside, all others arrive', async () => {
  const { replay, kafka, reported, files } = await setUp(300)
  const [bad] = idsOf([123])
  kafka.answer = (ids) => {
    if (bad !== undefined && ids.includes(bad)) throw new Refused()
  }
  await pass(1_000)
  expect(kafka.sends.flat()).toEqual(idsOf(numbers(0, 300).filter((number) => number !== 123)))
  expect(reported).toEqual(['refused'])
  expect([...files.names.keys()].filter((name) => name.includes('.refused-'))).toHaveLength(1)
  await replay.close()
})

test('a segment that cannot be read is kept aside after five attempts; the next is sent', async () => {
  const { replay, kafka, reported, files } = await setUp(150)
  const [first = ''] = files.names.keys()
  const inode = files.names.get(first)
  if (inode !== undefined)
    Object.defineProperty(inode, 'bytes', {
      get: () => {
        throw new Error('EIO')
      },
    })
  await pass(5_000)
  expect(reported).toEqual(['damaged'])
  expect([...files.names.keys()]).toContain(`${first}.damaged`)
  const sent = kafka.sends.flat()
  expect(sent.length).toBeGreaterThan(0)
  expect(sent).toEqual(idsOf(numbers(150 - sent.length, sent.length)))
  await replay.close()
})

test('closing ends after the send that is under way; the rest stays', async () => {
  const { store, replay, kafka } = await setUp(2_000, 1_000)
  await pass(10)
  const sent = kafka.sends.flat().length
  await replay.close()
  await pass(5_000)
  expect(kafka.sends.flat()).toHaveLength(sent)
  expect(store.holdings.standing.events).toBe(2_000 - sent)
})
