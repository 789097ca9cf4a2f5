/** Raw events: a page of a range, newest first, and one event by its id. */
import type { PartOf, Routes } from '@pulseboard/contracts'
import { AppError, type Clock } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'
import { eventById } from '../queries/event-by-id.ts'
import { eventsPage } from '../queries/events-page.ts'
import type { StoredRow } from '../queries/stored-row.ts'
import type { Ask } from '../queries/run.ts'
import { parseFilterQuery } from './filter-query.ts'
import { decodePageCursor, encodePageCursor } from './page-cursor.ts'
import { parseRange } from './range.ts'
import { askStoredUpTo } from './stored-up-to.ts'
import { toStoredEvent } from './stored-event.ts'

export interface EventDeps {
  readonly ask: Ask
  readonly clock: Clock
  readonly cursorKey: Buffer
}

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 200

type PageQuery = PartOf<Routes['listEvents'], 'query'>

const parseLimit = (text: string | undefined): number => {
  const limit = text === undefined ? DEFAULT_LIMIT : Number(text)
  if (limit >= 1 && limit <= MAX_LIMIT) return limit
  const detail = `limit is ${limit}`
  const fix = `Use 1 to ${MAX_LIMIT}.`
  throw new AppError('invalid_request', {
    detail: `Query: ${detail}. ${fix}`,
    violations: [{ pointer: '/query/limit', code: 'range', detail, fix }],
  })
}

/** What decides which events the pages show; the cursor is bound to it. */
const filtersOf = (projectId: string, query: PageQuery) => ({
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

export const createEventHandlers = (deps: EventDeps): Handlers<'listEvents' | 'getEvent'> => ({
  listEvents: async ({ project, query, signal }) => {
    const { ask, clock, cursorKey } = deps
    const limit = parseLimit(query.limit)
    const { sql, canonical } = parseFilterQuery(query.q)
    const filters = filtersOf(project.id, query)
    const bound = { ...filters, q: canonical }
    const after =
      query.cursor === undefined
        ? undefined
        : decodePageCursor(cursorKey, query.cursor, bound, clock.now())
    const place = after === undefined ? {} : { after_ms: after.ms, after_id: after.id }
    const question = eventsPage(sql, after === undefined ? 'first' : 'next')
    const params = { ...filters, ...sql.params, ...place, limit: limit + 1 }
    const [rows, stored_up_to] = await Promise.all([
      ask(question, params, signal),
      askStoredUpTo(ask, project.id, signal),
    ])
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      data: page.map(toStoredEvent),
      next_cursor:
        last === undefined ? null : encodePageCursor(cursorKey, keyOf(last), bound, clock.now()),
      stored_up_to,
    }
  },
  getEvent: async ({ project, params, signal }) => {
    const [row] = await deps.ask(eventById, { project: project.id, id: params.eventId }, signal)
    if (row === undefined)
      throw new AppError('not_found', {
        detail: 'This project has no such event, or it is not stored yet: try again in a second.',
      })
    return toStoredEvent(row)
  },
})
