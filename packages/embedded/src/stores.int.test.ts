/** The stores answer as the real servers they are, and each test file gets databases of its own. */
import { createConnection } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { clickhouseCommand } from './clickhouse.ts'
import { createDatabases, type Databases } from './databases.ts'

const stores = inject('stores')

const reaches = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(socket.destroy() !== undefined))
    socket.once('error', () => resolve(false))
  })

describe('clickhouse', () => {
  let databases: Databases
  beforeAll(async () => {
    databases = await createDatabases(stores)
  })
  afterAll(() => databases.drop())

  it('serves HTTP and the native protocol', async () => {
    expect(await clickhouseCommand(stores.clickhouse.url, 'SELECT version()')).toMatch(/^26\./)
    expect(await reaches(stores.clickhouse.nativePort)).toBe(true)
  })

  it('lets the reader read and nothing else', async () => {
    const { readUrl } = stores.clickhouse
    expect(await clickhouseCommand(readUrl, 'SELECT 1 SETTINGS max_threads = 1')).toBe('1\n')
    const database = new URL(databases.clickhouseReadUrl).pathname.slice(1)
    await expect(
      clickhouseCommand(readUrl, `CREATE TABLE ${database}.t (a Int8) ENGINE = Memory`),
    ).rejects.toThrow('ACCESS_DENIED')
    await expect(clickhouseCommand(readUrl, 'SELECT * FROM system.processes')).rejects.toThrow(
      'ACCESS_DENIED',
    )
  })

  it('refuses a wrong password, and lets the password-less default do nothing', async () => {
    const port = new URL(stores.clickhouse.url).port
    await expect(
      clickhouseCommand(`http://pulseboard:wrong@127.0.0.1:${port}/`, 'SELECT 1'),
    ).rejects.toThrow('AUTHENTICATION_FAILED')
    await expect(
      clickhouseCommand(`http://default:@127.0.0.1:${port}/`, 'SELECT * FROM system.parts'),
    ).rejects.toThrow('ACCESS_DENIED')
  })

  it('merges parts in the background and drops what its TTL ended', async () => {
    const database = new URL(databases.clickhouseUrl).pathname.slice(1)
    const run = (sql: string): Promise<string> => clickhouseCommand(databases.clickhouseUrl, sql)
    await run(`CREATE TABLE ${database}.m (at DateTime, payload JSON) ENGINE = MergeTree
      ORDER BY at TTL at + INTERVAL 1 SECOND SETTINGS merge_with_ttl_timeout = 1`)
    for (let part = 0; part < 3; part += 1) {
      await run(`INSERT INTO ${database}.m SELECT now(), '{"part": ${part}}'`)
    }
    await expect
      .poll(() => run(`SELECT count() FROM ${database}.m`), { timeout: 20_000, interval: 250 })
      .toBe('0\n')
  })
})
