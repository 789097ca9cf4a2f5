/**
 * One insert under the fence, and what its end means. Only a success and FENCED are clear; a refusal
 * for the data may have stored some parts before, and anything else, the query's own death included,
 * says nothing about the rows.
 */
import type { Claim } from './claim.ts'
export type InsertOutcome =
  | { readonly kind: 'landed' }
  /** Somebody else has taken the partition. */
  | { readonly kind: 'fenced' }
  /** At least one row cannot be stored as it is. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'ambiguous'; readonly error: unknown }

export type InsertRows<Row> = (rows: readonly Row[], claim: Claim) => Promise<void>

// Codes of ClickHouse that speak about the data and not about the server's state: text, numbers,
// dates, JSON that cannot be parsed or does not fit, values out of range, too large or too deep, and
// times of so many weeks that one insert would make too many partitions of the table (252).
const DATA_CODES = new Set(
  '6 25 26 27 33 38 41 53 69 70 72 117 128 130 131 167 190 252 321 349 441 467 469 651'.split(' '),
)

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** ClickHouse's name of the fault; its sentence quotes the row, which may be erased one day. */
const refusalOf = (error: unknown): string => {
  const name = error instanceof Error && 'type' in error ? String(error.type) : 'refused'
  return `ClickHouse does not take it: ${name}, code ${codeOf(error)}.`
}

/** What an insert that threw has to be taken for; pure. */
const outcomeOf = (error: unknown): InsertOutcome => {
  const message = error instanceof Error ? error.message : String(error)
  if (message.includes('FENCED')) return { kind: 'fenced' }
  if (DATA_CODES.has(codeOf(error))) return { kind: 'refused', detail: refusalOf(error) }
  return { kind: 'ambiguous', error }
}

export const tryInsert = async <Row>(
  insert: InsertRows<Row>,
  rows: readonly Row[],
  claim: Claim,
): Promise<InsertOutcome> => {
  try {
    await insert(rows, claim)
    return { kind: 'landed' }
  } catch (error) {
    return outcomeOf(error)
  }
}
