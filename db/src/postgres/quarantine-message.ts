/** An entry in other words: as a message without bytes that replaces the earlier one, and as advice. Pure. */
import type { QuarantinedMessage, QuarantineReason } from '@pulseboard/contracts'
import type { OutgoingMessage } from '@pulseboard/runtime'
import type { QuarantineRow } from './quarantine-row.ts'

/** Instead of the detail, which may quote the bytes. */
export const ERASED_DETAIL = 'Erased on request.'

/** Its message in the quarantine topic, without the bytes. */
export const toErasedMessage = (row: QuarantineRow, nowMs: number): OutgoingMessage => {
  const message: QuarantinedMessage = {
    reason: row.reason,
    detail: ERASED_DETAIL,
    topic: row.topic,
    ...(row.log === null ? {} : { log: row.log }),
    partition: row.partition,
    offset: row.offset,
    key: null,
    value_base64: '',
    value_bytes: row.value_bytes ?? 0,
    quarantined_at: row.quarantined_at.toISOString(),
    ...(row.project_id === null ? {} : { project_id: row.project_id }),
    ...(row.event_id === null ? {} : { event_id: row.event_id }),
    ...(row.key_id === null ? {} : { key_id: row.key_id }),
    ...(row.received_at === null ? {} : { received_at: row.received_at.toISOString() }),
    dropped_at: new Date(nowMs).toISOString(),
  }
  return {
    key: row.message_key,
    value: JSON.stringify(message),
    headers: {
      reason: row.reason,
      ...(row.project_id === null ? {} : { project: row.project_id }),
      ...(row.event_id === null ? {} : { event_id: row.event_id }),
    },
  }
}

const FIXES = {
  not_json: 'Replay it with a corrected value, or drop it.',
  not_an_event: 'Replay it with a corrected value, or drop it.',
  unknown_project: 'Replay it once its project exists, or drop it.',
  refused_by_store: 'Replay it after an upgrade, or with a corrected value.',
  not_a_ledger_line: 'Drop it: the gateway that wrote it does not speak this version.',
} as const satisfies Record<QuarantineReason, string>

/** What to do about an entry, in a sentence. */
export const suggestFix = ({
  reason,
  status,
  value_cut,
}: Pick<QuarantineRow, 'reason' | 'status' | 'value_cut'>): string => {
  if (status !== 'open') return 'Nothing: this is decided.'
  return value_cut ? 'Replay it with a whole, corrected value, or drop it.' : FIXES[reason]
}
