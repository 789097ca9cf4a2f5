/** What notices of an event show of the events around it; the first answer is the one that counts. */
import type { Sql } from './sql.ts'

export const keepFigures = async (sql: Sql, eventId: string, figures: unknown): Promise<void> => {
  await sql.query(
    'INSERT INTO notice_figures (event_id, figures) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [eventId, JSON.stringify(figures)],
  )
}

/** Undefined where none could be had. */
export const findFigures = async <T>(sql: Sql, eventId: string): Promise<T | undefined> =>
  (
    await sql.query<{ figures: T }>('SELECT figures FROM notice_figures WHERE event_id = $1', [
      eventId,
    ])
  ).rows[0]?.figures
