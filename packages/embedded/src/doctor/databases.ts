/** PostgreSQL and ClickHouse: do they answer, is their schema ours, are their clocks, is there room. */
import { clickhouseStanding, connectPostgres, postgresStanding } from '@pulseboard/db'
import { createLogger, type Clock } from '@pulseboard/runtime'
import { clickhouseCommand } from '../clickhouse.ts'
import { examineClock } from './clocks.ts'
import { judgeRoom } from './disks.ts'
import { ok, type Finding } from './finding.ts'
import { examineSchema } from './schema.ts'

const majorOf = (version: string): string => version.trim().split('.').slice(0, 2).join('.')

/** @throws when it does not answer. */
export const examinePostgres = async (url: string, clock: Clock): Promise<readonly Finding[]> => {
  const log = createLogger('doctor', 'silent')
  const pool = connectPostgres({ url, application: 'pulseboard-doctor', log, connections: 1 })
  const askTime = async (): Promise<number> => {
    const { rows } = await pool.query<{ ms: string }>(
      'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms',
    )
    return Number(rows[0]?.ms)
  }
  try {
    const { rows } = await pool.query<{ server_version: string }>('SHOW server_version')
    const version = rows[0]?.server_version.split(' ')[0] ?? '?'
    return [
      ok('postgres', `${new URL(url).host} answers, PostgreSQL ${version}`),
      await examineSchema('PostgreSQL', () => postgresStanding(url)),
      await examineClock('PostgreSQL', clock, askTime),
    ]
  } finally {
    await pool.end()
  }
}

interface Disk {
  readonly name: string
  /** Numbers of 64 bits come as text. */
  readonly free: string
  readonly kept: string
}

const askDisks = async (url: string): Promise<readonly Finding[]> => {
  const answer = await clickhouseCommand(
    url,
    `SELECT name, toString(free_space) AS free, toString(keep_free_space) AS kept
     FROM system.disks WHERE NOT is_remote FORMAT JSONEachRow`,
  )
  const disks = answer
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Disk)
  return disks.map(({ name, free, kept }) =>
    judgeRoom(
      `disk "${name}" of ClickHouse`,
      Number(free) - Number(kept),
      'free space, enlarge it, or shorten the retention of large projects',
    ),
  )
}

/** @throws when it does not answer. */
export const examineClickhouse = async (url: string, clock: Clock): Promise<readonly Finding[]> => {
  const server = new URL('/', url).href
  const ask = (sql: string): Promise<string> => clickhouseCommand(server, sql)
  const version = majorOf(await ask('SELECT version()'))
  const askTime = async (): Promise<number> =>
    Number(await ask('SELECT toUnixTimestamp64Milli(now64(3))'))
  return [
    ok('clickhouse', `${new URL(url).host} answers, ClickHouse ${version}`),
    await examineSchema('ClickHouse', () => clickhouseStanding(url)),
    await examineClock('ClickHouse', clock, askTime),
    ...(await askDisks(server)),
  ]
}
