/**
 * Turns the route table of contracts into HTTP: for each route, in this order, who asks, what it names,
 * may they, is the rest valid, then the handler. A handler only ever sees checked values; what the
 * table does not describe is refused. Wrong methods get 405 with Allow.
 */
import { Router } from '@koa/router'
import {
  ROUTES,
  type Access,
  type PartOf,
  type Role,
  type Route,
  type RouteName,
  type Routes,
  type Violation,
} from '@pulseboard/contracts'
import { isUnavailable, type ProjectWithRole, type Sql } from '@pulseboard/db'
import { AppError, compile, type Validate } from '@pulseboard/runtime'
import type { Context, Middleware } from 'koa'
import { requireProject } from './access.ts'
import type { Authenticate, Identity } from './auth/passport.ts'
import { readJson } from './read-body.ts'

/** What a handler is given. */
interface Call<R extends Route> {
  readonly params: PartOf<R, 'params'>
  readonly query: PartOf<R, 'query'>
  readonly body: PartOf<R, 'body'>
  /** Who asks; undefined on public routes. */
  readonly identity: R['access'] extends 'public' ? undefined : Identity
  /** The project of the address, checked for the role of the table; undefined elsewhere. */
  readonly project: R['access'] extends Role ? ProjectWithRole : undefined
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal
  readonly ctx: Context
}
type Handler<R extends Route> = (call: Call<R>) => Promise<PartOf<R, 'answer'>>
export type Handlers<N extends RouteName = RouteName> = {
  readonly [Name in N]: Handler<Routes[Name]>
}

export interface MountDeps {
  readonly sql: Sql
  readonly authenticate: Authenticate
}

const NOTHING = { type: 'object', additionalProperties: false, properties: {} }

const refuse = (place: 'path' | 'query' | 'body', found: Violation[]): AppError => {
  const violations = found.map((violation) =>
    place === 'body' ? violation : { ...violation, pointer: `/${place}${violation.pointer}` },
  )
  const [first] = violations
  const where = place === 'body' ? 'Body' : place === 'query' ? 'Query' : 'Path'
  return new AppError('invalid_request', {
    detail:
      first === undefined ? `${where} is not valid.` : `${where}: ${first.detail}. ${first.fix}`,
    violations,
  })
}

const check = (place: 'path' | 'query' | 'body', validate: Validate, value: unknown): unknown => {
  const violations = validate(value)
  if (violations !== null) throw refuse(place, violations)
  return value
}

const isRole = (access: Access): access is Role => access !== 'public' && access !== 'user'

/** Aborts when the connection closes before the answer is complete. */
const clientSignal = (ctx: Context): AbortSignal => {
  const controller = new AbortController()
  ctx.res.once('close', () => {
    if (!ctx.res.writableFinished) controller.abort()
  })
  return controller.signal
}

const toAppError = (error: unknown): unknown =>
  isUnavailable(error)
    ? new AppError('store_unavailable', {
        detail: 'The account database does not answer right now: try again in a moment.',
        retryAfter: 2,
        cause: error,
      })
    : error

const endpoint = (name: RouteName, handler: Handler<Route>, deps: MountDeps): Middleware => {
  const route: Route = ROUTES[name]
  const checkParams = compile(route.params ?? NOTHING)
  const checkQuery = compile(route.query ?? NOTHING)
  const checkBody = route.body === undefined ? undefined : compile(route.body)

  const prepare = async (ctx: Context): Promise<Call<Route>> => {
    const { access } = route
    const identity = access === 'public' ? undefined : await deps.authenticate(ctx.req, ctx.res)
    const params = check('path', checkParams, { ...ctx['params'] }) as { projectId?: string }
    const project =
      identity !== undefined && isRole(access)
        ? await requireProject(deps.sql, identity.userId, params.projectId ?? '', access)
        : undefined
    const query = check('query', checkQuery, { ...ctx.query })
    const body = checkBody && check('body', checkBody, await readJson(ctx.req))
    const call = { params, query, body, identity, project, signal: clientSignal(ctx), ctx }
    return call as unknown as Call<Route>
  }

  return async (ctx) => {
    ctx.state['route'] = name
    try {
      const answer = await handler(await prepare(ctx))
      ctx.status = route.status
      if (route.status !== 204) {
        ctx.type = 'application/json; charset=utf-8'
        ctx.body = JSON.stringify(answer)
      }
    } catch (error) {
      throw toAppError(error)
    }
  }
}

const methodNotAllowed =
  (router: Router): Middleware =>
  async (ctx, next) => {
    const { path, route } = router.match(ctx.path, ctx.method)
    if (route || path.length === 0) return next()
    const allow = [...new Set(path.flatMap(({ methods }) => methods))].toSorted().join(', ')
    throw new AppError('method_not_allowed', {
      detail: `${ctx.method} is not possible here: use ${allow}.`,
      headers: { allow },
    })
  }

/** Every route of the table, and the 405 of those that exist with another method. */
export const mountRoutes = (handlers: Handlers, deps: MountDeps): Middleware[] => {
  const router = new Router()
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const path = ROUTES[name].path.replaceAll(/\{(\w+)\}/g, ':$1')
    // `prepare` fills in what the handler's own route describes: the table is the same.
    const handler = handlers[name] as unknown as Handler<Route>
    router.register(path, [ROUTES[name].method], endpoint(name, handler, deps))
  }
  return [router.routes() as unknown as Middleware, methodNotAllowed(router)]
}
