/** How a forger writes JWTs: any head, any claims, any signature. Knows nothing of what is accepted. Pure. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'

export type Json = Readonly<Record<string, unknown>>

export const base64url = (value: string | Buffer): string =>
  Buffer.from(value).toString('base64url')
const part = (value: Json | string): string =>
  base64url(typeof value === 'string' ? value : JSON.stringify(value))

/** Signs the first two parts of a token. */
export type Signer = (input: string) => string

export const hmac =
  (bits: 256 | 384 | 512, key: string | Buffer): Signer =>
  (input) =>
    createHmac(`sha${bits}`, key).update(input).digest('base64url')

export const asymmetric =
  (hash: string, key: KeyObject): Signer =>
  (input) =>
    createSign(hash).update(input).sign(key).toString('base64url')

export const unsigned: Signer = () => ''

export const token = (head: Json | string, claims: Json | string, sign: Signer): string => {
  const input = `${part(head)}.${part(claims)}`
  return `${input}.${sign(input)}`
}

/** Key pairs of the forger's own. */
export const forgersKeys = () => ({
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
})

/** The text with one bit of one character flipped, if that is still a character of a token. */
export const flipBit = (text: string, at: number, bit: number): string => {
  const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit))
  return /[\w.~+/=-]/.test(flipped)
    ? text.slice(0, at) + flipped + text.slice(at + 1)
    : text.slice(0, at) + text.slice(at + 1)
}
