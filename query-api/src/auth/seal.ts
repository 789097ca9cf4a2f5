/**
 * Secrets at rest: AES-256-GCM under a key of the configured secret, bound to the account they belong to,
 * so that a row copied to another account does not open. Layout: nonce (12 bytes), tag (16), text.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keysFor, type Keyring } from './keys.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = 'second-factor-secret'

export const seal = (ring: Keyring, userId: string, secret: Buffer): Buffer => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, ring[PURPOSE], nonce).setAAD(Buffer.from(userId))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

const openWith = (key: Buffer, userId: string, sealed: Buffer): Buffer | undefined => {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  if (tag.length !== TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(userId)).setAuthTag(tag)
    const text = sealed.subarray(NONCE_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(text), decipher.final()])
  } catch {
    return undefined
  }
}

/** The secret, and whether an older key sealed it; nothing when no key of ours opens it. */
export const unseal = (
  ring: Keyring,
  userId: string,
  sealed: Buffer,
): { secret: Buffer; isOld: boolean } | undefined => {
  for (const [index, key] of keysFor(ring, PURPOSE).entries()) {
    const secret = openWith(key, userId, sealed)
    if (secret !== undefined) return { secret, isOld: index > 0 }
  }
  return undefined
}
