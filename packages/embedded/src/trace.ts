/**
 * `npm run trace -- <event id>`: runs the command of query-api with the addresses of the running copy,
 * or with those of servers of your own from the environment. Whoever can read the data folder is the
 * operator: nobody signs in.
 */
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { childEnvironment, launcherEnvironment, outsideServers } from './config.ts'
import { ROOT } from './root.ts'
import { readRuntimeFile } from './runtime-file.ts'
import { fail } from './say.ts'

const OPTION = '--data-dir'

/** The folder, and the arguments that are the command's own. */
const split = (args: readonly string[]): { dataDir: string; own: string[] } => {
  const at = args.indexOf(OPTION)
  const given = at === -1 ? launcherEnvironment().dataDir : args[at + 1]
  const own = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1))
  return { dataDir: resolve(given ?? '.pulseboard'), own }
}

const addresses = (dataDir: string): Record<string, string> | undefined => {
  const stores = readRuntimeFile(dataDir)?.stores
  const { kafkaBrokers, clickhouseUrl, clickhouseReadUrl, databaseUrl } = outsideServers()
  const brokers = stores?.kafka.brokers ?? kafkaBrokers
  const events = stores?.clickhouse.url ?? clickhouseUrl
  const accounts = stores?.postgres.url ?? databaseUrl
  if (brokers === undefined || events === undefined || accounts === undefined) return undefined
  return {
    KAFKA_BROKERS: brokers.join(','),
    CLICKHOUSE_URL: events,
    CLICKHOUSE_READ_URL: stores?.clickhouse.readUrl ?? clickhouseReadUrl ?? '',
    DATABASE_URL: accounts,
  }
}

const { dataDir, own } = split(process.argv.slice(2))
const found = addresses(dataDir)
if (found === undefined) {
  fail(
    'PulseBoard is not running here: run npm start first, or set KAFKA_BROKERS, CLICKHOUSE_URL and DATABASE_URL.',
  )
  process.exitCode = 2
} else {
  const program = join(ROOT, 'query-api', 'src', 'trace.ts')
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=TimeoutNegativeWarning', program, ...own],
    { stdio: 'inherit', env: { ...childEnvironment(), ...found } },
  )
  process.exitCode = status ?? 2
}
