/** The events of the benchmark fit the real table, and are what its table of figures says they are. */
import { randomUUID } from 'node:crypto'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { clickhouseCommand } from '../../../packages/embedded/src/clickhouse.ts'
import { DAY_MS, insertEvents, type Population } from './event-sql.ts'

const EVENTS = 20_000
const endMs = Math.floor(Date.now() / 60_000) * 60_000
const population: Population = {
  events: EVENTS,
  days: 30,
  projects: [randomUUID(), randomUUID(), randomUUID()],
  keys: [randomUUID(), randomUUID(), randomUUID()],
  endMs,
}
let databases: Databases
const ask = async (sql: string): Promise<string[]> =>
  (await clickhouseCommand(databases.clickhouseUrl, `${sql} FORMAT TSV`)).trim().split('\t')

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  for (const from of [0, EVENTS / 2])
    await clickhouseCommand(
      databases.clickhouseUrl,
      insertEvents(population, from, from + EVENTS / 2),
    )
})
afterAll(async () => databases.drop())

test('so many events, in the shares of projects and types', async () => {
  const [large] = population.projects
  const [rows, ids, projects, share, errors] = await ask(`SELECT count(), uniqExact(id),
    uniqExact(project_id), countIf(project_id = '${large}') / count(), countIf(type = 'error') / count()
    FROM events`)
  expect([rows, ids, projects]).toEqual([String(EVENTS), String(EVENTS), '3'])
  expect(Number(share)).toBeCloseTo(0.6, 5)
  expect(Number(errors)).toBeCloseTo(0.05, 1)
})

test('30 days, and sessions whose user, release and device are one', async () => {
  const [first, last, odd] = await ask(`SELECT toUnixTimestamp64Milli(min(received_at)),
    toUnixTimestamp64Milli(max(received_at)),
    (SELECT count() FROM (SELECT session_id FROM events GROUP BY session_id
      HAVING uniqExact(user_id, release, device_id, project_id) > 1))
    FROM events`)
  expect(Number(first)).toBe(endMs - 30 * DAY_MS)
  expect(Number(last)).toBeLessThan(endMs)
  expect(odd).toBe('0')
})
