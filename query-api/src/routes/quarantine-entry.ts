/** Row of the quarantine → what the API shows; pure. Bytes are shown as text where they are text. */
import type { QuarantineEntry, QuarantineEntryWithValue } from '@pulseboard/contracts'
import { suggestFix, type QuarantineRow, type QuarantineRowWithValue } from '@pulseboard/db'

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null

export const toEntry = (row: QuarantineRow): QuarantineEntry => ({
  id: row.id,
  event_id: row.event_id,
  reason: row.reason,
  detail: row.detail,
  suggestion: suggestFix(row),
  topic: row.topic,
  partition: row.partition,
  offset: row.offset,
  status: row.status,
  value_bytes: row.value_bytes,
  value_cut: row.value_cut,
  received_at: timeOf(row.received_at),
  quarantined_at: row.quarantined_at.toISOString(),
  attempts: row.attempts,
  settled_at: timeOf(row.settled_at),
  settled_by: row.settled_by,
})

const asText = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export const toEntryWithValue = (row: QuarantineRowWithValue): QuarantineEntryWithValue => {
  const text = row.value === null ? undefined : asText(row.value)
  return {
    ...toEntry(row),
    key_id: row.key_id,
    original_key: row.original_key,
    encoding: row.value === null || text !== undefined ? 'utf8' : 'base64',
    value: text ?? row.value?.toString('base64') ?? null,
  }
}
