/**
 * Every request's way through the gateway. The addresses that events are sent to come first and answer on
 * the bare socket: of an event's 73 microseconds, Koa's own answer and a router in front of it would cost
 * another 50, and a flood of refusals must cost little. Everything else is ordinary Koa.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Router } from '@koa/router'
import Koa from 'koa'
import { operations, problems, type Health, type Metrics } from '@pulseboard/runtime'
import { createIngestRoute, type IngestDeps } from './routes/ingest.ts'
import { serveIngest, type IngestRoute, type RunDeps } from './routes/route.ts'
import { createSeedRoute } from './routes/seed.ts'
import { createSeedAnalyticsRoute } from './routes/seed-analytics.ts'
import { SEED_READERS, type SeedKind } from './wire/seed-analytics.ts'

export interface AppDeps extends IngestDeps, RunDeps {
  readonly health: Health
  readonly metrics: Metrics
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void

const GONE = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_WRITE_AFTER_END'])

/** Path of a request's target, which may also be a whole address. */
const pathOf = (target = '/'): string => {
  const path = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?]*/i, '')
  const query = path.indexOf('?')
  return query < 0 ? path : path.slice(0, query)
}

const createKoa = ({ log, clock, health, metrics, publicUrl }: AppDeps): Koa => {
  const app = new Koa()
  const middleware = [problems(log, clock), operations(health, metrics), welcome(publicUrl)]
  for (const step of middleware) app.use(step)
  // What a route throws is answered by `problems`; here come sockets that broke. Koa would print them.
  app.on('error', (error: Error & { code?: string }, ctx?: Koa.Context) => {
    const requestId: unknown = ctx?.state['requestId']
    if (!GONE.has(error.code ?? ''))
      log.error({ err: error, requestId }, 'an answer could not be written')
  })
  return app
}

/** What somebody sees who opens the gateway's address in a browser. */
const welcome = (publicUrl: string) => {
  const router = new Router()
  router.get('/', (ctx) => {
    ctx.body = {
      service: 'PulseBoard ingest gateway',
      send: 'POST /v1/events with Authorization: Bearer <API key>',
      dashboard: publicUrl,
    }
  })
  return router.routes()
}

export const createApp = (deps: AppDeps): Listener => {
  const ingest = new Map<string, IngestRoute>([
    ['/v1/events', createIngestRoute(deps)],
    ['/ingest', createSeedRoute(deps)],
    ...Object.keys(SEED_READERS).map(
      (kind) => [`/analytics/${kind}`, createSeedAnalyticsRoute(kind as SeedKind, deps)] as const,
    ),
  ])
  const koa = createKoa(deps).callback()
  return (request, response) => {
    const path = pathOf(request.url)
    const route = ingest.get(path)
    if (route === undefined) void koa(request, response)
    else void serveIngest({ route, path }, request, response, deps)
  }
}
