/** The demo's past: complete, plausible, and safe to load again after a start that was cut short. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { clickhouseCommand } from './clickhouse.ts'
import { createDatabases, type Databases } from './databases.ts'
import { DEMO_EVENTS } from './demo-sql.ts'
import { loadDemo } from './demo.ts'

const project = { id: randomUUID(), slug: 'acme', name: 'Acme', ingestKey: '', readKey: '' }
let databases: Databases

const ask = async (what: string): Promise<number[]> => {
  const sql = `SELECT ${what} FROM events WHERE project_id = '${project.id}'`
  const answer = await clickhouseCommand(databases.clickhouseUrl, sql)
  return answer.trim().split('\t').map(Number)
}

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  await loadDemo(databases.clickhouseUrl, project)
})
afterAll(() => databases.drop())

it('has seven days, two releases, three issues, one of them only in the bad release', async () => {
  expect(await ask('count(), uniqExact(id)')).toEqual([DEMO_EVENTS, DEMO_EVENTS])
  expect(await ask(`uniqExact(release), uniqExactIf(name, type = 'error')`)).toEqual([2, 3])
  const days = `dateDiff('second', min(timestamp), max(timestamp)) / 86400`
  expect((await ask(days))[0]).toBeCloseTo(7, 1)
  const [badReleases] = await ask(`uniqExactIf(release, name = 'NullPointerException')`)
  expect(badReleases).toBe(1)
  expect(await ask(`countIf(tags['demo'] != 'true'), countIf(timestamp > now())`)).toEqual([0, 0])
})

it('completes what is missing and inserts nothing twice', async () => {
  await clickhouseCommand(
    databases.clickhouseUrl,
    `ALTER TABLE events DELETE WHERE project_id = '${project.id}' AND _offset < 1000 SETTINGS mutations_sync = 1`,
  )
  expect(await ask('count()')).toEqual([DEMO_EVENTS - 1_000])
  expect(await loadDemo(databases.clickhouseUrl, project)).toBe(DEMO_EVENTS)
  expect(await loadDemo(databases.clickhouseUrl, project)).toBe(DEMO_EVENTS)
  expect(await ask('uniqExact(id)')).toEqual([DEMO_EVENTS])
})
