/**
 * The whole processor as one value that starts and stops: main.ts runs it as a process, tests run it in
 * theirs. Parts are registered in the order of opening and closed in reverse: first the consumer (what
 * is under way lands, then it leaves the group), then the clients.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import {
  LEDGER_GROUP,
  LEDGER_TOPIC,
  QUARANTINE_GROUP,
  QUARANTINE_TOPIC,
  TOPICS,
} from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres, findLandingRules, listen } from '@pulseboard/db'
import {
  connectKafka,
  ensureTopics,
  operations,
  problems,
  retryUntilDone,
  systemClock,
  type Bus,
  type Closable,
  type Health,
  type Lifecycle,
  type Logger,
  type Metrics,
  type Tracing,
} from '@pulseboard/runtime'
import Koa from 'koa'
import { openAlerts } from './alerts/open.ts'
import type { Config } from './config.ts'
import { startConsumer } from './consumer.ts'
import { quarantine } from './dead-letter.ts'
import { createGate } from './gate.ts'
import { startJobs } from './jobs/runner.ts'
import { createTasks } from './jobs/tasks.ts'
import { createJobFacts } from './jobs/telemetry.ts'
import { watchLag } from './lag.ts'
import { openLanding, type LanderFactory } from './land/open.ts'
import { openLedger } from './ledger/open.ts'
import { openNotices } from './notify/open.ts'
import { openOffsets, type Offsets } from './offsets/open.ts'
import { openQuarantine } from './quarantine/open.ts'
import { createRetention, type Retention } from './retention.ts'
import { enrich } from './steps/enrich.ts'
import { createTelemetry, type Telemetry } from './telemetry.ts'
import { createTopology, LANDING, type Source, type Topology } from './topology.ts'

export interface ProcessorDeps {
  readonly config: Config
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly health: Health
  readonly metrics: Metrics
  /** Undefined: batches are not traced. */
  readonly tracing?: Tracing | undefined
  /** Another topic and group than the product's: for tests that share a broker. */
  readonly source?: Source
}

const clock = systemClock
// A batch of the largest events must not become a body that the server refuses.
const MOST_BATCH_BYTES = 8 * 1024 * 1024
const MOST_WAITING_BYTES = 72 * 1024 * 1024

const openHttp = async ({ config, log, lifecycle, health, metrics }: ProcessorDeps) => {
  const app = new Koa()
  app.use(problems(log, clock))
  app.use(operations(health, metrics))
  const server = app.listen(config.PROCESSOR_PORT, config.HOST)
  await once(server, 'listening')
  lifecycle.opened({ name: 'http', close: () => void server.close() })
  return (server.address() as AddressInfo).port
}

/** Retention from PostgreSQL, kept in memory, forgotten when a change is announced. */
const openRetention = (
  { config, log, lifecycle, health }: ProcessorDeps,
  telemetry: Telemetry,
): Retention => {
  const url = config.DATABASE_URL
  const pool = connectPostgres({ url, application: 'stream-processor', log, connections: 2 })
  lifecycle.opened({ name: 'postgres', close: () => pool.end() })
  const retention = createRetention({
    find: (projects) => findLandingRules(pool, projects),
    onFailure: (error) => telemetry.waiting('PostgreSQL', error),
  })
  const listener = listen({
    url,
    application: 'stream-processor (projects)',
    channel: 'pulseboard_invalidate',
    onNotification: (announcement) => retention.invalidate(announcement),
    onListening: () => {
      retention.reset()
      health.set('postgres', undefined)
    },
    onLost: () => health.set('postgres', 'PostgreSQL does not answer; new projects wait for it'),
  })
  lifecycle.opened({ name: 'announcements', close: () => listener.close() })
  return retention
}

/** The topics exist soon; until they do the consumer tries again. */
const openTopics = ({ config, log, lifecycle }: ProcessorDeps, telemetry: Telemetry): void => {
  const stop = new AbortController()
  const done = retryUntilDone(() => ensureTopics(config.KAFKA_BROKERS, TOPICS, log), {
    signal: stop.signal,
    onFailure: (error) => telemetry.waiting('Kafka to make the topics', error),
  }).catch(() => undefined)
  const close = (): Promise<void> => {
    stop.abort()
    return done
  }
  lifecycle.opened({ name: 'topics', close })
}

