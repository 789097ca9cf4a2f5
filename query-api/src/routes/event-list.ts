/** A list of events as the query asks for it, and what its cursors are bound to: pages and exports share it. */
import type { PartOf, Routes } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { eventsPage } from '../queries/events-page.ts'
import type { Ask } from '../queries/run.ts'
import type { StoredRow } from '../queries/stored-row.ts'
import { parseFilterQuery } from './filter-query.ts'
import { decodePageCursor, encodePageCursor } from './page-cursor.ts'
import { parseRange } from './range.ts'

export interface EventListDeps {
  readonly ask: Ask
  readonly clock: Clock
  readonly cursorKey: Buffer
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

const keyOf = (row: StoredRow) => ({ ms: Date.parse(row.timestamp), id: row.id })

/** @throws AppError that names the field and the fix */
export const openEventList = (
  { ask, clock, cursorKey }: EventListDeps,
  projectId: string,
  query: ListQuery,
): EventList => {
  const { sql, canonical } = parseFilterQuery(query.q)
  const filters = filtersOf(projectId, query)
  const bound = { ...filters, q: canonical }
  return {
    page: async (limit, cursor, signal) => {
      const after =
        cursor === undefined ? undefined : decodePageCursor(cursorKey, cursor, bound, clock.now())
      const place = after === undefined ? {} : { after_ms: after.ms, after_id: after.id }
      const question = eventsPage(sql, after === undefined ? 'first' : 'next')
      // One more than asked for says whether there is another page.
      const params = { ...filters, ...sql.params, ...place, limit: limit + 1 }
      const found = await ask(question, params, signal)
      const rows = found.slice(0, limit)
      const last = found.length > limit ? rows.at(-1) : undefined
      const next =
        last === undefined
          ? undefined
          : encodePageCursor(cursorKey, keyOf(last), bound, clock.now())
      return { rows, next }
    },
  }
}
