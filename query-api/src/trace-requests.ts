/**
 * One span a request, named by its route: goes on with the trace of the `traceparent` that came, and is
 * where questions to the stores find their parent. Mounted only when traces are on. No path, no query, no
 * id of a person, no text of an error.
 */
import { headerText, toAppError, TRACEPARENT, type Tracing } from '@pulseboard/runtime'
import type { Context, Middleware } from 'koa'

const routeOf = (ctx: Context): string => {
  const route: unknown = ctx.state['route']
  return typeof route === 'string' ? route : 'other'
}

export const traceRequests =
  (tracing: Tracing): Middleware =>
  async (ctx, next) => {
    const requestId: unknown = ctx.state['requestId']
    const span = tracing.request(ctx.method, headerText(ctx.req.headers[TRACEPARENT]), {
      'http.request.method': ctx.method,
      ...(typeof requestId === 'string' ? { 'pulseboard.request_id': requestId } : {}),
    })
    if (span === undefined) {
      await next()
      return
    }
    const end = (status: number, failure?: string): void => {
      const route = routeOf(ctx)
      span.rename(`${ctx.method} ${route}`)
      span.end({ 'http.route': route, 'http.response.status_code': status }, failure)
    }
    try {
      await span.run(next)
    } catch (error) {
      const { status, code } = toAppError(error)
      end(status, code)
      throw error
    }
    end(ctx.status)
  }
