import { QUERY_LIMITS } from '@pulseboard/contracts'
import { connectClickhouse } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { QueryOutcome } from '../telemetry.ts'
import { createAsk, type Ask, type Question } from './run.ts'

let databases: Databases
let client: ReturnType<typeof connectClickhouse>
let ask: Ask
const outcomes: QueryOutcome[] = []

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  client = connectClickhouse({ url: databases.clickhouseReadUrl, application: 'test' })
  const telemetry = {
    questionAnswered: (_name: string, outcome: QueryOutcome) => void outcomes.push(outcome),
  }
  ask = createAsk({ clickhouse: client, telemetry, clock: systemClock })
})
afterAll(async () => {
  await client.close()
  await databases.drop()
})

const question = (text: string): Question<Record<string, unknown>, Record<string, unknown>> => ({
  name: 'test',
  text,
})
const SECOND = { max_execution_time: 1 }
/** A question that would run for hours, were it left alone. */
const endless = (mark: string) => ({
  ...question(`SELECT count() AS ${mark} FROM numbers(1e12) WHERE sipHash64(number) = 1`),
  settings: { max_rows_to_read: '0', max_bytes_to_read: '0' },
})
const running = async (mark: string): Promise<number> => {
  const admin = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  const answer = await admin.query({
    query: `SELECT query FROM system.processes WHERE query LIKE {mark: String} AND query NOT LIKE '%processes%'`,
    query_params: { mark: `%${mark}%` },
    format: 'JSONEachRow',
  })
  const rows = await answer.json()
  await admin.close()
  return rows.length
}
const until = async (condition: () => Promise<boolean>): Promise<void> => {
  const end = systemClock.now() + 5000
  while (!(await condition())) {
    if (systemClock.now() > end) throw new Error('it did not happen within 5 s')
    await new Promise((resolve) => void setTimeout(resolve, 50))
  }
}

test('values are bound, never text', async () => {
  const evil = "'; DROP TABLE events --"
  expect(await ask(question('SELECT {evil: String} AS evil'), { evil })).toEqual([{ evil }])
})

test.each([
  "INSERT INTO events (project_id) VALUES ('0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54')",
  'DROP TABLE events',
  'SELECT 1 SETTINGS readonly = 0',
])('only reading is possible: %s', async (text) => {
  await expect(ask(question(text), {})).rejects.toMatchObject({ code: 'internal' })
})

test('too many rows end as a time-out that says what to do', async () => {
  await expect(ask(question('SELECT number FROM numbers(30000)'), {})).rejects.toMatchObject({
    code: 'query_timeout',
    message: expect.stringContaining('narrow the range'),
  })
})

test.each([
  ['rows', 'SELECT sum(number) FROM numbers(1e12)', {}],
  ['time', "SELECT count() FROM numbers(1.9e8) WHERE SHA256(toString(number)) = ''", SECOND],
  ['memory', 'SELECT groupArray(number) FROM numbers(1e8)', { max_memory_usage: '100000000' }],
  ['bytes', 'SELECT sum(number) FROM numbers(1e8)', { max_bytes_to_read: '1000000' }],
])('too many %s end as a time-out that says what to do', async (_, text, settings) => {
  await expect(ask({ ...question(text), settings }, {})).rejects.toMatchObject({
    code: 'query_timeout',
    message: expect.stringContaining('narrow the range'),
  })
})

test('every question has every limit, and a name for the query log', async () => {
  const names = ['max_execution_time', 'max_memory_usage', 'max_rows_to_read', 'max_bytes_to_read']
  const all = [...names, 'max_result_rows', 'max_result_bytes', 'log_comment']
  const text = `SELECT ${all.map((name) => `toString(getSetting('${name}')) AS ${name}`).join(', ')}`
  expect(await ask(question(text), {})).toEqual([
    {
      max_execution_time: String(QUERY_LIMITS.seconds),
      max_memory_usage: String(QUERY_LIMITS.memoryBytes),
      max_rows_to_read: String(QUERY_LIMITS.rowsRead),
      max_bytes_to_read: String(QUERY_LIMITS.bytesRead),
      max_result_rows: String(QUERY_LIMITS.resultRows),
      max_result_bytes: String(QUERY_LIMITS.resultBytes),
      log_comment: 'test',
    },
  ])
})

test('when the client goes away, the server stops working', async () => {
  const controller = new AbortController()
  const asked = ask(endless('gone_away'), {}, controller.signal).catch((error: unknown) => error)
  await until(async () => (await running('gone_away')) === 1)
  controller.abort()
  await asked
  expect(outcomes.at(-1)).toBe('cancelled')
  await until(async () => (await running('gone_away')) === 0)
})

test('a server that is not there is unavailable, not an error of ours', async () => {
  const nowhere = connectClickhouse({ url: 'http://127.0.0.1:1/x', application: 'test' })
  const telemetry = { questionAnswered: () => undefined }
  const lost = createAsk({ clickhouse: nowhere, telemetry, clock: systemClock })
  await expect(lost(question('SELECT 1'), {})).rejects.toMatchObject({ code: 'store_unavailable' })
  await nowhere.close()
})

test('what one project asks too much is refused while another is answered', async () => {
  const telemetry = { questionAnswered: () => undefined }
  const few = createAsk({
    clickhouse: client,
    telemetry,
    clock: systemClock,
    turns: { running: 1, waiting: 0 },
  })
  const controller = new AbortController()
  const first = few(endless('one_at_a_time'), { project: 'p' }, controller.signal).catch(
    (error: unknown) => error,
  )
  await until(async () => (await running('one_at_a_time')) === 1)
  await expect(few(question('SELECT 1 AS one'), { project: 'p' })).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: 2,
  })
  expect(await few(question('SELECT 1 AS one'), { project: 'q' })).toEqual([{ one: 1 }])
  controller.abort()
  await first
  expect(await few(question('SELECT 1 AS one'), { project: 'p' })).toEqual([{ one: 1 }])
})
