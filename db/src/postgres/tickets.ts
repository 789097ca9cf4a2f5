/** Tickets for the live feed: a row is deleted by the first use, at whichever replica that happens. */
import type { Sql } from './sql.ts'

export interface TicketRow {
  user_id: string
  project_id: string
}

/** Stores a ticket and clears away those that expired unused. */
export const createTicket = async (
  sql: Sql,
  ticket: { hash: Buffer; userId: string; projectId: string; now: Date; expiresAt: Date },
): Promise<void> => {
  await sql.query('DELETE FROM realtime_tickets WHERE expires_at < $1', [ticket.now])
  await sql.query(
    `INSERT INTO realtime_tickets (token_hash, user_id, project_id, expires_at)
     VALUES ($1, $2, $3, $4)`,
    [ticket.hash, ticket.userId, ticket.projectId, ticket.expiresAt],
  )
}

/** Who and what a ticket is for, once; nothing when it is unknown, spent or expired. */
export const spendTicket = async (
  sql: Sql,
  ticket: { hash: Buffer; now: Date },
): Promise<TicketRow | undefined> => {
  const { rows } = await sql.query<TicketRow & { expires_at: Date }>(
    'DELETE FROM realtime_tickets WHERE token_hash = $1 RETURNING user_id, project_id, expires_at',
    [ticket.hash],
  )
  const [row] = rows
  return row !== undefined && row.expires_at > ticket.now ? row : undefined
}
