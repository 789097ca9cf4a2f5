/** Which rules of a project name a channel, and which of some channels the project has. */
import type { Sql } from './sql.ts'

export const rulesOfChannel = async (
  sql: Sql,
  projectId: string,
  channelId: string,
): Promise<string[]> =>
  (
    await sql.query<{ name: string }>(
      `SELECT name FROM alert_rules WHERE project_id = $1 AND deleted_at IS NULL
         AND settings->'channels' ? lower($2) ORDER BY lower(name), id LIMIT 5`,
      [projectId, channelId],
    )
  ).rows.map(({ name }) => name)

/** Holds the channels of a rule until the transaction ends, so that none is deleted meanwhile. */
export const holdChannels = async (
  sql: Sql,
  projectId: string,
  ids: readonly string[],
): Promise<Set<string>> => {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM alert_channels
     WHERE project_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL ORDER BY id FOR SHARE`,
    [projectId, [...ids]],
  )
  return new Set(rows.map(({ id }) => id))
}
