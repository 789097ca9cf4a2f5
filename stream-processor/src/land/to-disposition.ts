/**
 * What becomes of a message that is not stored → row of the table `dispositions`. Pure. A message that
 * could not be read tells what it can: the rest is empty.
 */
import type { FilterReason } from '@pulseboard/contracts'
import type { DispositionRow, EventRow } from '@pulseboard/db'
import type { BusMessage } from '@pulseboard/runtime'
import type { DecodedEvent, Reject } from '../landing-batch.ts'
import { originOf } from '../quarantine/origin.ts'
import { requestOf } from './request-mark.ts'

/** What an unread field of an id is. */
export const NIL = '00000000-0000-0000-0000-000000000000'
const NOWHERE = { of_log: 0n, of_partition: 0, of_offset: 0n }
// The table forgets after 90 days, counted from here: a time that was made up must not make it forget
// sooner what is settled today.
const OLDEST_MS = 60 * 86_400_000
const NEWEST_MS = 86_400_000

const receivedAt = (time: string | undefined, now: number): number => {
  const ms = time === undefined ? Number.NaN : Date.parse(time)
  return ms > now - OLDEST_MS && ms < now + NEWEST_MS ? ms : now
}

const placeOf = (message: BusMessage) => {
  const { gateway, request } = requestOf(message)
  return {
    _gateway: gateway,
    _request: request,
    _partition: message.partition,
    _offset: message.offset,
  }
}

/** A message that is set aside. */
export const toQuarantined = ({ message, reason, detail }: Reject, now: number): DispositionRow => {
  const { projectId, eventId, keyId, receivedAt: received } = originOf(message)
  return {
    project_id: projectId ?? NIL,
    id: eventId ?? NIL,
    key_id: keyId ?? NIL,
    sdk_name: '',
    sdk_version: '',
    received_at: receivedAt(received, now),
    outcome: 'quarantined',
    reason,
    detail,
    ...NOWHERE,
    ...placeOf(message),
  }
}

/** An event that is left out on purpose. */
export const toFiltered = (
  { message, event }: DecodedEvent,
  reason: FilterReason,
  now: number,
): DispositionRow => ({
  project_id: event.project_id,
  id: event.id,
  key_id: event.key_id,
  sdk_name: event.sdk?.name ?? '',
  sdk_version: event.sdk?.version ?? '',
  received_at: receivedAt(event.received_at, now),
  outcome: 'filtered',
  reason,
  detail: '',
  ...NOWHERE,
  ...placeOf(message),
})

/** A row that the store refuses. */
export const toRefused = (row: EventRow, detail: string): DispositionRow => ({
  ...ofRow(row),
  outcome: 'quarantined',
  reason: 'refused_by_store',
  detail,
  ...NOWHERE,
})

/** The fields that a row and what becomes of it have in common. */
const ofRow = (row: EventRow) => ({
  project_id: row.project_id,
  id: row.id,
  key_id: row.key_id,
  sdk_name: row.sdk_name,
  sdk_version: row.sdk_version,
  received_at: row.received_at,
  _gateway: row._gateway,
  _request: row._request,
  _partition: row._partition,
  _offset: row._offset,
})

/** Where the original of a copy stands. */
export interface Original {
  readonly log: bigint
  readonly partition: number
  readonly offset: bigint
}

const toOriginal = ({ log, partition, offset }: Original) => ({
  of_log: log,
  of_partition: partition,
  of_offset: offset,
})

/** A client's retry of what is stored. */
export const toDuplicate = (row: EventRow, original: Original): DispositionRow => ({
  ...ofRow(row),
  outcome: 'duplicate',
  reason: '',
  detail: '',
  ...toOriginal(original),
})

const isDisposition = (item: EventRow | DispositionRow): item is DispositionRow => 'outcome' in item

/** A copy that we wrote twice ourselves. */
export const toReplayed = (
  item: EventRow | DispositionRow,
  original: Original,
): DispositionRow => ({
  ...(isDisposition(item) ? item : ofRow(item)),
  outcome: 'replayed',
  reason: '',
  detail: '',
  ...toOriginal(original),
})
