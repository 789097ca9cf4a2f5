/** Error codes for the pages about them, from the table that every service answers by. Server only. */
import { ERROR_CODES, ERRORS, type ErrorCode } from '@pulseboard/contracts'
import type { ErrorEntry } from '#lib/docs/error-entry.ts'

const errorEntry = (code: ErrorCode): ErrorEntry => {
  const [status, title, meaning] = ERRORS[code]
  return { code, slug: code.replaceAll('_', '-'), status, title, meaning }
}

/** All of them, by status. */
export const errorEntries = (): ErrorEntry[] =>
  ERROR_CODES.map(errorEntry).toSorted((a, b) => a.status - b.status)

/** The entry that an address names, with hyphens or underscores; null when there is none. */
export function findError(name: string): ErrorEntry | null {
  const code = ERROR_CODES.find((each) => each === name.replaceAll('-', '_'))
  return code === undefined ? null : errorEntry(code)
}
