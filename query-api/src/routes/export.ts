/** The whole list of events as a file: NDJSON or CSV, streamed. */
import { EXPORT_EVENTS } from '@pulseboard/contracts'
import { EXPORT_FORMATS } from '../export/format.ts'
import { writeExport } from '../export/write-export.ts'
import type { Handlers } from '../mount.ts'
import { openEventList, type EventListDeps } from './event-list.ts'
import { toStoredEvent } from './stored-event.ts'

// A page of the largest events, 64 KiB each, stays within the bounds of a question.
const PAGE = 400

/** `limit` is another one in tests. */
export const createExportHandlers = (
  deps: EventListDeps,
  limit: number = EXPORT_EVENTS,
): Handlers<'exportEvents'> => ({
  exportEvents: async ({ project, query, signal, ctx }) => {
    const { format, cursor, ...listed } = query
    const list = openEventList(deps, project.id, listed)
    const day = new Date(deps.clock.now()).toISOString().slice(0, 10)
    await writeExport(ctx.res, {
      format: EXPORT_FORMATS[format ?? 'ndjson'],
      fileName: `events-${day}`,
      limit,
      signal,
      read: async (after) => {
        const { rows, next } = await list.page(PAGE, after ?? cursor, signal)
        return { events: rows.map(toStoredEvent), next }
      },
    })
    // The response is written: nothing else may answer.
    ctx.respond = false
    return undefined
  },
})
