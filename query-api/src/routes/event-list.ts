/** A list of events as the query asks for it, and what its cursors are bound to: pages and exports share it. */
import type { PartOf, Routes } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import type { Signer } from '../auth/keys.ts'
import { eventsPage } from '../queries/events-page.ts'
import type { Ask } from '../queries/run.ts'
import type { StoredRow } from '../queries/stored-row.ts'
import { parseFilterQuery } from './filter-query.ts'
import { decodePageCursor, encodePageCursor, type PageKey } from './page-cursor.ts'
import { parseRange } from './range.ts'

export interface EventListDeps {
  readonly ask: Ask
  readonly clock: Clock
  readonly cursors: Signer
}

type ListQuery = Omit<PartOf<Routes['listEvents'], 'query'>, 'limit' | 'cursor'>

export interface EventList {
  /** One page after a cursor, the newest events without one. @throws AppError `invalid_cursor` */
  page(
    limit: number,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<{ rows: StoredRow[]; next: string | undefined }>
}

const filtersOf = (projectId: string, query: ListQuery) => ({
  project: projectId,
  ...parseRange(query),
  type: query.type ?? '',
  level: query.level ?? '',
  name: query.name ?? '',
  release: query.release ?? '',
  environment: query.environment ?? '',
  user: query.user_id ?? '',
  search: query.search ?? '',
})

const HOUR_MS = 3_600_000

/**
 * Where a page may begin to look, the nearest first: most pages are full after an hour of events. The server
 * opens every part of the table that reaches into what it is asked for, so less is read, the same for the
 * first page and for a late one; a page that stays short is asked for again, further back.
 */
export const startsOf = ({ from, to }: { from: number; to: number }): number[] => {
  const near = [to - HOUR_MS, to - 24 * HOUR_MS].filter((start) => start > from)
  return [...near, from]
}

const keyOf = (row: StoredRow) => ({ ms: Date.parse(row.timestamp), id: row.id })

/** @throws AppError that names the field and the fix */
export const openEventList = (
  { ask, clock, cursors }: EventListDeps,
  projectId: string,
  query: ListQuery,
): EventList => {
  const { sql, canonical } = parseFilterQuery(query.q)
  const filters = filtersOf(projectId, query)
  const bound = { ...filters, q: canonical }

  /** At most so many events after a key. */
  const find = async (limit: number, after: PageKey | undefined, signal: AbortSignal) => {
    const question = eventsPage(sql, after === undefined ? 'first' : 'next')
    const place = after === undefined ? {} : { after_ms: after.ms, after_id: after.id }
    const to = after === undefined ? filters.to : after.ms + 1
    let rows: StoredRow[] = []
    for (const from of startsOf({ from: filters.from, to })) {
      rows = await ask(question, { ...filters, ...sql.params, ...place, from, limit }, signal)
      if (rows.length === limit) break
    }
    return rows
  }

  return {
    page: async (limit, cursor, signal) => {
      const after =
        cursor === undefined ? undefined : decodePageCursor(cursors, cursor, bound, clock.now())
      // One more than asked for says whether there is another page.
      const found = await find(limit + 1, after, signal)
      const rows = found.slice(0, limit)
      const last = found.length > limit ? rows.at(-1) : undefined
      const next =
        last === undefined ? undefined : encodePageCursor(cursors, keyOf(last), bound, clock.now())
      return { rows, next }
    },
  }
}
