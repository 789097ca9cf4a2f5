/**
 * Secrets at rest: AES-256-GCM under a key of the configured secret, bound to what they belong to (an
 * account, a request), so that a row copied to another one does not open. Layout: nonce (12 bytes), tag
 * (16), text.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keysFor, type Keyring, type Purpose } from './keys.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = 'second-factor-secret'
type SealPurpose = Extract<Purpose, 'second-factor-secret' | 'idempotent-answer'>

export const seal = (
  ring: Keyring,
  owner: string,
  secret: Buffer,
  purpose: SealPurpose = PURPOSE,
): Buffer => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, ring[purpose], nonce).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

const openWith = (key: Buffer, owner: string, sealed: Buffer): Buffer | undefined => {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  if (tag.length !== TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
    const text = sealed.subarray(NONCE_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(text), decipher.final()])
  } catch {
    return undefined
  }
}

/** The secret, and whether an older key sealed it; nothing when no key of ours opens it. */
export const unseal = (
  ring: Keyring,
  owner: string,
  sealed: Buffer,
  purpose: SealPurpose = PURPOSE,
): { secret: Buffer; isOld: boolean } | undefined => {
  for (const [index, key] of keysFor(ring, purpose).entries()) {
    const secret = openWith(key, owner, sealed)
    if (secret !== undefined) return { secret, isOld: index > 0 }
  }
  return undefined
}
