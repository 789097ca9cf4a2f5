/**
 * `node db/src/dump.ts` writes the golden dumps from the migrated databases that the environment
 * names; `--check` writes nothing and exits 1 when a committed dump differs.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createLogger } from '@pulseboard/runtime'
import { readConfig } from './config.ts'
import { dumpClickhouse, dumpPostgres, GOLDEN_FILES } from './golden.ts'
import { connectPostgres } from './postgres/connect.ts'

const config = readConfig()
const log = createLogger('dump', config.LOG_LEVEL)
const pool = connectPostgres({ url: config.DATABASE_URL, application: 'pulseboard-dump', log })
const fresh = {
  postgres: await dumpPostgres(pool),
  clickhouse: await dumpClickhouse(config.CLICKHOUSE_URL),
}
await pool.end()

for (const store of ['postgres', 'clickhouse'] as const) {
  const file = GOLDEN_FILES[store]
  if (!process.argv.includes('--check')) {
    writeFileSync(file, fresh[store])
  } else if (readFileSync(file, 'utf8') !== fresh[store]) {
    log.error({ store }, 'the dump differs from the migrations: run node db/src/dump.ts')
    process.exitCode = 1
  }
}
