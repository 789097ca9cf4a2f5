/** Composition root of the gateway: settings, clients, app, run. Listens first, connects after. */
import {
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  openTracing,
  runUntilSignal,
  systemClock,
} from '@pulseboard/runtime'
import { readConfig } from './config.ts'
import { startGateway } from './gateway.ts'

const config = readConfig()
const log = createLogger('ingest-gateway', config.LOG_LEVEL)
const lifecycle = createLifecycle(log)
runUntilSignal(lifecycle, log)
const tracing = await openTracing({
  settings: config,
  service: 'ingest-gateway',
  log,
  clock: systemClock,
  lifecycle,
})

const port = await startGateway({
  config,
  log,
  lifecycle,
  health: createHealth(['gateway', 'kafka', 'postgres', 'spool']),
  metrics: createMetrics('ingest-gateway'),
  tracing,
})
log.info({ host: config.HOST, port }, 'the gateway listens')
