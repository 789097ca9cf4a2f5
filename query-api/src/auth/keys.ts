/**
 * One configured secret, one derived key per purpose (HKDF-SHA-256): a cursor can never pass for an
 * access token, and a leak of one kind says nothing about another.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const PURPOSES = ['access-token', 'refresh-successor', 'page-cursor', 'live-cursor'] as const
type Purpose = (typeof PURPOSES)[number]

export type Keys = Readonly<Record<Purpose, Buffer>> & { readonly kid: string }

export const deriveKeys = (secret: string): Keys => {
  const derive = (purpose: Purpose): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'pulseboard', purpose, 32))
  return {
    'access-token': derive('access-token'),
    'refresh-successor': derive('refresh-successor'),
    'page-cursor': derive('page-cursor'),
    'live-cursor': derive('live-cursor'),
    kid: createHash('sha256').update(derive('access-token')).digest('hex').slice(0, 8),
  }
}

const TAG_BYTES = 16

/** Text with its signature, safe in an address. Readable by everyone, changeable by nobody. */
export const sign = (key: Buffer, text: string): string => {
  const tag = createHmac('sha256', key).update(text).digest().subarray(0, TAG_BYTES)
  return `${Buffer.from(text).toString('base64url')}.${tag.toString('base64url')}`
}

/** The text of a signed value, or nothing when it was changed or made with another key. */
export const unsign = (key: Buffer, signed: string): string | undefined => {
  const [body = '', tag = ''] = signed.split('.')
  const text = Buffer.from(body, 'base64url').toString()
  const given = Buffer.from(tag, 'base64url')
  const expected = createHmac('sha256', key).update(text).digest().subarray(0, TAG_BYTES)
  return given.length === TAG_BYTES && timingSafeEqual(given, expected) ? text : undefined
}
