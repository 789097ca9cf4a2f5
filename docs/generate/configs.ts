/** The configuration tables: of each program under the name of its folder, and what compose itself needs. */
import { secret, url, type ConfigTable } from '@pulseboard/runtime'
import { table as db } from '../../db/src/config.ts'
import { CONFIG as queryApi } from '../../query-api/src/config.ts'

/** Each program's own table. */
export const CONFIGS = {
  db,
  'query-api': queryApi,
} as const satisfies Readonly<Record<string, ConfigTable>>

/** What docker-compose.yml asks of `.env`; it makes the addresses of the stores from them. */
export const COMPOSE = {
  POSTGRES_PASSWORD: secret('Password of PostgreSQL: openssl rand -hex 24', 16),
  CLICKHOUSE_PASSWORD: secret('Password of ClickHouse: openssl rand -hex 24', 16),
  JWT_SECRET: secret('Signs access tokens and cursors: openssl rand -hex 32', 32),
  PUBLIC_URL: url('Address of the dashboard as browsers see it.', ['http', 'https']),
} as const satisfies ConfigTable
