/**
 * What a project uses: events by day and type from the rollup, rows and an estimate of their bytes, and
 * this month by key. Nothing here reads more than rollups and 500 events.
 */
import type { Usage } from '@pulseboard/contracts'
import { listApiKeys, listKeyMonths, type ApiKeyRow, type Sql } from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'
import { bytesARow } from '../queries/bytes-a-row.ts'
import { eventCounts } from '../queries/event-counts.ts'
import { eventSize } from '../queries/event-size.ts'
import { monthByKey } from '../queries/month-by-key.ts'
import type { Ask } from '../queries/run.ts'
import { volumeSeries } from '../queries/volume-series.ts'
import { fillBuckets, parseSteppedRange, type SteppedRange } from './range.ts'
import { askStoredUpTo } from './stored-up-to.ts'

export interface UsageDeps {
  readonly sql: Sql
  readonly ask: Ask
  readonly clock: Clock
}

const DAY_MS = 86_400_000
const DAYS = 30
const DAY_SECONDS = '86400'
const ACCESS_DENIED = '497'

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const startOfMonth = (ms: number): number => Date.parse(`${isoDay(ms).slice(0, 7)}-01T00:00:00Z`)

/** The last 30 days and today, where nothing is said. */
const rangeOf = (query: { from?: string; to?: string }, nowMs: number): SteppedRange => {
  const to = query.to ?? String(nowMs + 1)
  const from = query.from ?? String(nowMs - DAYS * DAY_MS)
  return parseSteppedRange({ from, to, step: DAY_SECONDS })
}

const daysOf = async (
  ask: Ask,
  project: string,
  range: SteppedRange,
  signal: AbortSignal,
): Promise<Usage['days']> => {
  const any = { environment: '', release: '' }
  const { from, to } = range
  const params = { project, from, to, step: range.stepSeconds, ...any }
  const rows = await ask(volumeSeries('hour'), params, signal)
  return fillBuckets(range, rows, (t, row) => {
    const { error = 0, event = 0, metric = 0, session = 0 } = row ?? {}
    return { day: isoDay(t), error, event, metric, session }
  })
}

/** Null where the reader of the store may not look at its parts. */
const askBytesARow = async (ask: Ask, signal: AbortSignal): Promise<number | null> => {
  try {
    const [row] = await ask(bytesARow, {}, signal)
    return row?.bytes ?? null
  } catch (error) {
    const cause: unknown = error instanceof AppError ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause && cause.code === ACCESS_DENIED) return null
    throw error
  }
}

const storedOf = async (
  ask: Ask,
  project: string,
  signal: AbortSignal,
): Promise<Usage['stored']> => {
  const [counts, sizes, onDisk] = await Promise.all([
    ask(eventCounts, { projects: [project] }, signal),
    ask(eventSize, { project }, signal),
    askBytesARow(ask, signal),
  ])
  const events = counts[0]?.events ?? 0
  const times = (bytes: number | null): number | null =>
    bytes === null ? null : Math.round(events * bytes)
  // Of no events nothing is unknown.
  if (events === 0) return { events, json_bytes: 0, disk_bytes: 0 }
  return { events, json_bytes: times(sizes[0]?.bytes ?? null), disk_bytes: times(onDisk) }
}

const keysOf = async (
  { sql, ask }: UsageDeps,
  project: string,
  nowMs: number,
  signal: AbortSignal,
): Promise<Usage['month']['keys']> => {
  const [keys, months, sent] = await Promise.all([
    listApiKeys(sql, project),
    listKeyMonths(sql, project, new Date(nowMs)),
    ask(monthByKey, { project, from: startOfMonth(nowMs) }, signal),
  ])
  const accepted = new Map(months.map(({ lineage, events }) => [lineage, events]))
  const stored = new Map(sent.map(({ key_id, events }) => [key_id, events]))
  const isUsable = ({ revoked_at, expires_at }: ApiKeyRow): boolean =>
    revoked_at === null && (expires_at === null || expires_at.getTime() > nowMs)
  return keys
    .filter((key) => key.scope === 'ingest' && (isUsable(key) || stored.has(key.id)))
    .map(({ id, name, prefix, scope, monthly_quota, lineage }) => ({
      id,
      name,
      prefix,
      scope,
      events: stored.get(id) ?? 0,
      monthly_quota,
      quota_used: monthly_quota === null ? null : (accepted.get(lineage) ?? 0),
    }))
}

export const createUsageHandlers = (deps: UsageDeps): Handlers<'usage'> => ({
  usage: async ({ project, query, signal }) => {
    const { ask } = deps
    const nowMs = deps.clock.now()
    const range = rangeOf(query, nowMs)
    const [days, stored, keys, stored_up_to] = await Promise.all([
      daysOf(ask, project.id, range, signal),
      storedOf(ask, project.id, signal),
      keysOf(deps, project.id, nowMs, signal),
      askStoredUpTo(ask, project.id, signal),
    ])
    return {
      from: range.from,
      to: range.to,
      stored_up_to,
      days,
      stored,
      month: { month: isoDay(nowMs).slice(0, 7), keys },
    }
  },
})
