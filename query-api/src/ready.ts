/**
 * Readiness: query-api can serve while PostgreSQL answers. ClickHouse and Kafka do not count: without
 * them sign-in, projects and keys still work, and their routes say 503 themselves.
 */
import type { Sql } from '@pulseboard/db'
import type { Health } from '@pulseboard/runtime'

const EVERY_MS = 2000

/** Asks PostgreSQL now and every two seconds; resolves after the first answer. */
export const watchReadiness = async (sql: Sql, health: Health): Promise<() => void> => {
  const probe = async (): Promise<void> => {
    try {
      await sql.query('SELECT 1')
      health.set('postgres', undefined)
    } catch {
      health.set('postgres', 'does not answer')
    }
  }
  let asking = false
  const timer = setInterval(() => {
    if (asking) return
    asking = true
    void probe().finally(() => (asking = false))
  }, EVERY_MS)
  await probe()
  return () => clearInterval(timer)
}
