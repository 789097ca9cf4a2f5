/**
 * Reads WebSocket frames of a server from the bytes of a connection as they come, without keeping what nobody
 * looks at: a load of two thousand clients must cost the machine little beside what is measured. Pure.
 */
export interface FrameSink {
  /** A text frame; its payload only when the reader keeps payloads. */
  text(length: number, payload: Buffer | undefined): void
  ping(): void
  closed(code: number): void
}

export interface FrameReader {
  take(bytes: Buffer): void
}

const TEXT = 0x1
const CLOSE = 0x8
const PING = 0x9

interface Head {
  readonly opcode: number
  readonly length: number
  /** Bytes of the head itself. */
  readonly size: number
}

/** The head at the beginning of these bytes; nothing when it is not all there. */
const headOf = (bytes: Buffer): Head | undefined => {
  if (bytes.length < 2) return undefined
  const opcode = bytes.readUInt8(0) & 0x0f
  const short = bytes.readUInt8(1) & 0x7f
  if (short < 126) return { opcode, length: short, size: 2 }
  if (short === 126)
    return bytes.length < 4 ? undefined : { opcode, length: bytes.readUInt16BE(2), size: 4 }
  return bytes.length < 10
    ? undefined
    : { opcode, length: Number(bytes.readBigUInt64BE(2)), size: 10 }
}

/** @param keeps whether payloads are collected, which costs a copy of each */
export const createFrameReader = (sink: FrameSink, keeps: boolean): FrameReader => {
  /** Bytes of a head that is not complete yet. */
  let rest = Buffer.alloc(0)
  let head: Head | undefined
  let missing = 0
  let kept: Buffer[] = []

  const finish = ({ opcode, length }: Head): void => {
    const payload = Buffer.concat(kept)
    kept = []
    head = undefined
    if (opcode === TEXT) sink.text(length, keeps ? payload : undefined)
    else if (opcode === PING) sink.ping()
    else if (opcode === CLOSE) sink.closed(length >= 2 ? payload.readUInt16BE(0) : 1005)
  }
  return {
    take: (chunk) => {
      let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      rest = Buffer.alloc(0)
      for (;;) {
        if (head === undefined) {
          head = headOf(bytes)
          if (head === undefined) {
            // The chunk's memory is used again for the next one.
            rest = Buffer.from(bytes)
            return
          }
          bytes = bytes.subarray(head.size)
          missing = head.length
        }
        const part = bytes.subarray(0, missing)
        if (keeps || head.opcode !== TEXT) kept.push(Buffer.from(part))
        bytes = bytes.subarray(part.length)
        missing -= part.length
        if (missing > 0) return
        finish(head)
      }
    },
  }
}
