/**
 * The list of quarantined messages with its clients and metrics: what processor.ts opens beside the
 * landing. Entries are forgotten when the topic forgets their messages.
 */
import { QUARANTINE_GROUP, QUARANTINE_LIMITS, QUARANTINE_TOPIC } from '@pulseboard/contracts'
import { connectPostgres, sweepQuarantine, type Sql } from '@pulseboard/db'
import {
  Counter,
  Gauge,
  type Bus,
  type Clock,
  type Lifecycle,
  type Logger,
  type Metrics,
} from '@pulseboard/runtime'
import { watchLag } from '../lag.ts'
import { LANDING, type Source } from '../topology.ts'
import { startQuarantineConsumer } from './consumer.ts'
import { takeOver } from './take-over.ts'

interface OpenQuarantineDeps {
  readonly databaseUrl: string
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly metrics: Metrics
  readonly bus: Bus
  readonly clock: Clock
  /** What the landing reads: beside another topic than the product's, this has another group. */
  readonly landing: Source
}

const DAY_MS = 86_400_000
const SWEEP_EVERY_MS = 3_600_000
const SWEEP_ENTRIES = 10_000

const createInstruments = ({ registry }: Metrics) => {
  const registers = [registry]
  return {
    unreadable: new Counter({
      name: 'pulseboard_processor_quarantine_unreadable_total',
      help: 'Messages of the quarantine topic that are no entries; the log names their places.',
      registers,
    }),
    lag: new Gauge({
      name: 'pulseboard_processor_quarantine_lag_messages',
      help: 'Messages of the quarantine topic that are not in the list yet.',
      registers,
    }),
  }
}

/** Sweeps now and every hour; a failure is only reported, the next turn does its work. */
const sweepHourly = (sql: Sql, { clock, lifecycle, log }: OpenQuarantineDeps): void => {
  const sweep = async (): Promise<void> => {
    const before = new Date(clock.now() - QUARANTINE_LIMITS.days * DAY_MS)
    try {
      await sweepQuarantine(sql, before, SWEEP_ENTRIES)
    } catch (error) {
      log.warn({ err: error }, 'old entries of the quarantine could not be deleted; tried again')
    }
  }
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS)
  void sweep()
  lifecycle.opened({ name: 'sweep of the quarantine', close: () => clearInterval(timer) })
}

/** Starts it; the lifecycle ends it. */
export const openQuarantine = (deps: OpenQuarantineDeps): void => {
  const { bus, log, lifecycle, landing } = deps
  const group = landing.topic === LANDING.topic ? QUARANTINE_GROUP : `${landing.group}.quarantine`
  const source = { topic: QUARANTINE_TOPIC.name, group }
  const { unreadable, lag } = createInstruments(deps.metrics)
  const pool = connectPostgres({
    url: deps.databaseUrl,
    application: 'stream-processor (quarantine)',
    log,
    connections: 2,
  })
  lifecycle.opened({ name: 'postgres of the quarantine', close: () => pool.end() })
  sweepHourly(pool, deps)
  const watch = watchLag({ bus, ...source, onLag: (messages) => lag.set(messages) })
  lifecycle.opened({ name: 'lag of the quarantine', close: () => watch.close() })
  const onUnreadable: Parameters<typeof takeOver>[0]['onUnreadable'] = (message, why) => {
    unreadable.inc()
    const { partition, offset } = message
    log.error({ partition, offset: String(offset), why }, 'not an entry of the quarantine')
  }
  const consumer = startQuarantineConsumer({
    bus,
    source,
    takeOver: (messages) => takeOver({ sql: pool, onUnreadable }, messages),
    waiting: (what, error) => log.warn({ err: error }, `waiting for ${what}`),
  })
  lifecycle.opened({ name: 'quarantine', close: () => consumer.close() })
}
