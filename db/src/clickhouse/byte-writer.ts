/**
 * A growing buffer that values are written into one after another, little-endian, as ClickHouse's
 * binary formats want them. Written for the landing path: short ASCII strings, which most are, are
 * copied by a loop, because a call into Buffer.write costs more than they do.
 */
import { HEX_VALUES } from '@pulseboard/runtime'

const FIRST_BYTES = 64 * 1024
const LOOP_UP_TO = 48

// UUIDs are checked before they get here.
const hexByte = (text: string, at: number): number =>
  ((HEX_VALUES[text.charCodeAt(at)] ?? 0) << 4) | (HEX_VALUES[text.charCodeAt(at + 1)] ?? 0)

// ClickHouse keeps a UUID as two little-endian halves: where in the text each byte comes from.
const UUID_BYTES = [16, 14, 11, 9, 6, 4, 2, 0, 34, 32, 30, 28, 26, 24, 21, 19]

export class ByteWriter {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #at = 0

  #reserve(count: number): void {
    if (this.#at + count <= this.#bytes.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + count))
    this.#bytes.copy(grown, 0, 0, this.#at)
    this.#bytes = grown
  }

  /** What was written so far; the writer must not be used after it. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#at)
  }

  uint8(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#at++] = value
  }

  uint16(value: number): void {
    this.#reserve(2)
    this.#at = this.#bytes.writeUInt16LE(value, this.#at)
  }

  uint32(value: number): void {
    this.#reserve(4)
    this.#at = this.#bytes.writeUInt32LE(value, this.#at)
  }

  uint64(value: bigint): void {
    this.#reserve(8)
    this.#at = this.#bytes.writeBigUInt64LE(value, this.#at)
  }

  /** A whole number of up to 53 bits as Int64. */
  int64(value: number): void {
    this.#reserve(8)
    this.#bytes.writeUInt32LE(value >>> 0, this.#at)
    this.#at = this.#bytes.writeInt32LE(Math.floor(value / 4_294_967_296), this.#at + 4)
  }

  float64(value: number): void {
    this.#reserve(8)
    this.#at = this.#bytes.writeDoubleLE(value, this.#at)
  }

  varint(value: number): void {
    this.#reserve(5)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.#bytes[this.#at++] = rest
  }

  uuid(text: string): void {
    this.#reserve(16)
    for (const from of UUID_BYTES) this.#bytes[this.#at++] = hexByte(text, from)
  }

  string(text: string): void {
    if (text.length <= LOOP_UP_TO && this.#shortAscii(text)) return
    const length = Buffer.byteLength(text)
    this.varint(length)
    this.#reserve(length)
    this.#at += this.#bytes.write(text, this.#at, length, 'utf8')
  }

  #shortAscii(text: string): boolean {
    const { length } = text
    this.#reserve(length + 1)
    const from = this.#at + 1
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i)
      if (code > 127) return false
      this.#bytes[from + i] = code
    }
    this.#bytes[this.#at] = length
    this.#at = from + length
    return true
  }
}
