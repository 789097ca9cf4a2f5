/**
 * What every HTTP service of ours does around its routes: request ids, problem+json for every failure,
 * the health and metrics routes. Never shows the text of an unexpected error.
 */
import type { Context, Middleware } from 'koa'
import { problemHeaders, toAppError, toProblem, AppError } from './errors.ts'
import type { Health } from './health.ts'
import { uuidv7 } from './ids.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { Clock } from './clock.ts'
import { withinRequest } from './request-scope.ts'

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/

/** The client's request id when it is well-formed, else a new one. */
export const requestIdOf = (header: string | string[] | undefined, clock: Clock): string =>
  typeof header === 'string' && REQUEST_ID.test(header) ? header : `req_${uuidv7(clock.now())}`

/** Answers a failure as problem+json. */
export const sendProblem = (ctx: Context, error: AppError, requestId: string): void => {
  ctx.status = error.status
  ctx.set(problemHeaders(error))
  ctx.body = JSON.stringify(toProblem(error, requestId))
}

/** First middleware: sets X-Request-Id and turns whatever is thrown below into a problem. */
export const problems =
  (log: Logger, clock: Clock): Middleware =>
  async (ctx, next) => {
    const requestId = requestIdOf(ctx.req.headers['x-request-id'], clock)
    ctx.state['requestId'] = requestId
    ctx.set('x-request-id', requestId)
    try {
      await withinRequest(requestId, next)
      if (ctx.status === 404 && ctx.body === undefined && ctx.respond !== false)
        throw new AppError('not_found', {
          detail: `There is nothing at ${ctx.method} ${ctx.path}.`,
        })
    } catch (thrown) {
      const error = toAppError(thrown)
      // A client that went away is no fault: nobody waits for an answer.
      const gone = ctx.res.closed && !ctx.res.writableFinished
      if (error.status >= 500 && !gone)
        log.error({ err: error.cause ?? error, requestId, path: ctx.path }, 'request failed')
      sendProblem(ctx, error, requestId)
    }
  }

/** GET /healthz, /readyz, /metrics. */
export const operations =
  (health: Health, metrics: Metrics): Middleware =>
  async (ctx, next) => {
    if (ctx.method !== 'GET') {
      await next()
    } else if (ctx.path === '/healthz') {
      ctx.body = { status: 'alive' }
    } else if (ctx.path === '/readyz') {
      ctx.status = health.ready ? 200 : 503
      ctx.body = { status: health.ready ? 'ready' : 'not ready', parts: health.report() }
    } else if (ctx.path === '/metrics') {
      const { body, contentType } = await metrics.render()
      ctx.type = contentType
      ctx.body = body
    } else {
      await next()
    }
  }
