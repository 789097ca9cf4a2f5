/**
 * The cursor of a page of events: the key of its last event, bound to the filters it was made for and
 * signed. Good for 24 hours; with other filters it is refused, because its page would lie. Pure.
 */
import { AppError, hashSecret } from '@pulseboard/runtime'
import type { Signer } from '../auth/keys.ts'

export interface PageKey {
  readonly ms: number
  /** UUID, or a number that the database counts. */
  readonly id: string
}

const LIFETIME_MS = 24 * 3_600_000
const FORM = /^(\d{1,15})\|([0-9a-f-]{1,36})\|(\d{1,15})\|([A-Za-z0-9_-]{16})$/

const filtersHash = (filters: Readonly<Record<string, unknown>>): string =>
  hashSecret(JSON.stringify(Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toString('base64url')
    .slice(0, 16)

const refuse = (detail: string): AppError =>
  new AppError('invalid_cursor', { detail: `${detail} Start again without cursor.` })

/** @param filters everything that decides which events the pages show */
export const encodePageCursor = (
  signer: Signer,
  last: PageKey,
  filters: Readonly<Record<string, unknown>>,
  nowMs: number,
): string => signer.sign([last.ms, last.id, nowMs + LIFETIME_MS, filtersHash(filters)].join('|'))

/** @throws AppError `invalid_cursor` with what is wrong with it. */
export const decodePageCursor = (
  signer: Signer,
  cursor: string,
  filters: Readonly<Record<string, unknown>>,
  nowMs: number,
): PageKey => {
  const match = FORM.exec(signer.unsign(cursor) ?? '')
  if (match === null) throw refuse('The cursor is damaged.')
  const [, ms = '', id = '', end = '', hash = ''] = match
  if (Number(end) < nowMs) throw refuse('The cursor is older than 24 hours.')
  if (hash !== filtersHash(filters)) throw refuse('The cursor was made for other filters.')
  return { ms: Number(ms), id }
}
