/**
 * The pool of connections to PostgreSQL. Every wait is bounded, so a server that does not answer costs
 * a request its time limit and never hangs it; a lost idle connection is logged and replaced.
 */
import { Pool } from 'pg'
import type { Logger } from '@pulseboard/runtime'

export interface PostgresOptions {
  readonly url: string
  /** Shown in pg_stat_activity: the service's name. */
  readonly application: string
  readonly log: Logger
  /** Largest number of connections; each costs the server about 10 MB. */
  readonly connections?: number
}

const CONNECT_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 10_000

/** Opens nothing yet: the first statement connects. Close with `end()`. */
export const connectPostgres = (options: PostgresOptions): Pool => {
  const pool = new Pool({
    connectionString: options.url,
    application_name: options.application,
    max: options.connections ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // The server cannot enforce its own limit when it is stopped or unreachable.
    query_timeout: STATEMENT_TIMEOUT_MS + 2_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // Without a listener the loss of an idle connection would end the process.
  pool.on('error', (error) =>
    options.log.warn({ err: error }, 'an idle PostgreSQL connection was lost'),
  )
  // The same for one that is lent out: whoever has it sees the loss at its next statement.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
