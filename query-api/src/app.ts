/**
 * The whole of query-api's HTTP in the order it runs: request id and problems, health, measuring,
 * headers, the document, links of mails, the live feed as SSE, the first client's addresses, the routes. Nothing is registered
 * elsewhere.
 */
import { openApiDocument } from '@pulseboard/contracts'
import {
  operations,
  problems,
  toAppError,
  type Clock,
  type Health,
  type Logger,
  type Metrics,
  type Tracing,
} from '@pulseboard/runtime'
import Koa, { type Middleware } from 'koa'
import { createInvokers, mountRoutes, type Handlers, type MountDeps } from './mount.ts'
import type { Analyse, CountEvents } from './seed/alias.ts'
import { mountSeed } from './seed/mount.ts'
import type { Telemetry } from './telemetry.ts'
import { traceRequests } from './trace-requests.ts'

export interface AppDeps extends MountDeps {
  readonly handlers: Handlers
  readonly telemetry: Telemetry
  /** Pages behind the links of mails. */
  readonly links: Middleware
  /** The live feed for those who cannot speak WebSocket. */
  readonly serverSentEvents: Middleware
  readonly countEvents: CountEvents
  readonly analyse: Analyse
  readonly log: Logger
  readonly clock: Clock
  readonly health: Health
  readonly metrics: Metrics
  /** Undefined: requests are not traced. */
  readonly tracing?: Tracing | undefined
  /** How many proxies in front of us append to X-Forwarded-For. */
  readonly trustProxy: number
  readonly version: string
}

const measure =
  (telemetry: Telemetry, clock: Clock): Middleware =>
  async (ctx, next) => {
    const started = clock.now()
    // Status 0 never happens to a client: it stands for one that went away.
    let status = 0
    try {
      await next()
      status = ctx.status
    } catch (error) {
      status = toAppError(error).status
      throw error
    } finally {
      const route: unknown = ctx.state['route']
      const name = typeof route === 'string' ? route : 'other'
      telemetry.requestAnswered(name, status, (clock.now() - started) / 1000)
    }
  }

const headers: Middleware = async (ctx, next) => {
  // Answers carry tokens and customers' data: nobody in between keeps them, no browser guesses types.
  ctx.set({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
  await next()
}

const openapi = (version: string): Middleware => {
  const text = JSON.stringify(openApiDocument(version))
  return async (ctx, next) => {
    if (ctx.path === '/api/openapi.json' && ctx.method === 'GET') {
      ctx.type = 'application/json; charset=utf-8'
      ctx.body = text
    } else await next()
  }
}

export const createApp = (deps: AppDeps): Koa => {
  const invokers = createInvokers(deps.handlers, deps)
  const app = new Koa({ proxy: deps.trustProxy > 0, maxIpsCount: deps.trustProxy })
  const pipeline: Middleware[] = [
    problems(deps.log, deps.clock),
    operations(deps.health, deps.metrics),
    ...(deps.tracing === undefined ? [] : [traceRequests(deps.tracing)]),
    measure(deps.telemetry, deps.clock),
    headers,
    openapi(deps.version),
    deps.links,
    deps.serverSentEvents,
    ...mountSeed(invokers, deps),
    ...mountRoutes(invokers),
  ]
  for (const step of pipeline) app.use(step)
  // Koa prints what a client's broken connection throws; those are no faults of ours.
  app.on('error', (error: unknown, ctx?: Koa.Context) => {
    const requestId: unknown = ctx?.state['requestId']
    deps.log.debug({ err: error, requestId }, 'a connection broke')
  })
  return app
}
