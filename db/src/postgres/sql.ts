/**
 * What a statement needs of PostgreSQL: a thing to ask (`Sql`: the pool or one connection in a
 * transaction) and a way to do several statements as one (`inTransaction`). Statements take values as
 * bound parameters only; no text of a client ever becomes SQL.
 */
import type { QueryResult, QueryResultRow } from 'pg'

export interface Sql {
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>
}

export interface SqlConnection extends Sql {
  /** Gives the connection back; `true` destroys it. */
  release(destroy?: boolean): void
}

export interface SqlPool extends Sql {
  connect(): Promise<SqlConnection>
  /** The last work of every transaction; when it throws, nothing of the transaction is kept. */
  readonly beforeCommit?: (sql: Sql) => Promise<void>
}

const rollback = async (connection: SqlConnection): Promise<boolean> => {
  try {
    await connection.query('ROLLBACK')
    return false
  } catch {
    return true
  }
}

/** Does the work in one transaction: all of it is kept, or, when it throws, nothing. */
export const inTransaction = async <T>(
  pool: SqlPool,
  work: (sql: Sql) => Promise<T>,
): Promise<T> => {
  const connection = await pool.connect()
  let broken = false
  try {
    await connection.query('BEGIN')
    const result = await work(connection)
    await pool.beforeCommit?.(connection)
    await connection.query('COMMIT')
    return result
  } catch (error) {
    // A connection that cannot even roll back must not serve another request.
    broken = await rollback(connection)
    throw error
  } finally {
    connection.release(broken)
  }
}

const UNIQUE_VIOLATION = '23505'

/** Whether a statement failed because a row with this unique value exists. */
export const isUniqueViolation = (error: unknown, constraint: string): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'constraint' in error &&
  error.constraint === constraint

// Connection refused, reset, shut down, or no free connection: SQLSTATE classes 08 (connection), 53
// (resources) and 57P (shutdown), network codes of Node, and the two texts of pg without a code.
const UNAVAILABLE = /^(08|53|57P|ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)/
const UNAVAILABLE_TEXT =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/

/** Whether a statement failed because PostgreSQL cannot be reached right now, not for what it says. */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return UNAVAILABLE.test(code) || UNAVAILABLE_TEXT.test(error.message)
}
