/**
 * Links in mails that work without signing in: what they do, for whom and until when stands in the link
 * itself, signed with the installation's key. Following one changes nothing: scanners of mails do that;
 * only the POST of its page, or of a mail program's "unsubscribe", acts. Pure.
 *
 *   token = base64url(JSON of the claims) "." base64url(HMAC-SHA256)
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { pageUrl } from './page-url.ts'

/** How long a link of a mail works. */
export const LINK_DAYS = 7

export const LINK_ACTIONS = ['acknowledge', 'silence', 'mute', 'unsubscribe_digest'] as const
/** `mute` takes the reader off the rule; it is also the one-click unsubscribe of alert mails. */
export type LinkAction = (typeof LINK_ACTIONS)[number]

export interface LinkClaims {
  readonly action: LinkAction
  /** The reader: a user's id. */
  readonly reader: string
  readonly project: string
  /** Absent in links of a digest. */
  readonly rule?: string
  readonly incident?: string
  /** Epoch seconds. */
  readonly expires: number
}

const CONTEXT = 'pulseboard link v1'
const MOST_CHARACTERS = 1_000

const signatureOf = (key: Buffer, body: string): Buffer =>
  createHmac('sha256', key).update(`${CONTEXT}\n${body}`).digest()

/** The token of a link. */
export const signLink = (key: Buffer, claims: LinkClaims): string => {
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${body}.${signatureOf(key, body).toString('base64url')}`
}

/** Whole address of a link's page. */
export const linkUrl = (publicUrl: string, token: string): string =>
  pageUrl(publicUrl, `/a/${token}`)

const isSigned = (key: Buffer, body: string, signature: string): boolean => {
  const expected = signatureOf(key, body)
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What a token allows; `invalid` when it was not signed here, `expired` when it was. */
export const readLink = (
  key: Buffer,
  token: string,
  nowMs: number,
): LinkClaims | 'invalid' | 'expired' => {
  const [body = '', signature = '', ...rest] = token.split('.')
  if (token.length > MOST_CHARACTERS || rest.length > 0) return 'invalid'
  if (!isSigned(key, body, signature)) return 'invalid'
  // What is signed was written by signLink: its shape needs no second check.
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as LinkClaims
  return claims.expires * 1_000 <= nowMs ? 'expired' : claims
}
