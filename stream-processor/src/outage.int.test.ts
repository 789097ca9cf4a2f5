/**
 * kill -9 of each store under load, on stores of its own: the processor goes on by itself, every message
 * of the topic has exactly one end, and every event that Kafka acknowledged is stored once. The sender's
 * client repeats what it had no answer to, so an id may stand in the topic twice: the repeats are settled.
 */
import { createDatabases, createTemplate, startStores, type Stores } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { idsOf, openTestProcessors, type TestProcessors } from './fixtures/processor.ts'

const RECOVERS_WITHIN = { timeout: 25_000, interval: 100 }
let stores: Stores
let processors: TestProcessors

beforeAll(async () => {
  stores = await startStores({ parts: ['kafka', 'clickhouse', 'postgres'] })
  await createTemplate(stores)
  const databases = await createDatabases(stores)
  const { brokers } = stores.kafka
  processors = await openTestProcessors({ brokers, databases }, { partitions: 8 })
}, 120_000)
afterAll(async () => {
  await processors.close()
  await stores.stop()
}, 60_000)

/** Sends for a while; gives the ids that were acknowledged. */
const sendFor = async (ms: number): Promise<string[]> => {
  const acknowledged: string[] = []
  for (const end = Date.now() + ms; Date.now() < end;) {
    const events = processors.events(50)
    try {
      await processors.send(events)
      acknowledged.push(...idsOf(events))
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  return acknowledged
}

const countMessages = async (): Promise<number> => {
  const { oldest, next } = await processors.bus.range(processors.source.topic)
  return [...next].reduce((sum, [at, end]) => sum + Number(end - (oldest.get(at) ?? 0n)), 0)
}

interface Landed {
  /** Rows of both tables, and the messages that they name. */
  readonly ends: string
  readonly places: string
  readonly ids: string[]
}

const LANDED = `
  SELECT toString(count()) AS ends, toString(uniqExact(_partition, _offset)) AS places,
    groupArrayIf(id, stored) AS ids
  FROM (SELECT _partition, _offset, toString(id) AS id, 1 AS stored FROM events
    UNION ALL SELECT _partition, _offset, toString(id) AS id, 0 AS stored FROM dispositions)`

test('each store is killed under load: nothing lost, nothing twice', async () => {
  await processors.start()
  const sent: string[] = []
  for (const part of ['clickhouse', 'kafka', 'clickhouse', 'postgres', 'clickhouse'] as const) {
    const sending = sendFor(3_000)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    stores.kill(part)
    sent.push(...(await sending))
  }
  const messages = await vi.waitFor(() => countMessages(), RECOVERS_WITHIN)
  await vi.waitFor(async () => {
    const [landed] = await processors.ask<Landed>(LANDED)
    expect([landed?.ends, landed?.places]).toEqual([String(messages), String(messages)])
    const ids = new Set(landed?.ids)
    expect(landed?.ids).toHaveLength(ids.size)
    expect(sent.filter((id) => !ids.has(id))).toEqual([])
  }, RECOVERS_WITHIN)
}, 90_000)
