/**
 * query-api as the tests run it: the real composition on real stores, in this process. `call` speaks
 * HTTP and holds every answer against the schema of the route table or of problems.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem, ROUTES, type RouteName } from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres } from '@pulseboard/db'
import {
  compile,
  connectKafka,
  createHealth,
  createLogger,
  createMetrics,
  systemClock,
  type Bus,
  type Clock,
} from '@pulseboard/runtime'
import type { Limits } from '../auth/limits.ts'
import { composeApi, type ApiParts } from '../compose.ts'

export interface StoreUrls {
  readonly databaseUrl: string
  readonly clickhouseReadUrl: string
  readonly brokers?: readonly string[]
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
  /** `name=value` of the cookie that was set, if any. */
  readonly cookie: string | undefined
}

export interface CallOptions {
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly body?: unknown
  readonly token?: string | undefined
  readonly headers?: Record<string, string>
}

const GENEROUS = { points: 100_000, seconds: 60 }
export const GENEROUS_LIMITS: Limits = {
  register: { address: GENEROUS },
  login: { address: GENEROUS },
  'second-factor': { address: GENEROUS },
  hello: { address: GENEROUS },
  refresh: { address: GENEROUS },
  forgot: { address: GENEROUS },
  link: { address: GENEROUS },
  password: { address: GENEROUS },
  mail: { account: GENEROUS },
}
export const PUBLIC_URL = 'http://localhost:3001'
export const TEST_CONFIG: ApiParts['config'] = {
  HOST: '127.0.0.1',
  JWT_SECRET: '8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f',
  PUBLIC_URL,
  REGISTRATION: 'open',
  TRUST_PROXY: 0,
  SMTP_URL: '',
  MAIL_FROM: 'PulseBoard <no-reply@pulse.example.com>',
}

const isProblem = compile(Problem)
const answerChecks = new Map(
  (Object.keys(ROUTES) as RouteName[]).map((name) => {
    const route = ROUTES[name]
    return [name, 'answer' in route ? compile(route.answer) : undefined] as const
  }),
)

/** The address of a route with its parameters filled in. */
export const pathOf = (name: RouteName, options: CallOptions): string => {
  const path = ROUTES[name].path.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(options.params?.[key] ?? ''),
  )
  const query = new URLSearchParams(options.query).toString()
  return query === '' ? path : `${path}?${query}`
}

const checkAnswer = (name: RouteName, status: number, body: unknown): void => {
  const good = status === ROUTES[name].status
  const violations = good ? (answerChecks.get(name)?.(body) ?? null) : isProblem(body)
  if (violations !== null)
    throw new Error(`${name} answered ${status} off its schema: ${JSON.stringify(violations)}`)
}

const headersFor = ({ body, token, headers }: CallOptions): Record<string, string> => ({
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...headers,
})

const createCaller =
  (base: string) =>
  async (name: RouteName, options: CallOptions = {}): Promise<Answer> => {
    const { body } = options
    const response = await fetch(base + pathOf(name, options), {
      method: ROUTES[name].method,
      headers: headersFor(options),
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isLines = response.headers.get('content-type')?.includes('ndjson') ?? false
    const parsed = text === '' ? undefined : isLines ? text : (JSON.parse(text) as unknown)
    checkAnswer(name, response.status, parsed)
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
    return { status: response.status, headers: response.headers, body: parsed, cookie }
  }
type Caller = ReturnType<typeof createCaller>

export interface TestApi {
  readonly base: string
  readonly call: Caller
  readonly pool: ReturnType<typeof connectPostgres>
  readonly server: Server
  readonly bus: Bus
  /** A new account with its access token and cookie. */
  register(): Promise<{ token: string; userId: string; email: string; cookie: string }>
  stop(): Promise<void>
}

export const startTestApi = async (
  urls: StoreUrls,
  changes: Partial<Pick<ApiParts, 'config' | 'limits' | 'timings' | 'source'>> & {
    clock?: Clock
  } = {},
): Promise<TestApi> => {
  const log = createLogger('query-api-test', 'error')
  const pool = connectPostgres({ url: urls.databaseUrl, application: 'test', log })
  const clickhouse = connectClickhouse({ url: urls.clickhouseReadUrl, application: 'test' })
  const bus = connectKafka({ brokers: urls.brokers ?? ['127.0.0.1:1'], clientId: 'test', log })
  const api = composeApi({
    config: TEST_CONFIG,
    pool,
    clickhouse,
    bus,
    log,
    clock: systemClock,
    health: createHealth([]),
    metrics: createMetrics('query-api-test'),
    version: '0.0.0',
    limits: GENEROUS_LIMITS,
    passwordCost: 4,
    ...changes,
  })
  const server = createServer(api.handle).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sockets = api.attach(server)
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const call = createCaller(base)
  return {
    base,
    call,
    pool,
    server,
    bus,
    register: async () => {
      const email = `${randomUUID()}@example.com`
      const body = { name: 'Ada', email, password: 'correct horse' }
      const answer = await call('register', { body })
      const { access_token, user } = answer.body as { access_token: string; user: { id: string } }
      return { token: access_token, userId: user.id, email, cookie: answer.cookie ?? '' }
    },
    stop: async () => {
      await sockets.close()
      server.close()
      server.closeAllConnections()
      await api.close()
      await Promise.all([bus.close(), clickhouse.close()])
      await pool.end()
    },
  }
}
