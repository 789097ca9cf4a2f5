/** How long projects keep their events: read for people, changed, and listed for the daily sweep. */
import type { Retention } from '@pulseboard/contracts'
import type { Sql } from './sql.ts'

interface Row {
  readonly id: string
  readonly retention_days: number
  readonly retention_by_type: Retention['by_type']
}

const toRetention = ({ retention_days, retention_by_type }: Row): Retention => ({
  days: retention_days,
  by_type: retention_by_type,
})

/** @param lock keeps others from changing it until the transaction ends. */
export const findProjectRetention = async (
  sql: Sql,
  projectId: string,
  { lock = false } = {},
): Promise<Retention | undefined> => {
  const { rows } = await sql.query<Row>(
    `SELECT id, retention_days, retention_by_type FROM projects WHERE id = $1
     ${lock ? 'FOR UPDATE' : ''}`,
    [projectId],
  )
  return rows[0] && toRetention(rows[0])
}

/** Changes it; the table's trigger tells the processors. */
export const saveRetention = async (
  sql: Sql,
  projectId: string,
  { days, by_type }: Retention,
): Promise<void> => {
  await sql.query('UPDATE projects SET retention_days = $2, retention_by_type = $3 WHERE id = $1', [
    projectId,
    days,
    JSON.stringify(by_type),
  ])
}

/** The retention of every project. */
export const listRetention = async (
  sql: Sql,
): Promise<{ projectId: string; retention: Retention }[]> =>
  (
    await sql.query<Row>('SELECT id, retention_days, retention_by_type FROM projects ORDER BY id')
  ).rows.map((row) => ({ projectId: row.id, retention: toRetention(row) }))
