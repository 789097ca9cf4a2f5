/**
 * Takes over what stands in the topic pulseboard.quarantine.v1. Safe to repeat: a message that comes
 * again changes nothing, whatever somebody has decided about its entry in between.
 */
import type { QuarantinedMessage } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface QuarantineEntry {
  readonly messageKey: string
  readonly message: QuarantinedMessage
}

/** PostgreSQL keeps no NUL and no half character in text; in bytes it does. */
const asText = (text: string): string => text.toWellFormed().replaceAll('\0', '␀')

const toRecord = ({ messageKey, message }: QuarantineEntry) => {
  const value = Buffer.from(message.value_base64, 'base64')
  return {
    message_key: asText(messageKey),
    project_id: message.project_id ?? null,
    event_id: message.event_id ?? null,
    key_id: message.key_id ?? null,
    received_at: message.received_at ?? null,
    reason: message.reason,
    detail: asText(message.detail),
    topic: asText(message.topic),
    log: message.log === undefined ? null : asText(message.log),
    partition: message.partition,
    offset: message.offset,
    original_key: message.key === null ? null : asText(message.key),
    value: message.dropped_at === undefined ? value.toString('base64') : null,
    value_cut: (message.value_bytes ?? value.length) > value.length,
    status: message.dropped_at === undefined ? 'open' : 'dropped',
    quarantined_at: message.quarantined_at,
    settled_at: message.dropped_at ?? null,
  }
}

/** Stores entries that are not there yet. @returns how many were new. */
export const storeQuarantined = async (
  sql: Sql,
  entries: readonly QuarantineEntry[],
): Promise<number> => {
  const { rowCount } = await sql.query(
    `INSERT INTO quarantine (message_key, project_id, event_id, key_id, received_at, reason, detail,
       topic, log, partition, "offset", original_key, value, value_cut, status, quarantined_at, settled_at)
     SELECT message_key, project_id, event_id, key_id, received_at, reason, detail, topic, log, partition,
       "offset", original_key, decode(value, 'base64'), value_cut, status, quarantined_at, settled_at
     FROM json_to_recordset($1) AS entry (message_key text, project_id uuid, event_id uuid, key_id uuid,
       received_at timestamptz, reason text, detail text, topic text, log text, partition integer,
       "offset" bigint, original_key text, value text, value_cut boolean, status text,
       quarantined_at timestamptz, settled_at timestamptz)
     ON CONFLICT (message_key) DO NOTHING`,
    [JSON.stringify(entries.map(toRecord))],
  )
  return rowCount ?? 0
}
