/**
 * The dashboard's process: `node server.ts` after `npm run build`. One origin for the browser: pages,
 * and /api, /realtime and /a handed on to query-api. Drains on SIGTERM and SIGINT; an uncaught exception
 * is logged and ends the process with 1.
 */
import { ConfigError, readConfig, tellRenderer } from './config.ts'
import { createDashboard, type PageHandler } from './src/server/dashboard.ts'

const DRAIN_MS = 5000

function log(level: 'info' | 'error', msg: string, fields: object = {}): void {
  const entry = { level, time: new Date().toISOString(), service: 'dashboard', msg, ...fields }
  process.stdout.write(`${JSON.stringify(entry)}\n`)
}

function fail(error: unknown): never {
  const isConfig = error instanceof ConfigError
  const text = isConfig ? error.message : String(error instanceof Error ? error.stack : error)
  log('error', text)
  process.exit(1)
}

async function loadPages(): Promise<PageHandler> {
  tellRenderer()
  const built = new URL('./build/handler.js', import.meta.url).href
  const { handler } = (await import(built)) as { handler: PageHandler }
  return handler
}

async function main(): Promise<void> {
  const config = readConfig()
  const pages = await loadPages().catch((error: unknown) => {
    const missing =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    throw missing
      ? new ConfigError('The pages are not built: run npm run build -w dashboard.')
      : error
  })
  const dashboard = createDashboard({ ...config, pages, log })
  let stopping = false
  const stop = (signal: string): void => {
    if (stopping) process.exit(1)
    stopping = true
    log('info', 'stopping', { signal })
    setTimeout(() => process.exit(0), DRAIN_MS).unref()
    dashboard.close(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  dashboard.server.on('error', fail)
  dashboard.server.listen(config.port, config.host, () => {
    log('info', 'listening', { address: dashboard.server.address(), origin: config.origin.origin })
  })
}

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)
await main().catch(fail)
