/**
 * API keys. The secret is never stored: only its SHA-256 and the prefix to recognise it by. Every
 * change reaches the gateways by the table's trigger (`pulseboard_invalidate`).
 */
import type { KeyScope } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface ApiKeyRow {
  id: string
  name: string
  prefix: string
  scope: KeyScope
  created_at: Date
  revoked_at: Date | null
}

const COLUMNS = 'id, name, prefix, scope, created_at, revoked_at'

export const createApiKey = async (
  sql: Sql,
  key: {
    id: string
    projectId: string
    name: string
    scope: KeyScope
    prefix: string
    keyHash: Buffer
    createdBy: string | null
  },
): Promise<ApiKeyRow> => {
  const { rows } = await sql.query<ApiKeyRow>(
    `INSERT INTO api_keys (id, project_id, name, scope, prefix, key_hash, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [key.id, key.projectId, key.name, key.scope, key.prefix, key.keyHash, key.createdBy],
  )
  const [row] = rows
  if (row === undefined) throw new Error('INSERT INTO api_keys returned no row')
  return row
}

/** All keys of a project, newest first; revoked ones stay in the list. */
export const listApiKeys = async (sql: Sql, projectId: string): Promise<ApiKeyRow[]> =>
  (
    await sql.query<ApiKeyRow>(
      `SELECT ${COLUMNS} FROM api_keys WHERE project_id = $1 ORDER BY created_at DESC, id`,
      [projectId],
    )
  ).rows

/** Revokes a key; the first time counts, `fresh` says that it was this one. Nothing: no such key. */
export const revokeApiKey = async (
  sql: Sql,
  key: { id: string; projectId: string },
): Promise<(ApiKeyRow & { fresh: boolean }) | undefined> => {
  const { rows } = await sql.query<ApiKeyRow & { fresh: boolean }>(
    `UPDATE api_keys SET revoked_at = COALESCE(revoked_at, now())
     WHERE id = $1 AND project_id = $2 RETURNING ${COLUMNS}, revoked_at = now() AS fresh`,
    [key.id, key.projectId],
  )
  return rows[0]
}