const openConsumer = (
  { config, health, tracing }: ProcessorDeps,
  telemetry: Telemetry,
  bus: Bus,
  parts: { topology: Topology; createLander: LanderFactory; offsets: Offsets },
): Closable =>
  startConsumer({
    ...parts,
    bus,
    clock,
    tracing,
    gate: createGate(config.PROCESSOR_CONCURRENCY),
    waitingBytes: MOST_WAITING_BYTES,
    limits: {
      rows: config.PROCESSOR_BATCH_ROWS,
      bytes: MOST_BATCH_BYTES,
      lingerMs: config.PROCESSOR_LINGER_MS,
      intervalMs: config.PROCESSOR_BATCH_MS,
    },
    facts: {
      ...telemetry,
      busState: (problem) => health.set('kafka', problem),
    },
  })

/** A group beside the landing's: with a topic of its own, as in tests, the landing has its own groups too. */
const groupBeside = (landing: Source, group: string, name: string): string =>
  landing.topic === LANDING.topic ? group : `${landing.group}.${name}`

/** Background work: beside the landing, on connections of its own. */
const openJobs = (
  { config, log, lifecycle, metrics }: ProcessorDeps,
  bus: Bus,
  landing: Source,
) => {
  const pool = connectPostgres({
    url: config.DATABASE_URL,
    application: 'stream-processor (jobs)',
    log,
    connections: 6,
  })
  lifecycle.opened({ name: 'postgres of jobs', close: () => pool.end() })
  const clickhouse = connectClickhouse({
    url: config.CLICKHOUSE_URL,
    application: 'stream-processor (jobs)',
  })
  lifecycle.opened({ name: 'clickhouse of jobs', close: () => clickhouse.close() })
  const behindLanding = [
    { topic: QUARANTINE_TOPIC.name, group: groupBeside(landing, QUARANTINE_GROUP, 'quarantine') },
    { topic: LEDGER_TOPIC.name, group: groupBeside(landing, LEDGER_GROUP, 'ledger') },
  ]
  const stages = [[landing], behindLanding]
  const facts = createJobFacts(metrics, log)
  const jobs = startJobs({
    pool,
    tasks: createTasks({
      pool,
      clickhouse,
      bus,
      clock,
      stages,
      auditDays: config.PROCESSOR_AUDIT_DAYS,
    }),
    facts,
    clock,
    log,
  })
  lifecycle.opened({ name: 'jobs', close: () => jobs.close() })
  openNotices({ config, log, lifecycle, clickhouse, bus, clock, facts })
}

/** Listens first, connects after. @returns the port of health and metrics. */
export const startProcessor = async (deps: ProcessorDeps): Promise<number> => {
  const { config, log, lifecycle, source = LANDING } = deps
  const telemetry = createTelemetry(deps.metrics, log, clock)
  const port = await openHttp(deps)
  openTopics(deps, telemetry)
  const retention = openRetention(deps, telemetry)
  const bus = connectKafka({ brokers: config.KAFKA_BROKERS, clientId: 'stream-processor', log })
  lifecycle.opened({ name: 'kafka', close: () => bus.close() })
  const createLander = openLanding({ ...deps, clock, source, bus }, telemetry)
  const topology = createTopology({
    source,
    clock,
    enrich: enrich(retention, clock),
    quarantine: quarantine({
      bus,
      clock,
      source: source.topic,
      onFailure: (error) => telemetry.waiting('Kafka to take a quarantined message', error),
      onQuarantined: (reject) => telemetry.quarantined(reject),
    }),
  })
  openLedger({ ...deps, bus, clickhouseUrl: config.CLICKHOUSE_URL, landing: source })
  openQuarantine({ ...deps, bus, clock, databaseUrl: config.DATABASE_URL, landing: source })
  const lag = watchLag({ bus, ...topology, onLag: (messages) => telemetry.lag(messages) })
  lifecycle.opened({ name: 'lag', close: () => lag.close() })
  openJobs(deps, bus, source)
  const offsets = openOffsets({
    ...deps,
    topic: source.topic,
    clickhouseUrl: config.CLICKHOUSE_URL,
    databaseUrl: config.DATABASE_URL,
  })
  openAlerts({
    ...deps,
    bus,
    topic: source.topic,
    ledgerGroup: groupBeside(source, LEDGER_GROUP, 'ledger'),
    clickhouseUrl: config.CLICKHOUSE_URL,
    databaseUrl: config.DATABASE_URL,
  })
  const consumer = openConsumer(deps, telemetry, bus, { topology, createLander, offsets })
  lifecycle.opened({ name: 'consumer', close: () => consumer.close() })
  return port
}
