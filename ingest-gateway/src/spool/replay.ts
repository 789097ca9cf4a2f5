/**
 * Sends what is in the spool, oldest first, one send at a time, at a bounded pace beside live traffic.
 * Bytes, key and headers are those of the first attempt, so a copy that was in the log after all is known
 * for what it is. A position is noted after each acknowledged send; a restart repeats at most one.
 *
 * | state    | something waits      | acknowledged      | failed               | Kafka refuses the messages    |
 * | waiting  | send                 |                   |                      |                               |
 * | sending  |                      | note, pace, next  | back off             | half as many; one: set aside  |
 * | back-off | send after 100 ms, doubled up to 1 s |   |                      |                               |
 *
 * Its sends are the probe that tells whether Kafka acknowledges again. With nothing to send while the
 * circuit is open, Kafka is asked for the topic instead.
 */
import type { Clock } from '@pulseboard/runtime'
import { pause } from '../pause.ts'
import type { OutgoingEvent } from '../produce.ts'
import { createCut } from './cut.ts'
import { createPace } from './pace.ts'
import type { SpoolRecord } from './record.ts'
import type { Segment } from './segment-writer.ts'
import type { Front } from './store.ts'

export interface ReplayDeps {
  /** Undefined while there is no directory. */
  readonly store: () => Front | undefined
  readonly send: (events: OutgoingEvent[]) => Promise<unknown>
  /** Whether an error says that Kafka will never take these messages. */
  readonly isRefusal: (error: unknown) => boolean
  /** Whether the circuit is open. */
  readonly isBroken: () => boolean
  /** What is wrong with Kafka, undefined when it answers. */
  readonly problem: () => Promise<string | undefined>
  /** Kafka acknowledged, or answers and nothing waits. */
  readonly onRecovered: () => void
  readonly onReplayed: (events: number) => void
  readonly onFailed: (error: unknown) => void
  readonly clock: Clock
  readonly eventsPerSecond: number
}

export interface Replay {
  /** There may be something to do. */
  wake(): void
  /** Ends after the send that is under way. */
  close(): Promise<void>
}

const FIRST_BACKOFF_MS = 100
const LAST_BACKOFF_MS = 1_000
// Attempts to read a segment before it is given up.
const MAX_READS = 5

/** Reads segments; the one in work stays in memory, so that an outage does not read it again and again. */
const createReader = () => {
  let loaded: { segment: Segment; records: readonly SpoolRecord[] } | undefined
  let failures = 0
  return async (store: Front, segment: Segment): Promise<readonly SpoolRecord[]> => {
    try {
      if (loaded?.segment !== segment) loaded = { segment, records: await store.read(segment) }
      failures = 0
      return loaded.records.filter(({ end }) => end > segment.position)
    } catch (error) {
      failures += 1
      if (failures >= MAX_READS) {
        failures = 0
        await store.giveUp(segment)
      }
      throw error
    }
  }
}

/** Sends one segment to its end. */
const createSendSegment = (deps: ReplayDeps, signal: AbortSignal) => {
  const { clock, send, isRefusal, onReplayed, onRecovered } = deps
  const pace = createPace(deps.eventsPerSecond, clock)
  const read = createReader()
  const cut = createCut(deps.eventsPerSecond)

  const sendBatch = async (
    store: Front,
    segment: Segment,
    batch: readonly SpoolRecord[],
  ): Promise<number> => {
    const end = batch.at(-1)?.end ?? segment.position
    pace.spent(batch.length)
    try {
      await send(batch.map(({ event }) => event))
      cut.grow()
      onReplayed(batch.length)
    } catch (error) {
      if (!isRefusal(error)) throw error
      cut.shrink()
      const [only] = batch
      if (batch.length > 1 || only === undefined) return 0
      await store.setAside(segment, only)
    }
    await store.sent(segment, batch.length, end)
    onRecovered()
    return batch.length
  }

  return async (store: Front, segment: Segment): Promise<void> => {
    const records = await read(store, segment)
    for (let from = 0; from < records.length;) {
      await pause(pace.waitMs(), signal)
      if (signal.aborted) return
      from += await sendBatch(store, segment, cut.next(records, from))
    }
    await store.drop(segment)
  }
}

export const startReplay = (deps: ReplayDeps): Replay => {
  const stop = new AbortController()
  const { signal } = stop
  let alarm = Promise.withResolvers<void>()
  const sendSegment = createSendSegment(deps, signal)

  /** One step. @returns whether there was anything to do. */
  const advance = async (): Promise<boolean> => {
    const store = deps.store()
    const segment = await store?.front()
    if (store !== undefined && segment !== undefined) {
      await sendSegment(store, segment)
      return true
    }
    if (!deps.isBroken()) return false
    // Those whose send failed are being written at this moment: better to probe with what they bring.
    await pause(FIRST_BACKOFF_MS, signal)
    if ((await deps.store()?.front()) !== undefined) return true
    const problem = await deps.problem()
    if (problem !== undefined) throw new Error(problem)
    deps.onRecovered()
    return true
  }

  const run = async (): Promise<void> => {
    let backoffMs = FIRST_BACKOFF_MS
    while (!signal.aborted) {
      const { promise } = alarm
      try {
        const isBusy = await advance()
        backoffMs = FIRST_BACKOFF_MS
        if (!isBusy) await promise
      } catch (error) {
        deps.onFailed(error)
        await pause(backoffMs, signal)
        backoffMs = Math.min(backoffMs * 2, LAST_BACKOFF_MS)
      }
    }
  }

  const wake = (): void => {
    alarm.resolve()
    alarm = Promise.withResolvers()
  }
  const running = run()
  return {
    wake,
    close: () => {
      stop.abort()
      wake()
      return running
    },
  }
}
