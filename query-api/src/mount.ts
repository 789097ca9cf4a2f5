/**
 * Turns the route table of contracts into HTTP: for each route, in this order, who asks, what it names,
 * may they, is the rest valid, was it done before (Idempotency-Key), then the handler. A handler only ever
 * sees checked values; what the table does not describe is refused. Wrong methods get 405 with Allow.
 */
import { Readable } from 'node:stream'
import { Router } from '@koa/router'
import {
  ROUTES,
  type ByOf,
  type PartOf,
  type Route,
  type RouteName,
  type Routes,
  type Violation,
} from '@pulseboard/contracts'
import {
  isUnavailable,
  type OrganisationWithRole,
  type ProjectWithRole,
  type Sql,
} from '@pulseboard/db'
import { AppError, compile, type Validate } from '@pulseboard/runtime'
import type { Context, Middleware } from 'koa'
import { decideAccess, findObject, type Named } from './access.ts'
import type { Authenticate, Bearer, Identity, Person } from './auth/passport.ts'
import { clientSignal } from './client-signal.ts'
import type { Idempotency } from './idempotency.ts'
import { readJson } from './read-body.ts'

type Names<
  R extends Route,
  Parameter extends string,
> = R['path'] extends `${string}{${Parameter}}${string}` ? true : false

/** Whether a route is about a project: that of its address, or of the key where no address names one. */
type OfProject<R extends Route> =
  Names<R, 'projectId'> extends true
    ? true
    : R['access'] extends 'public' | 'user'
      ? false
      : Names<R, 'organisationId'> extends true
        ? false
        : true

/** Who may stand behind a call of a route. */
type CallerOf<R extends Route> = {
  people: Person
  read: OfProject<R> extends true ? Identity : Person | Bearer
  write: Person | Bearer
  admin: Person | Bearer
}[ByOf<R>]

/** What a handler is given. */
interface Call<R extends Route> {
  readonly params: PartOf<R, 'params'>
  readonly query: PartOf<R, 'query'>
  readonly body: PartOf<R, 'body'>
  /** Who asks; undefined on public routes. */
  readonly identity: R['access'] extends 'public' ? undefined : CallerOf<R>
  /** The project, checked for the rule of the table; undefined elsewhere. */
  readonly project: OfProject<R> extends true ? ProjectWithRole : undefined
  /** The organisation of the address; undefined elsewhere. */
  readonly organisation: Names<R, 'organisationId'> extends true ? OrganisationWithRole : undefined
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal
  readonly ctx: Context
}
type AnswerOf<R extends Route> = R extends { readonly media: string }
  ? AsyncIterable<string>
  : PartOf<R, 'answer'>
type Handler<R extends Route> = (call: Call<R>) => Promise<AnswerOf<R>>
export type Handlers<N extends RouteName = RouteName> = {
  readonly [Name in N]: Handler<Routes[Name]>
}

export interface MountDeps {
  readonly sql: Sql
  readonly authenticate: Authenticate
  /** Runs the handler, once for the Idempotency-Key of a request. */
  readonly once: Idempotency['once']
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

const toAppError = (error: unknown): unknown =>
  isUnavailable(error)
    ? new AppError('store_unavailable', {
        detail: 'The account database does not answer right now: try again in a moment.',
        retryAfter: 2,
        cause: error,
      })
    : error

/** Puts an answer into the response: as JSON, or line by line as it comes. */
const write = (ctx: Context, { status, media }: Route, answer: unknown): void => {
  if (status === 204) return
  ctx.type = media ?? 'application/json; charset=utf-8'
  ctx.body =
    media === undefined ? JSON.stringify(answer) : Readable.from(answer as AsyncIterable<string>)
}

/** What a request says, before any of it is checked. */
export interface Input {
  readonly params: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly body: () => Promise<unknown>
}

/** Runs one route of the table for a request: every check in its order, then the handler. */
export type Invoke = (ctx: Context, input: Input) => Promise<unknown>

const createInvoke = (name: RouteName, handler: Handler<Route>, deps: MountDeps): Invoke => {
  const route: Route = ROUTES[name]
  const checkParams = compile(route.params ?? NOTHING)
  const checkQuery = compile(route.query ?? NOTHING)
  const checkBody = route.body === undefined ? undefined : compile(route.body)

  const prepare = async (ctx: Context, input: Input): Promise<Call<Route>> => {
    const identity =
      route.access === 'public' ? undefined : await deps.authenticate(ctx.req, ctx.res)
    const params = check('path', checkParams, input.params)
    const object = identity && (await findObject(deps.sql, identity, route, params as Named))
    const refusal = decideAccess(route, identity, object?.standing ?? { kind: 'none' })
    if (refusal !== undefined) throw refusal
    const query = check('query', checkQuery, input.query)
    const body = checkBody && check('body', checkBody, await input.body())
    const { project, organisation } = object ?? {}
    const signal = clientSignal(ctx)
    const call = { params, query, body, identity, project, organisation, signal, ctx }
    return call as unknown as Call<Route>
  }

  return async (ctx, input) => {
    ctx.state['route'] = name
    try {
      const call = await prepare(ctx, input)
      return await deps.once(name, route, call, () => handler(call))
    } catch (error) {
      throw toAppError(error)
    }
  }
}

const endpoint = (name: RouteName, invoke: Invoke): Middleware => {
  const route: Route = ROUTES[name]
  return async (ctx) => {
    const params = { ...(ctx['params'] as Record<string, unknown>) }
    const body = async (): Promise<unknown> => readJson(ctx.req)
    const answer = await invoke(ctx, { params, query: { ...ctx.query }, body })
    ctx.status = route.status
    write(ctx, route, answer)
  }
}

/** Every route of the table, to be run for requests at addresses of its own or of others. */
export type Invokers = Readonly<Record<RouteName, Invoke>>

export const createInvokers = (handlers: Handlers, deps: MountDeps): Invokers => {
  const names = Object.keys(ROUTES) as RouteName[]
  // `prepare` fills in what the handler's own route describes: the table is the same.
  const invokeOf = (name: RouteName): Invoke =>
    createInvoke(name, handlers[name] as Handler<Route>, deps)
  return Object.fromEntries(names.map((name) => [name, invokeOf(name)])) as Invokers
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
export const mountRoutes = (invokers: Invokers): Middleware[] => {
  const router = new Router()
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const path = ROUTES[name].path.replaceAll(/\{(\w+)\}/g, ':$1')
    router.register(path, [ROUTES[name].method], endpoint(name, invokers[name]))
  }
  return [router.routes() as unknown as Middleware, methodNotAllowed(router)]
}
