/**
 * Writes a whole list of events into a response, page after page: no more than one page is in memory, the
 * next one is asked for when the client has taken the last, and a client that goes away ends the question
 * that runs. The last line says whether it is whole. After a failure the connection is broken off as
 * well: neither the file nor the download looks complete.
 */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { StoredEvent } from '@pulseboard/contracts'
import type { ExportEnd, ExportFormat } from './format.ts'

export interface ExportPage {
  readonly events: readonly StoredEvent[]
  /** Where the next page begins; undefined after the last one. */
  readonly next: string | undefined
}

export interface ExportJob {
  readonly format: ExportFormat
  readonly fileName: string
  /** At least so many events are written before an export is cut. */
  readonly limit: number
  /** @param after of the page before; undefined for the first one */
  readonly read: (after: string | undefined) => Promise<ExportPage>
  readonly signal: AbortSignal
}

const send = async (response: ServerResponse, text: string, signal: AbortSignal): Promise<void> => {
  if (!response.write(text)) await once(response, 'drain', { signal })
}

/** All pages but the first, which is there already. */
const writePages = async (
  response: ServerResponse,
  job: ExportJob,
  first: ExportPage,
  progress: { events: number; next: string | undefined },
): Promise<ExportEnd> => {
  let page = first
  for (;;) {
    await send(response, page.events.map(job.format.row).join(''), job.signal)
    progress.events += page.events.length
    progress.next = page.next
    const { events } = progress
    if (page.next === undefined) return { complete: true, events }
    if (events >= job.limit)
      return { complete: false, events, reason: 'limit', next_cursor: page.next }
    page = await job.read(page.next)
  }
}

/** @throws only before anything was written: what is wrong with the question is an answer of its own */
export const writeExport = async (response: ServerResponse, job: ExportJob): Promise<ExportEnd> => {
  const { format, signal } = job
  const first = await job.read(undefined)
  response.writeHead(200, {
    'content-type': format.contentType,
    'content-disposition': `attachment; filename="${job.fileName}.${format.extension}"`,
  })
  const progress = { events: 0, next: undefined as string | undefined }
  try {
    await send(response, format.head, signal)
    const end = await writePages(response, job, first, progress)
    response.end(format.mark(end))
    return end
  } catch {
    const { events, next } = progress
    const end: ExportEnd = {
      complete: false,
      events,
      reason: 'failed',
      ...(next === undefined ? {} : { next_cursor: next }),
    }
    // The mark goes out if it still can; then the connection ends without the end of the body.
    response.write(format.mark(end), () => response.destroy())
    return end
  }
}
