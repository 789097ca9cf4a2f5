/**
 * Recovery codes: 80 random bits each, without letters that look like digits. A plain hash is enough for
 * them: there is nothing to guess. Pure but for the random source.
 */
import { randomBytes } from 'node:crypto'
import { hashSecret } from '@pulseboard/runtime'

const COUNT = 10
const LENGTH = 16
// 32 letters: five bits each, so that every byte gives one without favour.
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const FORM = new RegExp(`^[${LETTERS}]{${LENGTH}}$`)

const newCode = (): string =>
  Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('')

const grouped = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code

/** Ten codes as people are shown them: ABCD-EFGH-JKLM-NPQR. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () => grouped(newCode()))

/** The hash of a typed code; nothing when it cannot be one. */
export const recoveryCodeHash = (typed: string): Buffer | undefined => {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return FORM.test(code) ? hashSecret(code) : undefined
}
