/**
 * What the dashboard asks, as it asks it, and how long each answer takes. A request is repeated with
 * nothing else running; the first repeats are left out, so what is measured is a warm store.
 */
import { cpuBetween, readCpu } from '../cpu.ts'
import type { MeasuredApi, Statement } from './api.ts'
import { DAY_MS } from './event-sql.ts'

const WARM_UP = 3

export interface Person {
  readonly token: string
  readonly projectId: string
  /** Of the server, for its account of CPU time. */
  readonly clickhousePid: number
}

/** What is measured, as whom, and how often. */
export interface Measured {
  readonly api: MeasuredApi
  readonly person: Person
  readonly endMs: number
  /** How far back the events go. */
  readonly days: number
  readonly rounds: number
  /** Told of each figure as it comes. */
  readonly show: (figures: Figures) => void
}

/** Figures of one request over its repeats. */
export interface Figures {
  readonly request: string
  readonly p50Ms: number
  readonly p95Ms: number
  /** CPU time of ClickHouse for one repeat, milliseconds: unlike the others steady on a busy machine. */
  readonly cpuMs: number
  /** Of all statements of one repeat together. */
  readonly rowsRead: number
  readonly bytesRead: number
  /** p95 of each statement by its question, milliseconds. */
  readonly statements: Readonly<Record<string, number>>
}

const round = (ms: number): number => Math.round(ms * 10) / 10
const quantile = (values: readonly number[], share: number): number =>
  round(values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0)

/** @throws when the answer is not good */
const get = async (api: MeasuredApi, token: string, path: string): Promise<unknown> => {
  const response = await fetch(api.base + path, { headers: { authorization: `Bearer ${token}` } })
  const body = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.slice(0, 300)}`)
  return JSON.parse(body)
}

const statementsOf = (heard: readonly Statement[]): Figures['statements'] => {
  const byQuestion = Map.groupBy(heard, ({ question }) => question)
  return Object.fromEntries(
    [...byQuestion].map(([question, all]) => [
      question,
      quantile(
        all.map(({ ms }) => ms),
        0.95,
      ),
    ]),
  )
}

const measure = async (
  { api, person, rounds, show }: Measured,
  request: string,
  ask: () => Promise<unknown>,
): Promise<Figures> => {
  for (let round = 0; round < WARM_UP; round++) await ask()
  api.take()
  const pids = { clickhouse: person.clickhousePid }
  const cpu = readCpu(pids)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await ask()
    times.push(performance.now() - started)
  }
  const spent = cpuBetween(cpu, readCpu(pids))['clickhouse'] ?? 0
  const heard = api.take()
  const sum = (of: (statement: Statement) => number): number =>
    Math.round(heard.reduce((all, statement) => all + of(statement), 0) / rounds)
  const figures: Figures = {
    request,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    cpuMs: round((spent * 1000) / rounds),
    rowsRead: sum(({ rowsRead }) => rowsRead),
    bytesRead: sum(({ bytesRead }) => bytesRead),
    statements: statementsOf(heard),
  }
  show(figures)
  return figures
}

/** The dashboard's own choice of a step: at most 180 buckets. */
const STEPS = [60, 300, 900, 3600, 21_600, 86_400]
const stepFor = (lengthMs: number): number =>
  STEPS.find((step) => lengthMs / (step * 1000) <= 180) ?? 86_400

/** The requests of the overview for the last so many days, by name. */
const overviewRequests = (projectId: string, endMs: number, days: number) => {
  const base = `/api/v1/projects/${projectId}`
  // Half a minute past a minute, as the clock of a person is: no range of theirs begins on the hour.
  const to = endMs - 30_000
  const from = to - days * DAY_MS
  const range = `from=${from}&to=${to}`
  const stepped = `${range}&step=${stepFor(to - from)}`
  return [
    [`overview, ${days} d`, `${base}/overview?${range}`],
    [`volume, ${days} d`, `${base}/series/volume?${stepped}`],
    [`error rate, ${days} d`, `${base}/series/error-rate?${stepped}`],
    [`metric percentiles, ${days} d`, `${base}/series/metric?${stepped}&name=timing_0`],
    [`errors by release, ${days} d`, `${base}/series?${stepped}&q=type:error&by=release`],
  ] as const
}

/** The overview's requests one by one, and all that a person waits for when the page opens. */
export const measureOverview = async (measured: Measured): Promise<Figures[]> => {
  const { api, person, endMs } = measured
  const { token, projectId } = person
  const figures: Figures[] = []
  // The overview compares with the time before, which must hold events, too.
  for (const days of [1, 7, 14].filter((length) => 2 * length <= measured.days)) {
    const requests = overviewRequests(projectId, endMs, days)
    for (const [name, path] of requests)
      figures.push(await measure(measured, name, () => get(api, token, path)))
    const page = requests.slice(0, 3)
    const open = (): Promise<unknown> => Promise.all(page.map(([, path]) => get(api, token, path)))
    figures.push(await measure(measured, `the page's three at once, ${days} d`, open))
  }
  figures.push(await measure(measured, 'project cards', () => get(api, token, '/api/v1/projects')))
  return figures
}

interface Page {
  readonly next_cursor: string | null
}

const WALK = 200
const PAGE = 50

/** The cursor before a page, found by walking there: pages of 200, then of 50. */
const walkTo = async (
  list: (limit: number, cursor: string) => Promise<Page>,
  page: number,
): Promise<string> => {
  let cursor = ''
  for (let left = (page - 1) * PAGE; left > 0;) {
    const limit = left >= WALK ? WALK : PAGE
    cursor = (await list(limit, cursor)).next_cursor ?? ''
    if (cursor === '') throw new Error(`The list ends before page ${page}: fill in more events.`)
    left -= limit
  }
  return cursor
}

/** The first page of events and a late one, with and without a filter. */
export const measurePages = async (measured: Measured, latePage: number): Promise<Figures[]> => {
  const { api, person, endMs } = measured
  const { token, projectId } = person
  const range = `from=${endMs - measured.days * DAY_MS}&to=${endMs}`
  const figures: Figures[] = []
  for (const [filter, pages] of [
    ['', [1, latePage / 100, latePage]],
    ['type:error', [1, latePage / 100]],
  ] as const) {
    const asked = filter === '' ? range : `${range}&q=${encodeURIComponent(filter)}`
    const path = `/api/v1/projects/${projectId}/events?${asked}`
    const list = async (limit: number, cursor: string): Promise<Page> => {
      const after = cursor === '' ? '' : `&cursor=${cursor}`
      return (await get(api, token, `${path}&limit=${limit}${after}`)) as Page
    }
    for (const page of pages) {
      const cursor = await walkTo(list, page)
      const name = `events${filter === '' ? '' : ` ${filter}`}, page ${page}`
      figures.push(await measure(measured, name, () => list(PAGE, cursor)))
    }
  }
  return figures
}
