/**
 * Both schemas up to date, in one call that is safe to make from many processes at once: one lock in
 * PostgreSQL covers both stores, whoever comes second finds nothing to do. Forward only; data of a
 * newer version is refused with a sentence, never touched.
 */
import type { Logger } from '@pulseboard/runtime'
import { appliedClickhouse, applyClickhouse, knownClickhouse } from './clickhouse/migrate.ts'
import { pending } from './migration-files.ts'
import {
  appliedPostgres,
  applyPostgres,
  knownPostgres,
  underMigrationLock,
} from './postgres/migrate.ts'

export interface MigrateOptions {
  readonly databaseUrl: string
  readonly clickhouseUrl: string
  readonly log: Logger
}

/** Migrates both stores. @throws NewerDataError */
export const migrate = ({ databaseUrl, clickhouseUrl, log }: MigrateOptions): Promise<void> =>
  underMigrationLock(databaseUrl, async () => {
    const postgres = await applyPostgres(databaseUrl)
    const clickhouse = await applyClickhouse(clickhouseUrl)
    log.info({ postgres, clickhouse }, 'schemas are up to date')
  })

/** What both schemas were made by. */
export interface SchemaVersion {
  readonly postgres: readonly string[]
  readonly clickhouse: readonly string[]
}

/** Both schemas as a backup had them; `migrate` brings them from there to today's. */
export const migrateTo = (
  { databaseUrl, clickhouseUrl }: Omit<MigrateOptions, 'log'>,
  { postgres, clickhouse }: SchemaVersion,
): Promise<void> =>
  underMigrationLock(databaseUrl, async () => {
    await applyPostgres(databaseUrl, postgres)
    await applyClickhouse(clickhouseUrl, clickhouse)
  })

/** PostgreSQL alone, under its own lock. @throws NewerDataError */
export const migratePostgres = (databaseUrl: string): Promise<readonly string[]> =>
  underMigrationLock(databaseUrl, () => applyPostgres(databaseUrl))

/** ClickHouse alone: for a database that nobody else migrates now. @throws NewerDataError */
export const migrateClickhouse = (clickhouseUrl: string): Promise<readonly string[]> =>
  applyClickhouse(clickhouseUrl)

/** How a schema stands against this version's. */
export interface SchemaStanding {
  readonly applied: number
  /** What `migrate` would run. */
  readonly pending: readonly string[]
}

/** Looks and changes nothing. @throws NewerDataError */
export const postgresStanding = async (databaseUrl: string): Promise<SchemaStanding> => {
  const applied = await appliedPostgres(databaseUrl)
  const waiting = pending('PostgreSQL', knownPostgres(), applied)
  return { applied: applied.length, pending: waiting.map(({ name }) => name) }
}

/** Looks and changes nothing. @throws NewerDataError */
export const clickhouseStanding = async (clickhouseUrl: string): Promise<SchemaStanding> => {
  const applied = await appliedClickhouse(clickhouseUrl)
  const waiting = pending('ClickHouse', knownClickhouse(), applied)
  return { applied: applied.length, pending: waiting.map(({ name }) => name) }
}
