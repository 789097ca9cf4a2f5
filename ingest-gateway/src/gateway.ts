/**
 * The whole gateway as one value that starts and stops: main.ts runs it as a process, tests run it in
 * theirs. Parts are registered in the order of opening and closed in reverse: first the server (no new
 * requests, those in work finish), then PostgreSQL, the producer (flushed), the spool (it stays on disk) and
 * the ledger, whose last line says that nothing follows.
 */
import { EVENTS_TOPIC, LEDGER_TOPIC } from '@pulseboard/contracts'
import {
  ensureTopics,
  systemClock,
  type Health,
  type Lifecycle,
  type Logger,
  type Metrics,
  type Tracing,
} from '@pulseboard/runtime'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openDelivery, type Delivery } from './delivery.ts'
import { createInFlight } from './in-flight.ts'
import { createInflate } from './inflate.ts'
import { openLedger } from './ledger/open.ts'
import { createLimiter } from './limit.ts'
import { openKeys } from './open-keys.ts'
import { createRequestMarks } from './request-mark.ts'
import { createHttpServer } from './server.ts'
import type { SpoolStanding } from './spool/holdings.ts'
import { createSpoolTelemetry } from './spool/telemetry.ts'
import { createTelemetry, type Telemetry } from './telemetry.ts'
import { createTurns } from './turns.ts'
import { within } from './within.ts'

export interface GatewayDeps {
  readonly config: Config
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly health: Health
  readonly metrics: Metrics
  /** Undefined: requests are not traced. */
  readonly tracing?: Tracing | undefined
}

const clock = systemClock

// The administrating client asks a silent broker for half a minute.
const ENSURE_TIMEOUT_MS = 2_000

/** Creates the topics that we write to once Kafka answers; says what is wrong until it did. */
const createEnsureTopic = (brokers: readonly string[], log: Logger) => {
  let isDone = false
  let attempt: Promise<void> | undefined
  const ensure = async (): Promise<void> => {
    try {
      await ensureTopics(brokers, [EVENTS_TOPIC, LEDGER_TOPIC], log)
      isDone = true
    } finally {
      attempt = undefined
    }
  }
  return async (): Promise<string | undefined> => {
    try {
      if (!isDone) await within((attempt ??= ensure()), ENSURE_TIMEOUT_MS)
      return undefined
    } catch (error) {
      return `Kafka does not answer: ${String(error)}`
    }
  }
}

const HOUR_MS = 3_600_000
// Small enough to be read in one go, and for room to come back soon while the spool drains.
const SEGMENT_BYTES = 4 * 1024 * 1024
const SEGMENTS_AT_LEAST = 8

const openTheDelivery = (deps: GatewayDeps, telemetry: Telemetry): Promise<Delivery> => {
  const { config, log, lifecycle, health, metrics } = deps
  const maxBytes = config.GATEWAY_SPOOL_BYTES
  return openDelivery({
    brokers: config.KAFKA_BROKERS,
    lingerMs: config.GATEWAY_LINGER_MS,
    spoolRoot: config.GATEWAY_SPOOL_DIR,
    bounds: {
      maxBytes,
      maxAgeMs: config.GATEWAY_SPOOL_HOURS * HOUR_MS,
      segmentBytes: Math.min(SEGMENT_BYTES, maxBytes / SEGMENTS_AT_LEAST),
    },
    replayPerSecond: config.GATEWAY_SPOOL_REPLAY_PER_SECOND,
    clock,
    health,
    lifecycle,
    ensureTopic: createEnsureTopic(config.KAFKA_BROKERS, log),
    onSent: (sent) => telemetry.sent(sent),
    createSpoolTelemetry: (standing) => createSpoolTelemetry(metrics, log, standing, clock),
  })
}

/** Opens everything. @returns the port it listens on. */
export const startGateway = async (deps: GatewayDeps): Promise<number> => {
  const { config, log, lifecycle, health, metrics } = deps
  const totalBytes = config.GATEWAY_MAX_IN_FLIGHT_BYTES
  const projectBytes = (totalBytes * config.GATEWAY_PROJECT_SHARE_PERCENT) / 100
  const inFlight = createInFlight({ totalBytes, projectBytes })
  const telemetry = createTelemetry(metrics, log, () => inFlight.bytes)
  const marks = createRequestMarks()
  let delivery: Delivery | undefined
  const spoolStanding = (): SpoolStanding | undefined => delivery?.spoolStanding()
  const brokers = config.KAFKA_BROKERS
  const ledger = { run: marks.run, brokers, spoolStanding, clock, log, metrics, lifecycle }
  const book = openLedger(ledger)
  delivery = await openTheDelivery(deps, telemetry)
  const { DATABASE_URL: databaseUrl, GATEWAY_TRUST_PROXY: trustProxy } = config
  const { run } = marks
  const parts = { clock, log, lifecycle, health, telemetry }
  const keys = openKeys({ ...parts, databaseUrl, trustProxy, run })
  const app = createApp({
    ...keys,
    clock,
    log,
    health,
    metrics,
    telemetry,
    tracing: deps.tracing,
    inFlight,
    marks,
    book,
    deliver: delivery.deliver,
    limiter: createLimiter(clock),
    inflate: createInflate(),
    turns: createTurns(),
    random: Math.random,
    publicUrl: config.PUBLIC_URL.replace(/\/$/, ''),
  })
  const server = createHttpServer(app, clock, {
    requestTimeoutMs: config.GATEWAY_REQUEST_TIMEOUT_MS,
    headersTimeoutMs: config.GATEWAY_HEADERS_TIMEOUT_MS,
    maxConnections: config.GATEWAY_MAX_CONNECTIONS,
    onDropped: () => telemetry.connectionDropped(),
  })
  lifecycle.opened({
    name: 'http server',
    close: () => {
      health.set('gateway', 'stopping')
      return server.close()
    },
  })
  const port = await server.listen(config.GATEWAY_PORT, config.HOST)
  health.set('gateway', undefined)
  return port
}
