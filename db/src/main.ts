/** `npm run migrate`: brings both stores to this version's schema and exits; 1 when it could not. */
import { createLogger } from '@pulseboard/runtime'
import { readConfig } from './config.ts'
import { migrate } from './migrate.ts'

const config = readConfig()
const log = createLogger('migrate', config.LOG_LEVEL)

try {
  await migrate({ databaseUrl: config.DATABASE_URL, clickhouseUrl: config.CLICKHOUSE_URL, log })
} catch (error) {
  log.fatal({ err: error }, 'the migration failed')
  process.exitCode = 1
}
