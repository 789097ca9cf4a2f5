/**
 * One accepted event as bytes, and back. Pure.
 *
 *   marker 4 | length of the body 4 | CRC-32 of length and body 4 | body
 *   body: received at, ms 8 | event id 36 | project id 36 | request 16 | value
 *
 * Numbers are little-endian, texts ASCII. The marker begins with 0xff, a byte that no event can contain
 * (values are valid UTF-8), so after damage the next record is found by looking for it. A record whose
 * checksum differs is never returned: a wrong event is worse than a missing one, which is counted.
 */
import { crc32 } from 'node:zlib'
import type { OutgoingEvent } from '../produce.ts'

const MARKER = Buffer.from([0xff, 0xfe, 0x50, 0x42])
const FRAME_BYTES = 12
const UUID_BYTES = 36
const REQUEST_BYTES = 16
const ID_AT = 8
const PROJECT_AT = ID_AT + UUID_BYTES
const REQUEST_AT = PROJECT_AT + UUID_BYTES
const VALUE_AT = REQUEST_AT + REQUEST_BYTES

/** What a record consists of; stands in the header of each segment for readers of later versions. */
export const RECORD_FIELDS = 'received_ms:f64 id:36 project:36 request:16 value'

/** A record of a segment and where the next one begins. */
export interface SpoolRecord {
  readonly event: OutgoingEvent
  readonly end: number
}

/** Bytes that an event takes. */
export const recordBytes = ({ value }: OutgoingEvent): number =>
  FRAME_BYTES + VALUE_AT + value.length

const writeText = (target: Buffer, at: number, text: string, length: number): void => {
  if (text.length !== length)
    throw new RangeError(`"${text}" must have ${length} characters to be spooled`)
  target.write(text, at, length, 'latin1')
}

/** Writes a record. @returns where the next one goes. */
export const writeRecord = (target: Buffer, at: number, event: OutgoingEvent): number => {
  const end = at + recordBytes(event)
  const body = at + FRAME_BYTES
  MARKER.copy(target, at)
  target.writeUInt32LE(end - body, at + 4)
  target.writeDoubleLE(event.receivedMs, body)
  writeText(target, body + ID_AT, event.id, UUID_BYTES)
  writeText(target, body + PROJECT_AT, event.projectId, UUID_BYTES)
  writeText(target, body + REQUEST_AT, event.request, REQUEST_BYTES)
  event.value.copy(target, body + VALUE_AT)
  target.writeUInt32LE(checksum(target, at, end), at + 8)
  return end
}

const checksum = (bytes: Buffer, at: number, end: number): number =>
  crc32(bytes.subarray(at + FRAME_BYTES, end), crc32(bytes.subarray(at + 4, at + 8)))

/** End of the record that its length announces; undefined when that is not within the bytes. */
const announcedEnd = (bytes: Buffer, at: number): number | undefined => {
  if (at + FRAME_BYTES > bytes.length) return undefined
  const length = bytes.readUInt32LE(at + 4)
  const end = at + FRAME_BYTES + length
  return length >= VALUE_AT && end <= bytes.length ? end : undefined
}

/** The record at a position; undefined when there is no whole and sound one. Values are views. */
export const readRecord = (bytes: Buffer, at: number): SpoolRecord | undefined => {
  const end = announcedEnd(bytes, at)
  if (end === undefined || !bytes.subarray(at, at + 4).equals(MARKER)) return undefined
  if (checksum(bytes, at, end) !== bytes.readUInt32LE(at + 8)) return undefined
  const body = at + FRAME_BYTES
  const text = (from: number, length: number): string =>
    bytes.toString('latin1', body + from, body + from + length)
  const event = {
    id: text(ID_AT, UUID_BYTES),
    projectId: text(PROJECT_AT, UUID_BYTES),
    request: text(REQUEST_AT, REQUEST_BYTES),
    receivedMs: bytes.readDoubleLE(body),
    value: bytes.subarray(body + VALUE_AT, end),
  }
  return { event, end }
}

/** Reads the record at a position, as its format says. */
export type ReadRecord = (bytes: Buffer, at: number) => SpoolRecord | undefined

/** The next sound record after damage, and where it begins. */
export const findRecord = (
  bytes: Buffer,
  from: number,
  read: ReadRecord,
): { at: number; record: SpoolRecord } | undefined => {
  for (let at = bytes.indexOf(MARKER, from); at >= 0; at = bytes.indexOf(MARKER, at + 1)) {
    const record = read(bytes, at)
    if (record !== undefined) return { at, record }
  }
  return undefined
}

/** Whether the bytes from here on look like a write that was cut: a part of a record, or only zeros. */
export const looksTorn = (bytes: Buffer, at: number): boolean =>
  announcedEnd(bytes, at) === undefined || bytes.subarray(at).every((byte) => byte === 0)
