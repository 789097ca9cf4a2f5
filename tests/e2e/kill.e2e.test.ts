/**
 * kill -9 of each process of the product, one after the other, under load: it comes back by itself, and in
 * the end every acknowledged event is in ClickHouse exactly once, also those that were sent again. Times of
 * recovery are printed; the limit only says that nobody had to help, a busy machine is no fault.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { anEventInput } from '@pulseboard/contracts'
import { uuidv7 } from '@pulseboard/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isShown, postEvents, signIn, storedIds, until } from './client.ts'
import { startProduct, type Product } from './product.ts'
import { startTraffic, type Traffic } from './traffic.ts'

const VICTIMS = [
  'ingest-gateway',
  'stream-processor',
  'query-api',
  'kafka',
  'clickhouse',
  'postgres',
] as const
const RECOVERY_MS = 30_000
const CALM_MS = 2_000

let product: Product
let traffic: Traffic
let token = ''
const report: string[] = []

const project = () => {
  const { project: made } = product.runtime()
  if (made === null) throw new Error('The launcher made no project.')
  return made
}

/** One event all the way, after the kill: sent, acknowledged, landed, shown by query-api. */
const wholeLineWorks = async (): Promise<void> => {
  const { id: projectId, ingestKey } = project()
  const event = anEventInput({ id: uuidv7(Date.now()), timestamp: Date.now() })
  const send = async () => (await postEvents(product.runtime(), ingestKey, [event])) === 202
  await until('an event is accepted', send, { patienceMs: 60_000 })
  const show = () => isShown(product.runtime(), token, projectId, event.id ?? '')
  await until('the event is shown', show, { patienceMs: 60_000 })
}

beforeAll(async () => {
  product = await startProduct(['--no-dashboard'])
  token = await signIn(product.runtime())
  traffic = startTraffic(product, project().ingestKey)
  await sleep(CALM_MS)
})

afterAll(async () => {
  await product.stop()
  console.log(report.join('\n'))
})

describe('kill -9 under load', () => {
  it.each(VICTIMS)('%s: the whole line works again within 30 s', async (victim) => {
    const pid = product.runtime().pids[victim] ?? 0
    expect(pid).toBeGreaterThan(0)
    const start = performance.now()
    process.kill(pid, 'SIGKILL')
    await wholeLineWorks()
    const ms = Math.round(performance.now() - start)
    report.push(`${victim}: works again after ${ms} ms`)
    expect(ms).toBeLessThan(RECOVERY_MS)
    await until('a new process', async () => product.runtime().pids[victim] !== pid, {
      patienceMs: RECOVERY_MS,
    })
    await sleep(CALM_MS)
  })

  it('every acknowledged event is in ClickHouse, once', async () => {
    await traffic.stop()
    const { id } = project()
    const missing = async (): Promise<string[]> => {
      const stored = new Set(await storedIds(product.runtime(), id))
      return [...traffic.acknowledged].filter((event) => !stored.has(event))
    }
    const arrived = async () => (await missing()).length === 0
    await until('all events', arrived, { patienceMs: 60_000, everyMs: 500 }).catch(() => undefined)
    expect(await missing()).toEqual([])

    const rows = await storedIds(product.runtime(), id)
    const failures = [...traffic.failures].map(([status, count]) => `${status}: ${count}`)
    report.push(
      `acknowledged ${traffic.acknowledged.size}, rows ${rows.length}, ` +
        `stored twice ${rows.length - new Set(rows).size}; requests sent again ${failures.join(', ')}`,
    )
    expect(rows.length).toBe(new Set(rows).size)
    expect(traffic.acknowledged.size).toBeGreaterThan(1_000)
  })
})
