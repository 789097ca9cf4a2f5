/**
 * The rows of PostgreSQL as text, one JSON object a line, and back: types travel as PostgreSQL itself
 * writes and reads them. A dump is one snapshot of all tables; a load is one transaction.
 */
import { inTransaction, type Sql, type SqlPool } from './sql.ts'

/** Made anew by the running product, or worthless a minute later: not part of a backup. */
const LEFT_OUT = [
  'partition_progress',
  'realtime_tickets',
  'hello_tokens',
  'account_links',
  'rate_limits',
  'job_runs',
]
const ROWS_A_FETCH = 500
const IDENTIFIER = /^[a-z_]+$/

const names = async (sql: Sql, query: string): Promise<string[]> =>
  (await sql.query<{ name: string }>(query)).rows.map(({ name }) => name)

/** Tables in an order in which each comes after those that it refers to. */
export const listBackupTables = async (sql: Sql): Promise<string[]> => {
  const tables = await names(
    sql,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r'
       AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'schema_migrations%'
     ORDER BY relname`,
  )
  const { rows } = await sql.query<{ child: string; parent: string }>(
    `SELECT c.relname AS child, p.relname AS parent FROM pg_constraint k
     JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`,
  )
  const waiting = new Set(tables.filter((name) => !LEFT_OUT.includes(name)))
  const ordered: string[] = []
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      (name) => !rows.some(({ child, parent }) => child === name && waiting.has(parent)),
    )
    if (ready.length === 0)
      throw new Error(`Tables refer to each other: ${[...waiting].join(', ')}`)
    for (const name of ready) waiting.delete(name)
    ordered.push(...ready)
  }
  return ordered
}

const quoted = (table: string): string => {
  if (!IDENTIFIER.test(table)) throw new Error(`not a table: ${table}`)
  return `"${table}"`
}

async function* linesOf(sql: Sql, table: string): AsyncGenerator<string> {
  await sql.query(
    `DECLARE dump NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM ${quoted(table)} t`,
  )
  for (;;) {
    const { rows } = await sql.query<{ line: string }>(`FETCH ${ROWS_A_FETCH} FROM dump`)
    if (rows.length === 0) break
    for (const { line } of rows) yield `${line}\n`
  }
  await sql.query('CLOSE dump')
}

/** Hands over each table's lines, all of one moment. */
export const dumpTables = async (
  pool: SqlPool,
  take: (table: string, lines: AsyncGenerator<string>) => Promise<void>,
): Promise<void> =>
  inTransaction(pool, async (sql) => {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    // The writing of a large table takes longer than a request of the product may.
    await sql.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    for (const table of await listBackupTables(sql)) await take(table, linesOf(sql, table))
  })

const insertLines = async (sql: Sql, table: string, lines: readonly string[]): Promise<void> => {
  const [first] = lines
  if (first === undefined) return
  // Only columns that the backup has: those that came later get their defaults.
  const columns = Object.keys(JSON.parse(first) as object).map((name) => quoted(name))
  const list = columns.join(', ')
  await sql.query(
    `INSERT INTO ${quoted(table)} (${list}) OVERRIDING SYSTEM VALUE
     SELECT ${list} FROM json_populate_recordset(NULL::${quoted(table)}, $1::json)`,
    [`[${lines.join(',')}]`],
  )
}

const loadTable = async (
  sql: Sql,
  table: string,
  lines: AsyncIterable<string>,
): Promise<number> => {
  let batch: string[] = []
  let rows = 0
  for await (const line of lines) {
    if (batch.push(line) < ROWS_A_FETCH) continue
    await insertLines(sql, table, batch)
    rows += batch.length
    batch = []
  }
  await insertLines(sql, table, batch)
  return rows + batch.length
}

/** Numbers that the database gives out go on after those that were loaded. */
const advanceIdentities = async (sql: Sql): Promise<void> => {
  const { rows } = await sql.query<{ tab: string; col: string }>(
    `SELECT table_name AS tab, column_name AS col FROM information_schema.columns
     WHERE table_schema = 'public' AND is_identity = 'YES'`,
  )
  for (const { tab, col } of rows)
    await sql.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(col)}), 0) + 1, false)
       FROM ${quoted(tab)}`,
      [tab, col],
    )
}

/** Loads all tables or nothing. @returns rows by table */
export const loadTables = (
  pool: SqlPool,
  tables: readonly { name: string; lines: () => AsyncIterable<string> }[],
): Promise<Map<string, number>> =>
  inTransaction(pool, async (sql) => {
    const loaded = new Map<string, number>()
    // What migrations and triggers put there gives way to what the backup has.
    for (const { name, lines } of tables) {
      await sql.query(`DELETE FROM ${quoted(name)}`)
      loaded.set(name, await loadTable(sql, name, lines()))
    }
    await advanceIdentities(sql)
    return loaded
  })

/** Names of the migrations that have run; none in a database without our tables. */
export const appliedPostgresMigrations = async (sql: Sql): Promise<string[]> => {
  const found = await names(
    sql,
    "SELECT relname AS name FROM pg_class WHERE relname = 'schema_migrations' AND relkind = 'r'",
  )
  return found.length === 0 ? [] : names(sql, 'SELECT name FROM schema_migrations ORDER BY name')
}

/** Whether somebody has an account or a project here. */
export const hasAccounts = async (sql: Sql): Promise<boolean> =>
  (await appliedPostgresMigrations(sql)).length > 0 &&
  (await names(sql, 'SELECT id::text AS name FROM users LIMIT 1')).length > 0
