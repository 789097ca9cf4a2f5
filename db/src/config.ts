/** The only reader of the environment in this package, for its command-line programs. */
import { choice, defineConfig, LOG_LEVELS, url } from '@pulseboard/runtime'

export const table = {
  DATABASE_URL: url('PostgreSQL, such as postgres://user:password@host:5432/pulseboard.', [
    'postgres',
    'postgresql',
  ]),
  CLICKHOUSE_URL: url('ClickHouse, such as http://user:password@host:8123/pulseboard.', [
    'http',
    'https',
  ]),
  LOG_LEVEL: choice('How much is logged.', LOG_LEVELS, 'info'),
}

export const readConfig = () => defineConfig(table, process.env)
