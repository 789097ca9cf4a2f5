/**
 * Event → row of the table `events`. Pure, and a function of the message and the retention alone: the
 * same message gives the same row whenever it is landed again.
 */
import type { EventRow } from '@pulseboard/db'
import type { DecodedEvent } from '../landing-batch.ts'
import { requestOf } from './request-mark.ts'

const DAY_MS = 86_400_000
// What DateTime64(3) can hold: the years 1900 to 2299.
const EARLIEST_MS = Date.UTC(1900, 0, 1)
const LATEST_MS = Date.UTC(2299, 11, 31)
// What Date can hold, 2149-06-06, as days since 1970.
const LATEST_DAY = 65_535

const clamp = (ms: number): number => Math.min(Math.max(ms, EARLIEST_MS), LATEST_MS)

/** Epoch milliseconds, or nothing when the clock of the device wrote what no calendar has. */
const instant = (value: string | number | undefined): number | null => {
  if (value === undefined) return null
  const ms = typeof value === 'number' ? value : Date.parse(value)
  return Number.isNaN(ms) ? null : clamp(ms)
}

/** The first day on which the event is no longer kept, counted from the day of its receipt. */
const expiryDay = (receivedMs: number, retentionDays: number): number =>
  Math.min(Math.max(Math.floor(receivedMs / DAY_MS), 0) + retentionDays + 1, LATEST_DAY)

// One shape for all rows, without spreads: this runs for every event.
const NO_TAGS = {}
const NO_FINGERPRINT: readonly string[] = []

export const toRow = (
  { message, event, payload }: DecodedEvent,
  retentionDays: number,
): EventRow => {
  const received = instant(event.received_at) ?? 0
  const { os, device, error, sdk } = event
  const { gateway, request } = requestOf(message)
  return {
    project_id: event.project_id,
    id: event.id,
    key_id: event.key_id,
    type: event.type,
    name: event.name,
    timestamp: instant(event.occurred_at) ?? received,
    device_time: instant(event.timestamp),
    sent_at: instant(event.sent_at),
    received_at: received,
    expires_on: expiryDay(received, retentionDays),
    value: event.value ?? null,
    unit: event.unit ?? '',
    level: event.level ?? '',
    release: event.release ?? '',
    environment: event.environment ?? '',
    platform: event.platform ?? '',
    app_version: event.app_version ?? '',
    os_name: os?.name ?? '',
    os_version: os?.version ?? '',
    device_id: device?.id ?? '',
    device_model: device?.model ?? '',
    device_manufacturer: device?.manufacturer ?? '',
    device_class: device?.class ?? '',
    device_emulator: device?.emulator ?? null,
    user_id: event.user_id ?? '',
    session_id: event.session_id ?? '',
    tags: event.tags ?? NO_TAGS,
    payload,
    error_type: error?.type ?? '',
    error_message: error?.message ?? '',
    error_stack: error?.stack ?? '',
    error_frames: error?.frames === undefined ? '' : JSON.stringify(error.frames),
    error_handled: error?.handled ?? null,
    error_fingerprint: error?.fingerprint ?? NO_FINGERPRINT,
    sdk_name: sdk?.name ?? '',
    sdk_version: sdk?.version ?? '',
    _gateway: gateway,
    _request: request,
    _partition: message.partition,
    _offset: message.offset,
  }
}
