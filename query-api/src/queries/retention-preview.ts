/** What a retention would delete of a project now: rows by type, and how large a row is about. */
import type { Doomed } from '@pulseboard/db'
import type { Question } from './run.ts'

export interface DoomedTypeRow {
  type: string
  doomed: number
  oldest_ms: number
}

export const doomedTypes = ({
  where,
}: Doomed): Question<Record<string, unknown>, DoomedTypeRow> => ({
  name: 'retention-preview',
  text: `
SELECT type, count() AS doomed, toUnixTimestamp64Milli(min(received_at)) AS oldest_ms
FROM events WHERE ${where}
GROUP BY type ORDER BY type`,
})

export interface RowSizeRow {
  bytes: number
}

/** The mean of the oldest rows, before compression: exact sizes would mean to read everything. */
export const rowSize = ({ where }: Doomed): Question<Record<string, unknown>, RowSizeRow> => ({
  name: 'retention-row-size',
  text: `
SELECT ifNotFinite(avg(byteSize(* EXCEPT payload) + length(toString(payload))), 0) AS bytes
FROM (SELECT * FROM events WHERE ${where} LIMIT 1000)`,
})
