/**
 * What the gateway must know of an API key before it takes an event: its project, scope and limits.
 * Asked once a key and then kept in memory there, so it answers in one indexed read. Keys are found by
 * their SHA-256; a revoked one is not found.
 */
import type { KeyScope } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface KeyLookupRow {
  readonly key_id: string
  readonly project_id: string
  readonly project_slug: string
  readonly scope: KeyScope
  /** Events per second of the key alone; null: only the project's limit counts. */
  readonly key_rate_limit: number | null
  readonly project_rate_limit: number
  readonly project_rate_burst: number
}

/** The living key with this hash. */
export const findLivingKey = async (
  sql: Sql,
  keyHash: Buffer,
): Promise<KeyLookupRow | undefined> => {
  const { rows } = await sql.query<KeyLookupRow>(
    `SELECT k.id AS key_id, k.project_id, p.slug AS project_slug, k.scope,
            k.rate_limit AS key_rate_limit,
            p.rate_limit AS project_rate_limit, p.rate_burst AS project_rate_burst
     FROM api_keys k JOIN projects p ON p.id = k.project_id
     WHERE k.key_hash = $1 AND k.revoked_at IS NULL`,
    [keyHash],
  )
  return rows[0]
}
