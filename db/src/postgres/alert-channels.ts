/**
 * Channels of a project. Nothing here is deleted: a channel that is gone keeps the log of what it
 * delivered, and is found by no list.
 */
import type { ChannelKind, ChannelTarget } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

export interface ChannelRow {
  readonly id: string
  readonly project_id: string
  readonly name: string
  readonly kind: ChannelKind
  readonly target: ChannelTarget
  readonly enabled: boolean
  readonly is_default: boolean
  readonly rotation: number
  readonly overlap_until: Date | null
  readonly created_at: Date
  readonly changed_at: Date
}

const COLUMNS = `id, project_id, name, kind, target, enabled, is_default, rotation, overlap_until,
  created_at, changed_at`

/** In the order in which they were made. */
export const listChannels = async (sql: Sql, projectId: string): Promise<ChannelRow[]> =>
  (
    await sql.query<ChannelRow>(
      `SELECT ${COLUMNS} FROM alert_channels WHERE project_id = $1 AND deleted_at IS NULL
       ORDER BY created_at, id`,
      [projectId],
    )
  ).rows

/** Locked until the end of the transaction. */
export const lockChannel = async (
  sql: Sql,
  projectId: string,
  id: string,
): Promise<ChannelRow | undefined> =>
  (
    await sql.query<ChannelRow>(
      `SELECT ${COLUMNS} FROM alert_channels
       WHERE project_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`,
      [projectId, id],
    )
  ).rows[0]

/** Also one that is deleted: what waits for it may still be asked about. */
export const findAnyChannel = async (sql: Sql, id: string): Promise<ChannelRow | undefined> =>
  (await sql.query<ChannelRow>(`SELECT ${COLUMNS} FROM alert_channels WHERE id = $1`, [id])).rows[0]

export const createChannel = async (
  sql: Sql,
  channel: {
    id: string
    projectId: string
    name: string
    target: ChannelTarget
    isDefault: boolean
  },
): Promise<ChannelRow> => {
  const { id, projectId, name, target, isDefault } = channel
  const { rows } = await sql.query<ChannelRow>(
    `INSERT INTO alert_channels (id, project_id, name, kind, target, is_default)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    [id, projectId, name, target.kind, JSON.stringify(target), isDefault],
  )
  const [row] = rows
  if (row === undefined) throw new Error('INSERT INTO alert_channels returned no row')
  return row
}

/** The whole channel as it is from now on; its kind stays. Undefined when it is gone. */
export const changeChannel = async (
  sql: Sql,
  channel: {
    projectId: string
    id: string
    name: string
    target: ChannelTarget
    enabled: boolean
    isDefault: boolean
  },
): Promise<ChannelRow | undefined> => {
  const { projectId, id, name, target, enabled, isDefault } = channel
  const { rows } = await sql.query<ChannelRow>(
    `UPDATE alert_channels SET name = $4, target = $5, enabled = $6, is_default = $7,
       changed_at = now()
     WHERE project_id = $1 AND id = $2 AND kind = $3 AND deleted_at IS NULL RETURNING ${COLUMNS}`,
    [projectId, id, target.kind, name, JSON.stringify(target), enabled, isDefault],
  )
  return rows[0]
}

/** Makes a new secret; the one before signs too until the overlap is over. */
export const rotateChannel = async (
  sql: Sql,
  channel: { projectId: string; id: string; overlapUntil: Date },
): Promise<ChannelRow | undefined> => {
  const { rows } = await sql.query<ChannelRow>(
    `UPDATE alert_channels SET rotation = rotation + 1, overlap_until = $3, changed_at = now()
     WHERE project_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING ${COLUMNS}`,
    [channel.projectId, channel.id, channel.overlapUntil],
  )
  return rows[0]
}

/** False when it was gone already. What waits for it is not sent any more. */
export const deleteChannel = async (sql: Sql, projectId: string, id: string): Promise<boolean> => {
  const { rowCount } = await sql.query(
    `UPDATE alert_channels SET deleted_at = now(), enabled = false, is_default = false
     WHERE project_id = $1 AND id = $2 AND deleted_at IS NULL`,
    [projectId, id],
  )
  return rowCount === 1
}
