/** Raw events: a page of a range, newest first, and one event by its id. */
import { AppError } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'
import { eventById } from '../queries/event-by-id.ts'
import { openEventList, type EventListDeps } from './event-list.ts'
import { toStoredEvent } from './stored-event.ts'
import { askStoredUpTo } from './stored-up-to.ts'

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 200

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

export const createEventHandlers = (deps: EventListDeps): Handlers<'listEvents' | 'getEvent'> => ({
  listEvents: async ({ project, query, signal }) => {
    const limit = parseLimit(query.limit)
    const list = openEventList(deps, project.id, query)
    const [{ rows, next }, stored_up_to] = await Promise.all([
      list.page(limit, query.cursor, signal),
      askStoredUpTo(deps.ask, project.id, signal),
    ])
    return { data: rows.map(toStoredEvent), next_cursor: next ?? null, stored_up_to }
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
