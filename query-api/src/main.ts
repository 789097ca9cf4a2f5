/** Starts query-api: configuration, clients, the app; listens first and connects after. */
import { connectClickhouse, connectPostgres } from '@pulseboard/db'
import {
  connectKafka,
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  openTracing,
  redact,
  runUntilSignal,
  systemClock,
} from '@pulseboard/runtime'
import packageFile from '../package.json' with { type: 'json' }
import { composeApi } from './compose.ts'
import { CONFIG, readConfig } from './config.ts'
import { watchReadiness } from './ready.ts'
import { closeServer, listen } from './serve.ts'
import { traceClickhouse, traceSql } from './trace-stores.ts'

const service = 'query-api'
const config = readConfig()
const log = createLogger(service, config.LOG_LEVEL)
const lifecycle = createLifecycle(log)
runUntilSignal(lifecycle, log)
const clock = systemClock
const tracing = await openTracing({ settings: config, service, log, clock, lifecycle })

const pool = connectPostgres({ url: config.DATABASE_URL, application: service, log })
lifecycle.opened({ name: 'postgres', close: () => pool.end() })
const clickhouse = connectClickhouse({
  url: config.CLICKHOUSE_READ_URL || config.CLICKHOUSE_URL,
  application: service,
  requestTimeoutMs: 15_000,
})
lifecycle.opened({ name: 'clickhouse', close: () => clickhouse.close() })
const bus = connectKafka({ brokers: config.KAFKA_BROKERS, clientId: service, log })
lifecycle.opened({ name: 'kafka', close: () => bus.close() })

const health = createHealth(['postgres'])
const api = composeApi({
  config,
  pool: tracing === undefined ? pool : traceSql(pool, tracing),
  clickhouse: tracing === undefined ? clickhouse : traceClickhouse(clickhouse, tracing),
  bus,
  log,
  clock,
  health,
  metrics: createMetrics(service),
  tracing,
  version: packageFile.version,
})
lifecycle.opened({ name: 'api', close: () => api.close() })

const server = await listen(api, { port: config.QUERY_API_PORT, host: config.HOST })
lifecycle.opened({ name: 'http', close: () => closeServer(server) })
const sockets = api.attach(server)
lifecycle.opened({ name: 'live feed', close: () => sockets.close() })
log.info({ config: redact(CONFIG, config) }, 'listening')

const stopProbing = await watchReadiness(pool, health)
lifecycle.opened({ name: 'readiness', close: stopProbing })
