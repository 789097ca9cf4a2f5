/**
 * One configured secret, one derived key per purpose (HKDF-SHA-256): a cursor can never pass for an
 * access token, and a leak of one kind says nothing about another. Several secrets make a ring: the
 * first signs and seals, all verify and open, so that a secret can be replaced without signing anybody
 * out.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const PURPOSES = [
  'access-token',
  'refresh-successor',
  'second-factor-token',
  'second-factor-secret',
  'page-cursor',
  'live-cursor',
  'idempotent-answer',
  'device-cookie',
] as const
export type Purpose = (typeof PURPOSES)[number]

export type Keys = Readonly<Record<Purpose, Buffer>> & { readonly kid: string }

/** Keys of the newest secret, and of those that it replaces. */
export type Keyring = Keys & { readonly older: readonly Keys[] }

const deriveKeys = (secret: string): Keys => {
  const derive = (purpose: Purpose): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'pulseboard', purpose, 32))
  return {
    'access-token': derive('access-token'),
    'refresh-successor': derive('refresh-successor'),
    'second-factor-token': derive('second-factor-token'),
    'second-factor-secret': derive('second-factor-secret'),
    'page-cursor': derive('page-cursor'),
    'live-cursor': derive('live-cursor'),
    'idempotent-answer': derive('idempotent-answer'),
    'device-cookie': derive('device-cookie'),
    // Names the key in the head of a token and says nothing about it.
    kid: createHash('sha256').update(derive('access-token')).digest('hex').slice(0, 8),
  }
}

/** The secrets of the setting `new,old`. */
export const splitSecrets = (setting: string): string[] =>
  setting.split(',').map((secret) => secret.trim())

/** @param setting one secret, or several separated by commas, the newest first */
export const deriveKeyring = (setting: string): Keyring => {
  const [first = '', ...older] = splitSecrets(setting)
  return { ...deriveKeys(first), older: older.map(deriveKeys) }
}

/** All keys of one purpose, the newest first. */
export const keysFor = (ring: Keyring, purpose: Purpose): Buffer[] =>
  [ring, ...ring.older].map((keys) => keys[purpose])

/** The key of one purpose that a token names. */
export const namedKey = (
  ring: Keyring,
  purpose: Purpose,
  kid: string | undefined,
): Buffer | undefined => [ring, ...ring.older].find((keys) => keys.kid === kid)?.[purpose]

const TAG_BYTES = 16

/** Signs text that clients keep for us and send back. */
export interface Signer {
  /** Text with its signature, safe in an address. Readable by everyone, changeable by nobody. */
  sign(text: string): string
  /** The text of a signed value; nothing when it was changed or made with a key that is not ours. */
  unsign(signed: string): string | undefined
}

/** Signs with the newest key of a purpose; what older keys of the ring signed is still read. */
export const createSigner = (ring: Keyring, purpose: Purpose): Signer => {
  const keys = keysFor(ring, purpose)
  const tagOf = (key: Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest().subarray(0, TAG_BYTES)
  return {
    sign: (text) =>
      `${Buffer.from(text).toString('base64url')}.${tagOf(ring[purpose], text).toString('base64url')}`,
    unsign: (signed) => {
      const [body = '', tag = ''] = signed.split('.')
      const text = Buffer.from(body, 'base64url').toString()
      const given = Buffer.from(tag, 'base64url')
      const isOurs =
        given.length === TAG_BYTES && keys.some((key) => timingSafeEqual(given, tagOf(key, text)))
      return isOurs ? text : undefined
    },
  }
}
