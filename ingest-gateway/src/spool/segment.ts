/**
 * A segment of the spool: a header, then records. Pure.
 *
 *   "PBSPOOL\n" | format 4 | length of the description 4 | CRC-32 of the rest of the header 4 | description
 *
 * The header's form never changes; `format` says how the records are written. A later version of the
 * gateway keeps a reader for every earlier format (`FORMATS`); an earlier one leaves a later format alone.
 */
import { crc32 } from 'node:zlib'
import type { OutgoingEvent } from '../produce.ts'
import {
  findRecord,
  looksTorn,
  readRecord,
  RECORD_FIELDS,
  recordBytes,
  writeRecord,
  type ReadRecord,
  type SpoolRecord,
} from './record.ts'

const MAGIC = Buffer.from('PBSPOOL\n', 'latin1')
const FORMAT_AT = 8
const LENGTH_AT = 12
const CHECKSUM_AT = 16
const DESCRIPTION_AT = 20

/** Reader of each format. */
const FORMATS: ReadonlyMap<number, ReadRecord> = new Map([[1, readRecord]])
const FORMAT = 1

/** What stands in a segment. */
export interface Content {
  readonly records: readonly SpoolRecord[]
  /** Bytes up to the last sound record; what follows was cut off while it was written. */
  readonly soundBytes: number
  readonly tornBytes: number
  /** Bytes that cannot be read although they were written whole; 0 in a sound segment. */
  readonly damagedBytes: number
}

/** A segment that a later version of the gateway wrote. */
export interface Foreign {
  readonly foreignFormat: number
}

/** Header of a segment that is written now. */
export const segmentHeader = (createdAt: string, format = FORMAT): Buffer => {
  const text = JSON.stringify({ created_at: createdAt, record: RECORD_FIELDS })
  const header = Buffer.alloc(DESCRIPTION_AT + text.length)
  MAGIC.copy(header)
  header.writeUInt32LE(format, FORMAT_AT)
  header.writeUInt32LE(text.length, LENGTH_AT)
  header.write(text, DESCRIPTION_AT, 'latin1')
  header.writeUInt32LE(headerChecksum(header, header.length), CHECKSUM_AT)
  return header
}

const headerChecksum = (bytes: Buffer, end: number): number =>
  crc32(bytes.subarray(DESCRIPTION_AT, end), crc32(bytes.subarray(FORMAT_AT, CHECKSUM_AT)))

/** Records of several events in one buffer. */
export const encodeRecords = (events: readonly OutgoingEvent[], bytes: number): Buffer => {
  const target = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const event of events) at = writeRecord(target, at, event)
  return target
}

export const bytesOf = (events: readonly OutgoingEvent[]): number =>
  events.reduce((sum, event) => sum + recordBytes(event), 0)

type Header = { recordsAt: number; read: ReadRecord } | Foreign | 'torn' | 'damaged'

const holdsRecord = (bytes: Buffer): boolean => findRecord(bytes, 0, readRecord) !== undefined

const readHeader = (bytes: Buffer): Header => {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, bytes.length))) return 'damaged'
  if (bytes.length < DESCRIPTION_AT) return 'torn'
  const recordsAt = DESCRIPTION_AT + bytes.readUInt32LE(LENGTH_AT)
  if (recordsAt > bytes.length) return holdsRecord(bytes) ? 'damaged' : 'torn'
  if (headerChecksum(bytes, recordsAt) !== bytes.readUInt32LE(CHECKSUM_AT)) return 'damaged'
  const format = bytes.readUInt32LE(FORMAT_AT)
  const read = FORMATS.get(format)
  return read === undefined ? { foreignFormat: format } : { recordsAt, read }
}

/** Reads on from a position, over damage to the next sound record. */
const readRecords = (bytes: Buffer, from: number, read: ReadRecord): Content => {
  const records: SpoolRecord[] = []
  let damagedBytes = 0
  let at = from
  while (at < bytes.length) {
    const record = read(bytes, at)
    if (record !== undefined) {
      records.push(record)
      at = record.end
      continue
    }
    const next = findRecord(bytes, at + 1, read)
    if (next === undefined) break
    damagedBytes += next.at - at
    at = next.at
  }
  const rest = bytes.length - at
  const torn = rest > 0 && looksTorn(bytes, at)
  return {
    records,
    soundBytes: at,
    tornBytes: torn ? rest : 0,
    damagedBytes: damagedBytes + (torn ? 0 : rest),
  }
}

/** Everything that is sound in a segment, in order; what is not is measured, never returned. */
export const readSegment = (bytes: Buffer): Content | Foreign => {
  const header = readHeader(bytes)
  if (header === 'torn')
    return { records: [], soundBytes: 0, tornBytes: bytes.length, damagedBytes: 0 }
  if (header !== 'damaged')
    return 'read' in header ? readRecords(bytes, header.recordsAt, header.read) : header
  // Without its header a segment is taken for one of ours: a record says by its checksum that it is.
  const first = findRecord(bytes, 0, readRecord)?.at ?? bytes.length
  const content = readRecords(bytes, first, readRecord)
  return { ...content, damagedBytes: content.damagedBytes + first }
}
