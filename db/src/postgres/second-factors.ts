/**
 * The second factor of an account: one encrypted secret and its recovery codes, as hashes. A code is
 * taken by one statement that also remembers it, so that two uses at once cannot both succeed.
 */
import type { Sql } from './sql.ts'

export interface SecondFactorRow {
  sealed_secret: Buffer
  /** Null until a first code was given: then nobody is asked for one. */
  confirmed_at: Date | null
  recovery_codes_left: number
}

export const findSecondFactor = async (
  sql: Sql,
  userId: string,
): Promise<SecondFactorRow | undefined> => {
  const { rows } = await sql.query<SecondFactorRow>(
    `SELECT sealed_secret, confirmed_at,
       (SELECT count(*)::int FROM recovery_codes r
        WHERE r.user_id = f.user_id AND r.used_at IS NULL) AS recovery_codes_left
     FROM second_factors f WHERE user_id = $1`,
    [userId],
  )
  return rows[0]
}

/** Begins, or begins anew while nothing is confirmed. @returns false when one is in use */
export const startSecondFactor = async (
  sql: Sql,
  factor: { userId: string; sealedSecret: Buffer; now: Date },
): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `INSERT INTO second_factors (user_id, sealed_secret, created_at) VALUES ($1, $2, $3)
     ON CONFLICT (user_id) DO UPDATE SET sealed_secret = $2, created_at = $3, last_step = 0
       WHERE second_factors.confirmed_at IS NULL`,
    [factor.userId, factor.sealedSecret, factor.now],
  )
  return rowCount === 1
}

/** Takes a code's time step. @returns false when it or a later one was taken before */
export const takeTotpStep = async (
  sql: Sql,
  taken: { userId: string; step: number },
): Promise<boolean> => {
  const { rowCount } = await sql.query(
    'UPDATE second_factors SET last_step = $2 WHERE user_id = $1 AND last_step < $2',
    [taken.userId, taken.step],
  )
  return rowCount === 1
}

/** From now on sign-in asks for a code. @returns false when it did before */
export const confirmSecondFactor = async (
  sql: Sql,
  factor: { userId: string; now: Date },
): Promise<boolean> => {
  const { rowCount } = await sql.query(
    'UPDATE second_factors SET confirmed_at = $2 WHERE user_id = $1 AND confirmed_at IS NULL',
    [factor.userId, factor.now],
  )
  return rowCount === 1
}

/** Stores the secret as another key sealed it. */
export const resealSecondFactor = async (
  sql: Sql,
  factor: { userId: string; sealedSecret: Buffer },
): Promise<void> => {
  await sql.query('UPDATE second_factors SET sealed_secret = $2 WHERE user_id = $1', [
    factor.userId,
    factor.sealedSecret,
  ])
}

/** Makes all earlier codes worthless; call it in a transaction. */
export const replaceRecoveryCodes = async (
  sql: Sql,
  codes: { userId: string; hashes: readonly Buffer[] },
): Promise<void> => {
  await sql.query('DELETE FROM recovery_codes WHERE user_id = $1', [codes.userId])
  await sql.query(
    'INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])',
    [codes.userId, [...codes.hashes]],
  )
}

/** @returns whether the code was one of the user's and unused; it is used now */
export const spendRecoveryCode = async (
  sql: Sql,
  code: { userId: string; hash: Buffer; now: Date },
): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `UPDATE recovery_codes SET used_at = $3
     WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL`,
    [code.userId, code.hash, code.now],
  )
  return rowCount === 1
}

/** Removes the secret and all recovery codes. @returns whether there was one */
export const deleteSecondFactor = async (sql: Sql, userId: string): Promise<boolean> =>
  (await sql.query('DELETE FROM second_factors WHERE user_id = $1', [userId])).rowCount === 1
