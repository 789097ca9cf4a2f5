/**
 * API keys. The secret is never stored: only its SHA-256 and the prefix to recognise it by. Every
 * change reaches the gateways by the table's triggers (`pulseboard_invalidate`).
 */
import type { KeyScope } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

/** What a key may be used for, how often and until when. */
export interface KeySettings {
  readonly environment: string | null
  readonly origins: readonly string[]
  readonly require_origin: boolean
  readonly rate_limit: number | null
  readonly monthly_quota: number | null
  readonly expires_at: Date | null
}

export interface ApiKeyRow extends KeySettings {
  id: string
  name: string
  prefix: string
  scope: KeyScope
  created_at: Date
  revoked_at: Date | null
  replaced_by: string | null
  /** Last use of a read key; an ingest key's is in the ledger. */
  last_read_at: Date | null
  /** First key of its line of rotations; its own id when it is that one. */
  lineage: string
}

/** Columns of an ApiKeyRow. */
export const API_KEY_COLUMNS = `id, name, prefix, scope, environment, origins, require_origin, rate_limit,
  monthly_quota::float8 AS monthly_quota, expires_at, created_at, revoked_at, replaced_by, last_read_at,
  COALESCE(lineage, id) AS lineage`

/** A key that anybody may use for anything its scope allows. */
export const OPEN_KEY: KeySettings = {
  environment: null,
  origins: [],
  require_origin: false,
  rate_limit: null,
  monthly_quota: null,
  expires_at: null,
}

const INSERT = `INSERT INTO api_keys
  (id, project_id, name, scope, prefix, key_hash, created_by, lineage, environment, origins,
   require_origin, rate_limit, monthly_quota, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
RETURNING ${API_KEY_COLUMNS}`

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
    /** The line of rotations that it goes on. */
    lineage?: string | undefined
    settings?: KeySettings | undefined
  },
): Promise<ApiKeyRow> => {
  const settings = key.settings ?? OPEN_KEY
  const { rows } = await sql.query<ApiKeyRow>(INSERT, [
    key.id,
    key.projectId,
    key.name,
    key.scope,
    key.prefix,
    key.keyHash,
    key.createdBy,
    key.lineage ?? null,
    settings.environment,
    settings.origins,
    settings.require_origin,
    settings.rate_limit,
    settings.monthly_quota,
    settings.expires_at,
  ])
  const [row] = rows
  if (row === undefined) throw new Error('INSERT INTO api_keys returned no row')
  return row
}

/** All keys of a project, newest first; those that ended stay in the list. */
export const listApiKeys = async (sql: Sql, projectId: string): Promise<ApiKeyRow[]> =>
  (
    await sql.query<ApiKeyRow>(
      `SELECT ${API_KEY_COLUMNS} FROM api_keys WHERE project_id = $1 ORDER BY created_at DESC, id`,
      [projectId],
    )
  ).rows

/** A key of a project. */
export const findApiKey = async (
  sql: Sql,
  key: { id: string; projectId: string },
): Promise<ApiKeyRow | undefined> =>
  (
    await sql.query<ApiKeyRow>(
      `SELECT ${API_KEY_COLUMNS} FROM api_keys WHERE id = $1 AND project_id = $2`,
      [key.id, key.projectId],
    )
  ).rows[0]

/** A key of a project, locked until the end of the transaction. */
export const lockApiKey = async (
  sql: Sql,
  key: { id: string; projectId: string },
): Promise<ApiKeyRow | undefined> =>
  (
    await sql.query<ApiKeyRow>(
      `SELECT ${API_KEY_COLUMNS} FROM api_keys WHERE id = $1 AND project_id = $2 FOR UPDATE`,
      [key.id, key.projectId],
    )
  ).rows[0]
