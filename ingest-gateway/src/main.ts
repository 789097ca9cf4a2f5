/** Composition root of the gateway: settings, clients, app, run. Listens first, connects after. */
import {
  createHealth,
  createLifecycle,
  createLogger,
  createMetrics,
  runUntilSignal,
} from '@pulseboard/runtime'
import { readConfig } from './config.ts'
import { startGateway } from './gateway.ts'

const config = readConfig()
const log = createLogger('ingest-gateway', config.LOG_LEVEL)
const lifecycle = createLifecycle(log)
runUntilSignal(lifecycle, log)

const port = await startGateway({
  config,
  log,
  lifecycle,
  health: createHealth(['gateway', 'kafka', 'postgres', 'spool']),
  metrics: createMetrics('ingest-gateway'),
})
log.info({ host: config.HOST, port }, 'the gateway listens')
