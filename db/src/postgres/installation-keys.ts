/** Keys that this installation made for itself; the same for every process, and part of a backup. */
import type { Sql } from './sql.ts'

/** 32 bytes that sign links in mails, and of which the secrets of webhooks are made. */
export const findNoticeKey = async (sql: Sql): Promise<Buffer> => {
  const { rows } = await sql.query<{ key: Buffer }>(
    "SELECT key FROM installation_keys WHERE name = 'notices'",
  )
  const [row] = rows
  if (row === undefined) throw new Error('installation_keys lost its key: run npm run migrate')
  return row.key
}
