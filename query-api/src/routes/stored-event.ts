/**
 * A row of ClickHouse as the event that was sent: what the client left out stays out, nested objects
 * come back nested. Pure.
 */
import type { StoredEvent } from '@pulseboard/contracts'
import type { StoredRow } from '../queries/stored-row.ts'

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** The object without its empty members; undefined when none is left. */
const present = <T extends object>(members: T): Partial<T> | undefined => {
  const kept = Object.entries(members).filter(([, value]) => !isEmpty(value))
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as Partial<T>)
}

const parseFrames = (text: string): unknown => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}

const device = (row: StoredRow) =>
  present({
    id: row.device_id,
    model: row.device_model,
    manufacturer: row.device_manufacturer,
    class: row.device_class,
    emulator: row.device_emulator,
  })

const errorOf = (row: StoredRow) =>
  present({
    type: row.error_type,
    message: row.error_message,
    stack: row.error_stack,
    frames: parseFrames(row.error_frames),
    handled: row.error_handled,
    fingerprint: row.error_fingerprint,
  })

export const toStoredEvent = (row: StoredRow): StoredEvent => {
  const optional = present({
    timestamp: row.device_time,
    sent_at: row.sent_at,
    value: row.value,
    unit: row.unit,
    level: row.level,
    release: row.release,
    environment: row.environment,
    platform: row.platform,
    app_version: row.app_version,
    os: present({ name: row.os_name, version: row.os_version }),
    device: device(row),
    user_id: row.user_id,
    session_id: row.session_id,
    tags: row.tags,
    payload: row.payload,
    error: errorOf(row),
    sdk: present({ name: row.sdk_name, version: row.sdk_version }),
  })
  return {
    id: row.id,
    type: row.type,
    name: row.name,
    ...optional,
    project_id: row.project_id,
    key_id: row.key_id,
    received_at: row.received_at,
    occurred_at: row.timestamp,
    stored_at: row.landed_at,
    partition: row.partition,
    offset: String(row.offset),
  } as StoredEvent
}
