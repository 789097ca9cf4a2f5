/**
 * The gateway's middleware, in the order in which it runs. The ingest routes come first and answer on
 * the bare socket (`ctx.respond = false`): of an event's 73 microseconds, Koa's own answer and a router
 * in front of it would cost another 50. Everything else is ordinary Koa.
 */
import { Router } from '@koa/router'
import Koa, { type Middleware } from 'koa'
import { operations, problems, type Health, type Metrics } from '@pulseboard/runtime'
import { createIngestRoute, type IngestDeps } from './routes/ingest.ts'
import { serveIngest, type IngestRoute, type RunDeps } from './routes/route.ts'
import { createSeedRoute } from './routes/seed.ts'

export interface AppDeps extends IngestDeps, RunDeps {
  readonly health: Health
  readonly metrics: Metrics
}

/** Serves the addresses that events are sent to, past the rest of Koa. */
const hotRoutes = (routes: Readonly<Record<string, IngestRoute>>, deps: RunDeps): Middleware => {
  const byPath = new Map(Object.entries(routes))
  return (ctx, next) => {
    const route = byPath.get(ctx.path)
    if (route === undefined) return next()
    ctx.respond = false
    return serveIngest(route, ctx.req, ctx.res, deps)
  }
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

export const createApp = (deps: AppDeps): Koa => {
  const app = new Koa()
  const middleware = [
    hotRoutes({ '/v1/events': createIngestRoute(deps), '/ingest': createSeedRoute(deps) }, deps),
    problems(deps.log, deps.clock),
    operations(deps.health, deps.metrics),
    welcome(deps.publicUrl),
  ]
  for (const step of middleware) app.use(step)
  return app
}
