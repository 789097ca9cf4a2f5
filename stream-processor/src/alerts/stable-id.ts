/**
 * Ids that are made from what they name: whoever evaluates the same step, now or again after a crash,
 * makes the same id, so that writing it twice is writing it once. Pure.
 */
import { createHash } from 'node:crypto'

/** A UUID (version 8: of our own making) of these parts in this order. */
export const stableId = (...parts: readonly (string | number | boolean)[]): string => {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
