/**
 * The filter language means the same in ClickHouse and in memory: random filters over random events,
 * landed as the processor lands them, must choose the same ones.
 */
import { filterTest, printFilter, type Event, type Filter } from '@pulseboard/contracts'
import { connectClickhouse, filterSql, insertEvents, raiseFence } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock, uuidv7 } from '@pulseboard/runtime'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { anyEvent, anyFilter } from '../../packages/contracts/src/filter/arbitraries.ts'
import { toRow } from '../../stream-processor/src/land/to-row.ts'

const EVENTS = 1000
const FILTERS = 400
const TOKEN = 'agreement'

let databases: Databases
let writer: ReturnType<typeof connectClickhouse>
let reader: ReturnType<typeof connectClickhouse>
let events: readonly Event[]

const land = async (): Promise<void> => {
  await raiseFence(writer, { partition: 0, token: TOKEN })
  const rows = events.map((event, index) => {
    const message = { partition: 0, offset: BigInt(index), key: null, value: null }
    return toRow({ message, event, payload: JSON.stringify(event.payload ?? {}) }, 30)
  })
  await insertEvents(writer, { partition: 0, log: 1n, token: TOKEN, queryId: 'agreement', rows })
}

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  writer = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
  reader = connectClickhouse({ url: databases.clickhouseReadUrl, application: 'test' })
  const now = new Date(systemClock.now()).toISOString()
  events = fc.sample(anyEvent, EVENTS).map((event) => ({
    ...event,
    id: uuidv7(systemClock.now()),
    received_at: now,
    occurred_at: now,
  }))
  await land()
})
afterAll(async () => {
  await Promise.all([writer.close(), reader.close()])
  await databases.drop()
})

const chosenByStore = async (filter: Filter): Promise<string[]> => {
  const { text, params } = filterSql(filter)
  const answer = await reader.query({
    query: `SELECT toString(id) AS id FROM events WHERE ${text} ORDER BY id`,
    query_params: params,
    format: 'JSONEachRow',
  })
  return (await answer.json<{ id: string }>()).map(({ id }) => id)
}

test('a filter chooses the same events in the store and in memory', async () => {
  let chosen = 0
  const property = fc.asyncProperty(anyFilter, async (filter) => {
    const test = filterTest(filter)
    const expected = events.filter(test).map(({ id }) => id)
    const found = new Set(await chosenByStore(filter))
    chosen += expected.length
    const differing = events.filter(({ id }) => found.has(id) !== expected.includes(id))
    expect(differing.slice(0, 3), printFilter(filter)).toEqual([])
  })
  await fc.assert(property, { numRuns: FILTERS })
  // Filters that choose nothing would agree about everything.
  expect(chosen).toBeGreaterThan(EVENTS)
}, 120_000)
