/** Composition root of the processor: settings, clients, consumer, run. */
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
import { startProcessor } from './processor.ts'

const config = readConfig()
const log = createLogger('stream-processor', config.LOG_LEVEL)
const lifecycle = createLifecycle(log)
runUntilSignal(lifecycle, log)
const tracing = await openTracing({
  settings: config,
  service: 'stream-processor',
  log,
  clock: systemClock,
  lifecycle,
})

const port = await startProcessor({
  config,
  log,
  lifecycle,
  health: createHealth(['kafka', 'postgres']),
  metrics: createMetrics('stream-processor'),
  tracing,
})
log.info({ host: config.HOST, port }, 'the processor listens')
