/**
 * The stores of one size: PostgreSQL and ClickHouse in a folder of their own, an account with three
 * projects, and the events. A folder that is full already is used as it is.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '@pulseboard/db'
import { startStores, type Stores } from '@pulseboard/embedded'
import { createLogger } from '@pulseboard/runtime'
import { startMeasuredApi, type MeasuredApi } from './api.ts'
import type { Population } from './event-sql.ts'
import { fill, rest } from './fill.ts'
import type { Person } from './requests.ts'

const MINUTE_MS = 60_000
const PERSON = { name: 'Bench', email: 'bench@example.com', password: 'correct horse battery' }
const log = createLogger('bench', 'warn')

/** What a new store is filled with. */
export interface StoreWish {
  readonly events: number
  readonly days: number
}

export interface FilledStore {
  readonly stores: Stores
  readonly api: MeasuredApi
  readonly person: Person
  readonly endMs: number
  readonly days: number
  stop(): Promise<void>
}

const send = async <T>(
  api: MeasuredApi,
  path: string,
  body: object,
  token?: string,
): Promise<T> => {
  const response = await fetch(api.base + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

interface Session {
  readonly access_token: string
}
interface Made {
  readonly project: { readonly id: string }
  readonly key: { readonly id: string }
}

const register = async (api: MeasuredApi): Promise<string> =>
  (await send<Session>(api, '/api/v1/auth/register', PERSON)).access_token

const signIn = async (api: MeasuredApi): Promise<string> => {
  const { email, password } = PERSON
  return (await send<Session>(api, '/api/v1/auth/login', { email, password })).access_token
}

const makePopulation = async (
  api: MeasuredApi,
  token: string,
  { events, days }: StoreWish,
): Promise<Population> => {
  const made: Made[] = []
  for (const name of ['Large', 'Middle', 'Small'])
    made.push(await send(api, '/api/v1/projects', { name }, token))
  const [large, middle, small] = made
  if (large === undefined || middle === undefined || small === undefined)
    throw new Error('no projects')
  return {
    events,
    days,
    projects: [large.project.id, middle.project.id, small.project.id],
    keys: [large.key.id, middle.key.id, small.key.id],
    endMs: Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS,
  }
}

/** Starts and, if need be, fills the stores of a folder. */
export const openFilledStore = async (
  folder: string,
  wish: StoreWish,
  say: (line: string) => void,
): Promise<FilledStore> => {
  mkdirSync(folder, { recursive: true })
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711)
  const stores = await startStores({ dataDir: folder, parts: ['postgres', 'clickhouse'] })
  const urls = { databaseUrl: stores.postgres.url, clickhouseUrl: stores.clickhouse.url }
  await migrate({ ...urls, log })
  const api = await startMeasuredApi({
    databaseUrl: stores.postgres.url,
    clickhouseReadUrl: stores.clickhouse.readUrl,
  })
  const file = join(folder, 'population.json')
  if (!existsSync(file)) {
    const population = await makePopulation(api, await register(api), wish)
    await fill(stores.clickhouse.url, population, say)
    writeFileSync(file, JSON.stringify(population))
  }
  say('waiting for merges …')
  await rest(stores.clickhouse.url)
  const pid = stores.pids.clickhouse ?? 0
  const { projects, endMs, days } = JSON.parse(readFileSync(file, 'utf8')) as Population
  return {
    stores,
    api,
    // Signed in only now: a token lasts a quarter of an hour, which is less than the filling takes.
    person: { token: await signIn(api), projectId: projects[0], clickhousePid: pid },
    endMs,
    days,
    stop: async () => {
      await api.stop()
      await stores.stop()
    },
  }
}
