/**
 * An erasure beside a real landing: what is under way when it is asked for does not come back, what is
 * sent after it is kept.
 */
import type { Event } from '@pulseboard/contracts'
import { createDataJob, eraseEventsUntilNow, findDataJob, inTransaction } from '@pulseboard/db'
import { createDatabases } from '@pulseboard/embedded'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { idsOf, openTestProcessors, type TestProcessors } from '../fixtures/processor.ts'

const PATIENCE = { timeout: 40_000, interval: 100 }
const stores = inject('stores')
const { brokers } = stores.kafka

let under: TestProcessors

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 4 })
})
afterEach(() => under.close())

const event = (receivedMs: number): Event =>
  under.event({ received_at: new Date(receivedMs).toISOString() })

test('events in flight do not come back, those after it are kept', async () => {
  const { postgres, project } = under
  await under.start()
  const before = Array.from({ length: 50 }, () => event(Date.now() - 1_000))
  await under.send(before)
  expect(await under.landed(before.length)).toEqual(idsOf(before))
  const { job, boundary } = await inTransaction(postgres, async (sql) => {
    const receivedThrough = await eraseEventsUntilNow(sql, project.id)
    if (receivedThrough === undefined) throw new Error('no project')
    const made = await createDataJob(sql, {
      kind: 'erase_events',
      projectId: project.id,
      organisationId: project.organisationId,
      requestedBy: project.userId,
      receivedThrough,
    })
    return { job: made, boundary: receivedThrough.getTime() }
  })
  const after = Array.from({ length: 20 }, () => event(boundary + 1))
  // Received before, written to the topic after: a spool that was emptied late.
  const late = Array.from({ length: 20 }, () => event(boundary))
  await under.send([...late, ...after])
  await vi.waitFor(async () => {
    const row = await findDataJob(postgres, job.id)
    expect(row?.state, JSON.stringify(row)).toBe('done')
  }, PATIENCE)
  await vi.waitFor(async () => expect(await under.storedIds()).toEqual(idsOf(after)), PATIENCE)
}, 120_000)
