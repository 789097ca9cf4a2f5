/**
 * Which messages of a project carried an event, and what became of each? The stored one first, then the
 * hundred that were settled first; 64-bit integers as text, times in epoch milliseconds.
 */
import type { ReceiptCopy } from '@pulseboard/contracts'
import type { Question } from './run.ts'

export interface ReceiptCopiesParams extends Record<string, unknown> {
  readonly project: string
  readonly id: string
}
export interface ReceiptCopyRow {
  log: string
  partition: number
  offset: string
  outcome: Exclude<ReceiptCopy['outcome'], 'in_flight'>
  received_ms: number
  key_id: string
  gateway: number
  request: number
  settled_ms: number
  reason: string
  detail: string
  of_log: string
  of_partition: number
  of_offset: string
}

const COMMON = `toString(_log) AS log, _partition AS partition, toString(_offset) AS offset,
  toUnixTimestamp64Milli(received_at) AS received_ms, toString(key_id) AS key_id,
  _gateway AS gateway, _request AS request`

export const receiptCopies: Question<ReceiptCopiesParams, ReceiptCopyRow> = {
  name: 'receipt-copies',
  text: `
SELECT * FROM (
  SELECT ${COMMON}, 'stored' AS outcome, toUnixTimestamp64Milli(landed_at) AS settled_ms,
    '' AS reason, '' AS detail, '0' AS of_log, 0 AS of_partition, '0' AS of_offset
  FROM events
  WHERE project_id = {project: UUID} AND id = {id: UUID}
  UNION ALL
  SELECT ${COMMON}, toString(outcome) AS outcome, toUnixTimestamp64Milli(settled_at) AS settled_ms,
    reason, detail, toString(of_log) AS of_log, of_partition, toString(of_offset) AS of_offset
  FROM dispositions
  WHERE project_id = {project: UUID} AND id = {id: UUID}
)
ORDER BY outcome != 'stored', settled_ms, log, partition, toUInt64(offset)
LIMIT 101`,
}
