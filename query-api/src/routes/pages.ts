/** Pages of a list: how many, from where, and the cursor of the next one. See page-cursor.ts for cursors. */
import { AppError, type Clock } from '@pulseboard/runtime'
import type { Signer } from '../auth/keys.ts'
import { decodePageCursor, encodePageCursor, type PageKey } from './page-cursor.ts'

export interface PageDeps {
  readonly clock: Clock
  readonly cursors: Signer
}

/** What a statement needs to answer one page. */
export interface PageWanted {
  readonly limit: number
  readonly after?: { readonly at: Date; readonly id: string } | undefined
}

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 200

const parseLimit = (text: string | undefined): number => {
  const limit = text === undefined ? DEFAULT_LIMIT : Number(text)
  if (limit >= 1 && limit <= MAX_LIMIT) return limit
  const [detail, fix] = [`limit is ${limit}`, `Use 1 to ${MAX_LIMIT}.`]
  throw new AppError('invalid_request', {
    detail: `Query: ${detail}. ${fix}`,
    violations: [{ pointer: '/query/limit', code: 'range', detail, fix }],
  })
}

/**
 * One page, newest first.
 * @param bound everything that decides which rows the pages show
 * @param fetch the rows of the list, by time and id
 * @throws AppError for a limit or cursor that is none
 */
export const readPage = async <Row extends { readonly id: string }>(
  { clock, cursors }: PageDeps,
  query: { readonly limit?: string; readonly cursor?: string },
  bound: Readonly<Record<string, unknown>>,
  fetch: (page: PageWanted) => Promise<readonly Row[]>,
  timeOf: (row: Row) => Date,
): Promise<{ rows: readonly Row[]; next_cursor: string | null }> => {
  const limit = parseLimit(query.limit)
  const now = clock.now()
  const key: PageKey | undefined =
    query.cursor === undefined ? undefined : decodePageCursor(cursors, query.cursor, bound, now)
  // One more than is shown says whether there is a next page.
  const found = await fetch({
    limit: limit + 1,
    after: key && { at: new Date(key.ms), id: key.id },
  })
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  const next = last && { ms: timeOf(last).getTime(), id: last.id }
  return { rows, next_cursor: next ? encodePageCursor(cursors, next, bound, now) : null }
}
