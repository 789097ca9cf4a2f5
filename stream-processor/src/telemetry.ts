/**
 * The facts this service reports: each function writes metric and log together. Labels come from
 * closed lists; payloads and ids are never logged. WARN: nothing is lost, it goes on by itself.
 * ERROR: somebody has to look.
 */
import {
  DISPOSITIONS,
  QUARANTINE_REASONS,
  type DispositionOutcome,
  type QuarantineReason,
} from '@pulseboard/contracts'
import {
  Counter,
  Gauge,
  Histogram,
  type Clock,
  type Logger,
  type Metrics,
} from '@pulseboard/runtime'
import type { Claim } from './land/claim.ts'
import type { RecentIds } from './land/recent-ids.ts'
import type { LandingBatch, Reject } from './landing-batch.ts'
import type { WorkerFacts } from './partition-worker.ts'

export interface Telemetry extends WorkerFacts {
  joined(partitions: readonly number[]): void
  claimed(partition: number, claim: Claim, ids: RecentIds): void
  /** The partition's memory of recent ids is gone with its membership. */
  idsForgotten(partition: number): void
  /** An insert or claim whose end is not known; it is settled by claiming again. */
  landingUnclear(partition: number, error: unknown): void
  quarantined(reject: Reject): void
  /** Messages that wait in Kafka, all partitions together. */
  lag(messages: number): void
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const ROWS = [1, 10, 100, 1_000, 2_500, 5_000, 10_000]

const createInstruments = ({ registry }: Metrics) => {
  const registers = [registry]
  const name = (suffix: string): string => `pulseboard_processor_${suffix}`
  return {
    landed: new Counter({
      name: name('landed_events_total'),
      help: 'Events stored in ClickHouse and committed.',
      registers,
    }),
    quarantined: new Counter({
      name: name('quarantined_messages_total'),
      help: 'Messages set aside by reason; look at pulseboard.quarantine.v1 when it rises.',
      labelNames: ['reason'],
      registers,
    }),
    batchRows: new Histogram({
      name: name('batch_messages'),
      help: 'Messages of one batch.',
      buckets: ROWS,
      registers,
    }),
    batchSeconds: new Histogram({
      name: name('batch_seconds'),
      help: 'Time of a batch from its cut to its commit.',
      buckets: SECONDS,
      registers,
    }),
    stepSeconds: new Histogram({
      name: name('step_seconds'),
      help: 'Time of one step of a batch.',
      labelNames: ['step'],
      buckets: SECONDS,
      registers,
    }),
    claims: new Counter({
      name: name('claims_total'),
      help: 'Partitions taken; a steady rise means that processors take them from each other.',
      registers,
    }),
    lost: new Counter({
      name: name('partitions_lost_total'),
      help: 'Partitions that were given up and read again from the committed offset.',
      registers,
    }),
    unclear: new Counter({
      name: name('unclear_inserts_total'),
      help: 'Inserts without a clear answer, settled by asking what is stored.',
      registers,
    }),
    lag: new Gauge({
      name: name('lag_messages'),
      help: 'Messages in Kafka that are not landed yet.',
      registers,
    }),
  }
}

const createEndInstruments = ({ registry }: Metrics) => {
  const registers = [registry]
  const name = (suffix: string): string => `pulseboard_processor_${suffix}`
  return {
    settled: new Counter({
      name: name('settled_messages_total'),
      help: 'Messages that were not stored, by outcome; duplicate: retries of clients.',
      labelNames: ['outcome'],
      registers,
    }),
    ids: new Gauge({
      name: name('recent_ids'),
      help: 'Ids held to recognise copies; bounded by PROCESSOR_DEDUP_IDS.',
      registers,
    }),
    idsBytes: new Gauge({
      name: name('recent_ids_bytes'),
      help: 'Memory of the ids that are held.',
      registers,
    }),
    idsHours: new Gauge({
      name: name('recent_ids_hours'),
      help: 'Hours within which every copy is recognised; below PROCESSOR_DEDUP_HOURS the bound is met.',
      registers,
    }),
  }
}

/** Ends of messages that are not stored, and how much is remembered of recent ids. */
const watchEnds = (metrics: Metrics, clock: Clock) => {
  const instruments = createEndInstruments(metrics)
  const held = new Map<number, RecentIds>()
  const show = (): void => {
    const sets = [...held.values()]
    const sum = (of: (ids: RecentIds) => number) => sets.reduce((all, ids) => all + of(ids), 0)
    instruments.ids.set(sum(({ size }) => size))
    instruments.idsBytes.set(sum(({ bytes }) => bytes))
    const since = Math.max(0, ...sets.map((ids) => ids.since))
    instruments.idsHours.set(since === 0 ? 0 : (clock.now() - since) / 3_600_000)
  }
  const outcomes = Object.fromEntries(
    DISPOSITIONS.map((outcome) => [outcome, instruments.settled.labels(outcome)]),
  ) as Record<DispositionOutcome, ReturnType<typeof instruments.settled.labels>>
  return { held, show, outcomes }
}

export const createTelemetry = (metrics: Metrics, log: Logger, clock: Clock): Telemetry => {
  const instruments = createInstruments(metrics)
  const reasons = Object.fromEntries(
    QUARANTINE_REASONS.map((reason) => [reason, instruments.quarantined.labels(reason)]),
  ) as Record<QuarantineReason, ReturnType<typeof instruments.quarantined.labels>>

  const recent = watchEnds(metrics, clock)
  const batchDone = (batch: LandingBatch, ms: number): void => {
    const { partition, messages, dispositions, settledBefore } = batch
    const landed = messages.length - dispositions.length - settledBefore
    for (const { outcome } of dispositions) recent.outcomes[outcome].inc()
    recent.show()
    instruments.landed.inc(landed)
    instruments.batchRows.observe(messages.length)
    instruments.batchSeconds.observe(ms / 1000)
    const settled = dispositions.length
    log.info({ partition, landed, settled, ms: Math.round(ms) }, 'batch landed')
  }
  return {
    batchDone,
    stepDone: (step, ms) => instruments.stepSeconds.observe({ step }, ms / 1000),
    joined: (partitions) => log.info({ partitions }, 'joined the group'),
    claimed: (partition, { committed }, ids) => {
      instruments.claims.inc()
      recent.held.set(partition, ids)
      recent.show()
      log.info({ partition, committed: String(committed), ids: ids.size }, 'partition claimed')
    },
    idsForgotten: (partition) => {
      recent.held.delete(partition)
      recent.show()
    },
    landingUnclear: (partition, error) => {
      instruments.unclear.inc()
      log.warn({ err: error, partition }, 'no clear answer from ClickHouse; claiming again')
    },
    partitionLost: (partition, error) => {
      instruments.lost.inc()
      log.warn({ err: error, partition }, 'partition lost; reading again from the committed offset')
    },
    waiting: (what, error) => log.warn({ err: error }, `waiting for ${what}`),
    quarantined: ({ reason, detail, message }) => {
      reasons[reason].inc()
      const { partition, offset } = message
      log.error({ reason, detail, partition, offset: String(offset) }, 'message quarantined')
    },
    lag: (messages) => instruments.lag.set(messages),
  }
}
