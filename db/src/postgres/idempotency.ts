/**
 * The rows of requests with an Idempotency-Key. One caller has a key at a time: who holds the newest claim.
 * `markDone` belongs into the transaction of the work, and throws when the claim is not the newest any more,
 * so that work which was given up for lost is never kept beside that of its successor.
 */
import type { Sql } from './sql.ts'

/** Which request of whom. */
export interface IdempotencyKey {
  readonly actor: string
  readonly keyHash: Buffer
}

export interface IdempotencyClaim extends IdempotencyKey {
  readonly claim: string
}

export interface IdempotencyRow {
  readonly request_hash: Buffer
  readonly done: boolean
  /** Whoever worked on it cannot finish any more. */
  readonly is_over: boolean
  readonly answer: Buffer | null
}

// A row is free when its day is over, or when its work was neither kept nor is under way.
const CLAIM = `
INSERT INTO idempotency_keys AS mine (actor, key_hash, request_hash, claim, claimed_until)
VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')
ON CONFLICT (actor, key_hash) DO UPDATE SET request_hash = EXCLUDED.request_hash,
  claim = EXCLUDED.claim, claimed_until = EXCLUDED.claimed_until, done = false, answer = NULL,
  created_at = now()
WHERE mine.created_at < now() - interval '24 hours' OR (NOT mine.done AND mine.claimed_until < now()
  AND mine.request_hash = EXCLUDED.request_hash)`

/** Takes a key for a request. @returns false when it is taken */
export const claimIdempotencyKey = async (
  sql: Sql,
  { actor, keyHash, claim }: IdempotencyClaim,
  requestHash: Buffer,
  seconds: number,
): Promise<boolean> => {
  const { rowCount } = await sql.query(CLAIM, [actor, keyHash, requestHash, claim, seconds])
  return rowCount === 1
}

/** What became of the request that has the key; undefined when it was given back meanwhile. */
export const findIdempotencyKey = async (
  sql: Sql,
  { actor, keyHash }: IdempotencyKey,
): Promise<IdempotencyRow | undefined> => {
  const { rows } = await sql.query<IdempotencyRow>(
    `SELECT request_hash, done, claimed_until < now() AS is_over, answer
     FROM idempotency_keys WHERE actor = $1 AND key_hash = $2`,
    [actor, keyHash],
  )
  return rows[0]
}

/** Says, in the transaction of the work, that the work is kept. @throws when the claim is lost */
export const markIdempotentDone = async (
  sql: Sql,
  { actor, keyHash, claim }: IdempotencyClaim,
): Promise<void> => {
  const { rowCount } = await sql.query(
    'UPDATE idempotency_keys SET done = true WHERE actor = $1 AND key_hash = $2 AND claim = $3',
    [actor, keyHash, claim],
  )
  if (rowCount !== 1)
    throw new Error('This request took so long that a repeat of it began: nothing of it is kept.')
}

/** Keeps the answer for those who repeat the request. */
export const storeIdempotentAnswer = async (
  sql: Sql,
  { actor, keyHash, claim }: IdempotencyClaim,
  answer: Buffer,
): Promise<void> => {
  await sql.query(
    `UPDATE idempotency_keys SET done = true, answer = $4
     WHERE actor = $1 AND key_hash = $2 AND claim = $3`,
    [actor, keyHash, claim, answer],
  )
}

/** Gives a key back whose request was refused and changed nothing. */
export const releaseIdempotencyKey = async (
  sql: Sql,
  { actor, keyHash, claim }: IdempotencyClaim,
): Promise<void> => {
  await sql.query(
    `DELETE FROM idempotency_keys WHERE actor = $1 AND key_hash = $2 AND claim = $3 AND NOT done`,
    [actor, keyHash, claim],
  )
}
