/**
 * Codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 s), as every app makes them. One
 * step before and after now is accepted, for clocks that differ. A match names its time step, so that
 * the caller can refuse to take a step twice. Pure, clock given.
 */
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const SECRET_BYTES = 20
const PERIOD_SECONDS = 30
const WINDOW = 1

/** 160 random bits, what RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES)

const totpOf = (secret: Buffer, label = ''): TOTP =>
  new TOTP({
    issuer: 'PulseBoard',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  })

/** The secret as people type it and as apps scan it. */
export const describeTotp = (secret: Buffer, account: string): { secret: string; uri: string } => {
  const totp = totpOf(secret, account)
  return { secret: totp.secret.base32, uri: totp.toString() }
}

/** The time step whose code this is; nothing when it is none around now. */
export const matchTotp = (secret: Buffer, code: string, nowMs: number): number | undefined => {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, timestamp: nowMs, window: WINDOW })
  return delta === null ? undefined : Math.floor(nowMs / 1000 / PERIOD_SECONDS) + delta
}
