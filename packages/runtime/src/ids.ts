/** Ids and secrets: UUIDv7 (time-ordered, RFC 9562) and random tokens with their stored hash. */
import { createHash, randomBytes, randomFillSync } from 'node:crypto'

const random = new Uint8Array(4096)
let used = random.length
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// One system call per 409 ids: randomBytes for each id would cost more than the rest of stamping.
const nextByte = (): number => {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  return random[used++] ?? 0
}
const pair = (byte: number): string => hex[byte] ?? '00'

/** A new UUIDv7 for a time in epoch milliseconds. */
export const uuidv7 = (nowMs: number): string => {
  const time = nowMs.toString(16).padStart(12, '0')
  const version = pair(0x70 | (nextByte() & 0x0f)) + pair(nextByte())
  const variant = pair(0x80 | (nextByte() & 0x3f)) + pair(nextByte())
  let tail = ''
  for (let i = 0; i < 6; i++) tail += pair(nextByte())
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`
}

/** SHA-256 of a secret with at least 128 bits of entropy; for passwords use bcrypt. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** A random URL-safe token of 256 bits. */
export const randomToken = (): string => randomBytes(32).toString('base64url')
