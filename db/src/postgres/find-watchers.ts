/**
 * What the callers of live feeds are to their projects, hundreds in one question: whether what they showed when
 * they came still is good, and their role. A caller without a role may not see the project any more.
 */
import type { Role } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface WatcherQuery {
  readonly kind: 'user' | 'token' | 'key'
  /** Id of the session, the token or the key. */
  readonly credentialId: string
  /** Null for a key. */
  readonly userId: string | null
  readonly projectId: string
}

export interface WatcherRow {
  readonly is_alive: boolean
  readonly role: Role | null
  readonly events_erased_before: Date | null
}

const STATEMENT = `SELECT
    COALESCE(s.id, t.id, k.id) IS NOT NULL AS is_alive,
    CASE WHEN k.id IS NOT NULL THEN 'viewer' ELSE m.role END AS role,
    p.events_erased_before
  FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[])
    WITH ORDINALITY AS w (kind, credential_id, user_id, project_id, place)
  LEFT JOIN projects p ON p.id = w.project_id
  LEFT JOIN memberships m ON m.organisation_id = p.organisation_id AND m.user_id = w.user_id
  LEFT JOIN session_families s ON w.kind = 'user' AND s.id = w.credential_id
    AND s.user_id = w.user_id AND s.revoked_at IS NULL AND s.expires_at > $5
  LEFT JOIN personal_tokens t ON w.kind = 'token' AND t.id = w.credential_id
    AND t.user_id = w.user_id AND t.revoked_at IS NULL
    AND (t.expires_at IS NULL OR t.expires_at > $5)
  LEFT JOIN api_keys k ON w.kind = 'key' AND k.id = w.credential_id
    AND k.project_id = p.id AND k.scope = 'read' AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > $5)
  ORDER BY w.place`

/** One row for each caller, in their order. */
export const findWatchers = async (
  sql: Sql,
  watchers: readonly WatcherQuery[],
  now: Date,
): Promise<WatcherRow[]> =>
  (
    await sql.query<WatcherRow>(STATEMENT, [
      watchers.map(({ kind }) => kind),
      watchers.map(({ credentialId }) => credentialId),
      watchers.map(({ userId }) => userId),
      watchers.map(({ projectId }) => projectId),
      now,
    ])
  ).rows
