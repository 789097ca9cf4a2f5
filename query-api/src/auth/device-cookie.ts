/**
 * Remembers in the browser that an account was signed in to there, for more than a year, also after signing
 * out: whoever signs in without it gets the account's owner a mail. The value is signed and names the account
 * and its present password, so a new password makes every device new; it opens nothing. One cookie for each
 * account, so that several people can share a browser. Pure.
 */
import { hashSecret } from '@pulseboard/runtime'
import { cookieValue } from './cookies.ts'
import type { Signer } from './keys.ts'

export interface DeviceOwner {
  readonly id: string
  readonly password_changed_at: Date
}

export interface DeviceCookie {
  /** Whether a Cookie header says that the account was signed in to on this device. */
  knows(header: string | undefined, user: DeviceOwner): boolean
  /** Set-Cookie that says so from now on. */
  set(user: DeviceOwner): string
}

// The longest that browsers keep one.
const MAX_AGE_SECONDS = 400 * 86_400
const VALUE = /^[A-Za-z0-9_.-]{20,200}$/

const textOf = ({ id, password_changed_at }: DeviceOwner): string =>
  `${id}|${password_changed_at.getTime()}`

export const createDeviceCookie = (publicUrl: string, signer: Signer): DeviceCookie => {
  const isSecure = new URL(publicUrl).protocol === 'https:'
  const nameFor = ({ id }: DeviceOwner): string =>
    `${isSecure ? '__Host-' : ''}pb_device_${hashSecret(id).toString('hex').slice(0, 8)}`
  const place = isSecure ? 'Path=/; Secure' : 'Path=/api/v1/auth'
  return {
    knows: (header, user) => {
      const value = cookieValue(header, nameFor(user), VALUE)
      return value !== undefined && signer.unsign(value) === textOf(user)
    },
    set: (user) =>
      `${nameFor(user)}=${signer.sign(textOf(user))}; Max-Age=${MAX_AGE_SECONDS}; ${place}; HttpOnly; SameSite=Strict`,
  }
}
