/**
 * Partitions are added while clients repeat what they have sent: an id's repeats then come in another
 * partition than the id itself did. When nothing waits in Kafka at that moment each is still stored once.
 */
import { createDatabases } from '@pulseboard/embedded'
import kafkajs, { type Admin } from 'kafkajs'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { idsOf, openTestProcessors, type TestProcessors } from './fixtures/processor.ts'

const stores = inject('stores')
const { brokers } = stores.kafka

let under: TestProcessors
let admin: Admin

beforeEach(async () => {
  const databases = await createDatabases(stores)
  under = await openTestProcessors({ brokers, databases }, { partitions: 1 })
  admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()
})
afterEach(async () => {
  await Promise.all([under.close(), admin.disconnect()])
})

const addPartitions = async (count: number): Promise<void> => {
  await admin.createPartitions({ topicPartitions: [{ topic: under.source.topic, count }] })
  await under.reconnect()
}
/** Repeats by the partition they came in, of originals that stand in partition 0. */
const repeatsByPartition = () =>
  under.ask<{ partition: number; repeats: number }>(
    `SELECT _partition AS partition, toUInt32(count()) AS repeats FROM dispositions
     WHERE outcome = 'duplicate' AND of_partition = 0 GROUP BY partition ORDER BY partition`,
  )

test.each(['running', 'down'])(
  'ids that come again in added partitions are stored once, the processor %s at the change',
  async (state) => {
    await under.start()
    const before = under.events(40)
    await under.send(before, 1)
    await under.send(before, 2)
    expect(await under.ends()).toEqual({ stored: 40, duplicate: 40 })
    if (state === 'down') await under.stop()
    await addPartitions(3)
    const after = under.events(40)
    await under.send([...before, ...after], 3)
    await under.send([...before, ...after], 4)
    if (state === 'down') await under.start()
    expect(await under.ends()).toEqual({ stored: 80, duplicate: 160 })
    expect(await under.storedIds()).toEqual(idsOf([...before, ...after]))
    const repeats = await repeatsByPartition()
    expect(repeats.map(({ partition }) => partition)).toEqual([0, 1, 2])
    await under.send([...before, ...after], 5)
    expect(await under.ends()).toEqual({ stored: 80, duplicate: 240 })
  },
  60_000,
)
