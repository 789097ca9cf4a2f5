/**
 * What the gateway must know of an API key before it takes an event: its project, what it may be used for
 * and its limits. Asked once a key and then kept in memory there, so it answers in indexed reads. Keys are
 * found by their SHA-256; one that has ended is found, too, so that the answer can say so.
 */
import type { KeyScope } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface KeyLookupRow {
  readonly key_id: string
  readonly project_id: string
  readonly project_slug: string
  readonly scope: KeyScope
  readonly environment: string | null
  readonly origins: readonly string[]
  readonly require_origin: boolean
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
  /** The line of rotations that rate limit and quota belong to. */
  readonly lineage: string
  /** Events per second of the line alone; null: only the project's limit counts. */
  readonly key_rate_limit: number | null
  readonly monthly_quota: number | null
  /** First day of this month, and what other runs of gateways accepted in it; 0 without a quota. */
  readonly month: string
  readonly used_elsewhere: number
  readonly project_rate_limit: number
  readonly project_rate_burst: number
}

const FIND = `
SELECT k.id AS key_id, k.project_id, p.slug AS project_slug, k.scope, k.environment, k.origins,
       k.require_origin, k.expires_at, k.revoked_at, l.lineage, k.rate_limit AS key_rate_limit,
       k.monthly_quota::float8 AS monthly_quota, l.month::text AS month,
       (SELECT COALESCE(sum(m.events), 0)::float8 FROM key_months m
        WHERE k.monthly_quota IS NOT NULL AND m.lineage = l.lineage AND m.month = l.month
          AND m.gateway <> $2) AS used_elsewhere,
       p.rate_limit AS project_rate_limit, p.rate_burst AS project_rate_burst
FROM api_keys k JOIN projects p ON p.id = k.project_id
CROSS JOIN LATERAL (SELECT COALESCE(k.lineage, k.id) AS lineage,
                           date_trunc('month', now() AT TIME ZONE 'UTC')::date AS month) l
WHERE k.key_hash = $1`

/** The key with this hash, living or not. @param gateway the run that asks. */
export const findKey = async (
  sql: Sql,
  keyHash: Buffer,
  gateway: string,
): Promise<KeyLookupRow | undefined> =>
  (await sql.query<KeyLookupRow>(FIND, [keyHash, gateway])).rows[0]
