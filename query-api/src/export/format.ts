/**
 * How an export is written: a head, a piece for each event, and a last line that says whether it is whole.
 * Without that line, or with one that says otherwise, a file is not complete. Pure.
 */
import type { StoredEvent } from '@pulseboard/contracts'
import { csvHead, csvMark, csvRow } from './csv.ts'

/** How an export ended. */
export type ExportEnd =
  | { readonly complete: true; readonly events: number }
  | {
      readonly complete: false
      readonly events: number
      readonly reason: 'limit' | 'failed'
      /** Where the next export goes on; absent when not even one page came. */
      readonly next_cursor?: string
    }

export interface ExportFormat {
  readonly contentType: string
  readonly extension: 'ndjson' | 'csv'
  readonly head: string
  readonly row: (event: StoredEvent) => string
  readonly mark: (end: ExportEnd) => string
}

const NDJSON: ExportFormat = {
  contentType: 'application/x-ndjson; charset=utf-8',
  extension: 'ndjson',
  head: '',
  row: (event) => `${JSON.stringify(event)}\n`,
  mark: (end) => `${JSON.stringify({ $export: end })}\n`,
}

const CSV: ExportFormat = {
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  head: csvHead,
  row: csvRow,
  mark: (end) => csvMark(`$export ${JSON.stringify(end)}`),
}

export const EXPORT_FORMATS: Readonly<Record<'ndjson' | 'csv', ExportFormat>> = {
  ndjson: NDJSON,
  csv: CSV,
}
