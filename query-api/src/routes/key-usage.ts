/**
 * Who still uses a key: last use, SDKs and their versions from the ledger, releases from the stored events,
 * how much of the month is used up. Nothing of it is written when a key is used for sending.
 */
import type { KeyUsage } from '@pulseboard/contracts'
import { findApiKey, findKeyMonth, type ApiKeyRow, type Sql } from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'
import { keyLastUsed } from '../queries/key-last-used.ts'
import { keyReleases } from '../queries/key-releases.ts'
import { keySdks } from '../queries/key-sdks.ts'
import type { Ask } from '../queries/run.ts'
import { parseMinutes, type Range } from './range.ts'

export interface KeyUsageDeps {
  readonly sql: Sql
  readonly ask: Ask
  readonly clock: Clock
}

const MINUTE_MS = 60_000
const DAYS_MS = 30 * 86_400_000

const iso = (ms: number): string => new Date(ms).toISOString()

/** Key → start of the minute of its last use; undefined while the store does not answer. */
export const askLastUsed = async (
  ask: Ask,
  project: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string> | undefined> => {
  try {
    const rows = await ask(keyLastUsed, { project }, signal)
    return new Map(rows.map(({ key_id, last_ms }) => [key_id, iso(last_ms)]))
  } catch (error) {
    const isAway = error instanceof AppError && error.status >= 503
    if (isAway) return undefined
    throw error
  }
}

/** The last 30 days, or what was asked for, in whole minutes. */
const rangeOf = (query: { from?: string; to?: string }, nowMs: number): Range => {
  const to = query.to ?? String(Math.ceil((nowMs + 1) / MINUTE_MS) * MINUTE_MS)
  const from = query.from ?? String(Math.max(0, nowMs - DAYS_MS))
  return parseMinutes({ from, to })
}

const quotaOf = async (sql: Sql, key: ApiKeyRow, nowMs: number): Promise<KeyUsage['quota']> => {
  if (key.monthly_quota === null) return null
  const now = new Date(nowMs)
  const resets = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)
  const used = await findKeyMonth(sql, key.lineage, now)
  return { monthly_quota: key.monthly_quota, used, resets_at: iso(resets) }
}

export const createKeyUsageHandlers = (deps: KeyUsageDeps): Handlers<'keyUsage'> => ({
  keyUsage: async ({ project, params, query, signal }) => {
    const { sql, ask, clock } = deps
    const nowMs = clock.now()
    const key = await findApiKey(sql, { id: params.keyId, projectId: project.id })
    if (key === undefined)
      throw new AppError('not_found', { detail: 'This project has no such key: list its keys.' })
    const range = rangeOf(query, nowMs)
    const asked = { project: project.id, key: key.id, ...range }
    const [used, sdks, releases, quota] = await Promise.all([
      ask(keyLastUsed, { project: project.id }, signal),
      ask(keySdks, asked, signal),
      ask(keyReleases, asked, signal),
      quotaOf(sql, key, nowMs),
    ])
    const sent = used.find(({ key_id }) => key_id === key.id)
    return {
      from: iso(range.from),
      to: iso(range.to),
      last_used_at:
        sent === undefined ? (key.last_read_at?.toISOString() ?? null) : iso(sent.last_ms),
      quota,
      sdks: sdks.map(({ last_ms, ...sdk }) => ({ ...sdk, last_used_at: iso(last_ms) })),
      releases: releases.map(({ last_ms, ...row }) => ({ ...row, last_used_at: iso(last_ms) })),
    }
  },
})
