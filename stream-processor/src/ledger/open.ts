/**
 * The ledger's consumer with its clients, metrics and quarantine: what processor.ts opens beside the
 * landing. It shares nothing with the landing but the connection to Kafka.
 */
import { connectClickhouse, insertLedger } from '@pulseboard/db'
import {
  Counter,
  Gauge,
  systemClock,
  type Bus,
  type Lifecycle,
  type Logger,
  type Metrics,
} from '@pulseboard/runtime'
import { quarantine } from '../dead-letter.ts'
import { watchLag } from '../lag.ts'
import { startBatch } from '../landing-batch.ts'
import { LANDING, type Source } from '../topology.ts'
import { LEDGER, startLedger } from './consumer.ts'
import type { LedgerSteps } from './worker.ts'

interface OpenLedgerDeps {
  readonly clickhouseUrl: string
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly metrics: Metrics
  readonly bus: Bus
  /** What the landing reads: beside another topic than the product's, the ledger has another group. */
  readonly landing: Source
}

const createFacts = ({ metrics, log }: Pick<OpenLedgerDeps, 'metrics' | 'log'>) => {
  const registers = [metrics.registry]
  const lines = new Counter({
    name: 'pulseboard_processor_ledger_lines_total',
    help: 'Lines of the ledger that were stored.',
    registers,
  })
  const broken = new Counter({
    name: 'pulseboard_processor_ledger_broken_total',
    help: 'Messages of the ledger topic that are no lines; they are in pulseboard.quarantine.v1.',
    registers,
  })
  const lag = new Gauge({
    name: 'pulseboard_processor_ledger_lag_messages',
    help: 'Messages of the ledger topic that are not stored yet; the ledger is that far behind.',
    registers,
  })
  return {
    landed: (count: number): void => lines.inc(count),
    broken: (detail: string): void => {
      broken.inc()
      log.error({ detail }, 'a message of the ledger topic is no line; it was set aside')
    },
    lag: (messages: number): void => lag.set(messages),
    waiting: (what: string, error: unknown): void =>
      log.warn({ err: error }, `waiting for ${what}`),
  }
}
type Facts = ReturnType<typeof createFacts>

/** Rejects → quarantine topic, by the same step as the landing's. */
const quarantining = (bus: Bus, source: Source, facts: Facts): LedgerSteps['quarantine'] => {
  const run = quarantine({
    bus,
    clock: systemClock,
    source: source.topic,
    onFailure: (error) => facts.waiting('Kafka to take a broken line of the ledger', error),
    onQuarantined: ({ detail }) => facts.broken(detail),
  })
  return async (rejects, signal) => {
    await run({ ...startBatch(0, []), rejects }, signal)
  }
}

/** Starts it; the lifecycle ends it. */
export const openLedger = (deps: OpenLedgerDeps): void => {
  const { bus, lifecycle, landing } = deps
  const facts = createFacts(deps)
  const source =
    landing.topic === LANDING.topic ? LEDGER : { ...LEDGER, group: `${landing.group}.ledger` }
  const client = connectClickhouse({
    url: deps.clickhouseUrl,
    application: 'stream-processor (ledger)',
    connections: 2,
  })
  lifecycle.opened({ name: 'clickhouse of the ledger', close: () => client.close() })
  const lag = watchLag({ bus, ...source, onLag: facts.lag })
  lifecycle.opened({ name: 'lag of the ledger', close: () => lag.close() })
  const consumer = startLedger({
    bus,
    source,
    store: (rows) => insertLedger(client, rows),
    quarantine: quarantining(bus, source, facts),
    landed: facts.landed,
    waiting: facts.waiting,
  })
  lifecycle.opened({ name: 'ledger', close: () => consumer.close() })
}
