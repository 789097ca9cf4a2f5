/**
 * What is known at this moment of the gateways and of the log, read in an order that never claims too
 * much: first how far the ledger's topic is read, then the runs, then where the log ends, then how far
 * it is landed. Without Kafka the runs are still known and nothing counts as settled. Concurrent
 * questions share one measurement.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bus, Clock } from '@pulseboard/runtime'
import { gatewayRuns, type GatewayRunsRow } from '../queries/gateway-runs.ts'
import type { Ask } from '../queries/run.ts'
import { readTo, sentBefore, standingsAt, type Standings } from './runs.ts'
import { createSettlement, type Settled } from './settled.ts'

/** What is read from Kafka, and as which groups. */
export interface LedgerSource {
  readonly events: { readonly topic: string; readonly group: string }
  readonly ledger: { readonly topic: string; readonly group: string }
}

export interface Measurement {
  readonly at: number
  readonly runs: readonly GatewayRunsRow[]
  readonly standings: Standings
  /** Time up to which the gateways' reports are read. */
  readonly readTo: number
  readonly settled: Settled
  /** Messages that wait; undefined: Kafka does not answer. */
  readonly eventsLag: number | undefined
  readonly ledgerLag: number | undefined
}
export type Measure = () => Promise<Measurement>

interface MeasureDeps {
  readonly ask: Ask
  readonly bus: Pick<Bus, 'range' | 'committed'>
  readonly clock: Clock
  readonly source: LedgerSource
}

// Runs say something every second: one that is silent for longer than the ledger goes back is over.
const RUNS_MS = 8 * 86_400_000
const SHARED_MS = 500
const KAFKA_MS = 3_000

type Place = LedgerSource['events']

/** Undefined when Kafka does not answer in time. */
const inTime = async <T>(work: Promise<T>): Promise<T | undefined> => {
  const over = new AbortController()
  const late = sleep(KAFKA_MS, undefined, { signal: over.signal }).catch(() => undefined)
  try {
    return await Promise.race([work.catch(() => undefined), late])
  } finally {
    over.abort()
  }
}

const readPlace = (bus: MeasureDeps['bus'], { topic, group }: Place) =>
  inTime(
    bus.range(topic).then(async ({ oldest, next }) => {
      const committed = await bus.committed(group, topic)
      const lag = [...next].reduce((sum, [partition, end]) => {
        const from = committed.get(partition) ?? oldest.get(partition) ?? end
        return sum + Math.max(0, Number(end - from))
      }, 0)
      return { ends: next, committed, lag }
    }),
  )

export const createMeasure = ({ ask, bus, clock, source }: MeasureDeps): Measure => {
  const settlement = createSettlement()
  const measure = async (): Promise<Measurement> => {
    const at = clock.now()
    const ledger = await readPlace(bus, source.ledger)
    const runs = await ask(gatewayRuns, { since: at - RUNS_MS })
    const upTo = readTo(runs, ledger?.lag, at)
    const standings = standingsAt(runs, upTo)
    const sent = new Map(
      runs.map((run) => [run.gateway, sentBefore(run, standings.get(run.gateway) ?? 'dead')]),
    )
    const events = ledger && (await readPlace(bus, source.events))
    const settled =
      events === undefined
        ? settlement.unknown()
        : settlement.settle({ at, ends: events.ends, sentBefore: sent }, events.committed)
    return {
      at,
      runs,
      standings,
      readTo: upTo,
      settled,
      eventsLag: events?.lag,
      ledgerLag: ledger?.lag,
    }
  }
  let last: { readonly at: number; readonly answer: Promise<Measurement> } | undefined
  return () => {
    const now = clock.now()
    if (last === undefined || now - last.at > SHARED_MS) {
      last = { at: now, answer: measure() }
      last.answer.catch(() => (last = undefined))
    }
    return last.answer
  }
}
