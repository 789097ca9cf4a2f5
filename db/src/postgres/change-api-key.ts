/** Changes of API keys: bounds, replacement, revocation. Lock the row first (`lockApiKey`) where what it was matters. */
import { API_KEY_COLUMNS, type ApiKeyRow, type KeySettings } from './api-keys.ts'
import type { Sql } from './sql.ts'

const UPDATE = `UPDATE api_keys
SET name = $2, environment = $3, origins = $4, require_origin = $5, rate_limit = $6,
    monthly_quota = $7, expires_at = $8
WHERE id = $1 RETURNING ${API_KEY_COLUMNS}`

/** Gives a key that exists its name and bounds. */
export const updateApiKey = async (
  sql: Sql,
  id: string,
  key: KeySettings & { readonly name: string },
): Promise<ApiKeyRow> => {
  const { rows } = await sql.query<ApiKeyRow>(UPDATE, [
    id,
    key.name,
    key.environment,
    key.origins,
    key.require_origin,
    key.rate_limit,
    key.monthly_quota,
    key.expires_at,
  ])
  const [row] = rows
  if (row === undefined) throw new Error('UPDATE api_keys found no row')
  return row
}

const REPLACE = `UPDATE api_keys
SET replaced_by = $2, expires_at = LEAST(expires_at, $3)
WHERE id = $1 RETURNING ${API_KEY_COLUMNS}`

/** Lets a key end at a time, or earlier where it would have anyway, in favour of another. */
export const replaceApiKey = async (
  sql: Sql,
  id: string,
  by: { readonly id: string; readonly until: Date },
): Promise<ApiKeyRow> => {
  const { rows } = await sql.query<ApiKeyRow>(REPLACE, [id, by.id, by.until])
  const [row] = rows
  if (row === undefined) throw new Error('UPDATE api_keys found no row')
  return row
}

/** Revokes a key; the first time counts, `fresh` says that it was this one. Nothing: no such key. */
export const revokeApiKey = async (
  sql: Sql,
  key: { id: string; projectId: string },
): Promise<(ApiKeyRow & { fresh: boolean }) | undefined> => {
  const { rows } = await sql.query<ApiKeyRow & { fresh: boolean }>(
    `UPDATE api_keys SET revoked_at = COALESCE(revoked_at, now())
     WHERE id = $1 AND project_id = $2
     RETURNING ${API_KEY_COLUMNS}, revoked_at = now() AS fresh`,
    [key.id, key.projectId],
  )
  return rows[0]
}
