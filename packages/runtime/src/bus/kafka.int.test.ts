import { randomUUID } from 'node:crypto'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import kafkajs from 'kafkajs'
import { expect, inject, test, vi } from 'vitest'
import { createLogger } from '../logger.ts'
import { busConformance } from './conformance.ts'
import { ensureTopics } from './ensure-topics.ts'
import { connectKafka } from './kafka.ts'
import type { Fetched, Membership } from './port.ts'

const log = createLogger('test', 'silent')
const { brokers } = inject('stores').kafka
const PATIENCE = { timeout: 15_000, interval: 50 }

const createTopic = async (partitions: number): Promise<string> => {
  const name = `test.${randomUUID()}`
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name, partitions }], log)
  return name
}

const recreateTopic = async (name: string): Promise<void> => {
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()
  await admin.deleteTopics({ topics: [name] })
  await admin.disconnect()
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name, partitions: 2 }], log)
}

busConformance(
  async () => ({
    bus: connectKafka({ brokers, clientId: 'test', log }),
    createTopic,
    recreateTopic,
  }),
  ({ bus }) => bus.close(),
)

test('an existing topic is left as it is', async () => {
  const name = await createTopic(2)
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name, partitions: 5 }], log)
  const bus = connectKafka({ brokers, clientId: 'test', log })
  expect((await bus.range(name)).next.size).toBe(2)
  await bus.close()
})

test('settings that the product relies on are given to an existing topic, others stay', async () => {
  const name = await createTopic(1)
  const settings = { 'cleanup.policy': 'compact,delete' }
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name, settings }], log)
  await ensureTopics(brokers, [{ ...EVENTS_TOPIC, name, settings }], log)
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name }],
  })
  await admin.disconnect()
  const found = new Map(resources[0]?.configEntries.map((e) => [e.configName, e.configValue]))
  expect(found.get('cleanup.policy')).toBe('compact,delete')
  expect(found.get('retention.ms')).toBe(String(EVENTS_TOPIC.retentionMs))
})

test('what is deleted before it is fetched comes as a gap, also to one who comes after a crash', async () => {
  const topic = await createTopic(1)
  const bus = connectKafka({ brokers, clientId: 'test', log })
  const group = randomUUID()
  const joined: Membership[] = []
  const fetched: Fetched[] = []
  const join = () =>
    bus.join({
      group,
      topic,
      onState: () => undefined,
      handler: {
        joined: (membership) => void joined.push(membership),
        fetched: (_, batch) => void fetched.push(batch),
      },
    })
  const send = (count: number) =>
    bus.send(
      topic,
      Array.from({ length: count }, () => ({ key: 'a', value: 'b', headers: {} })),
    )
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()

  const first = join()
  await send(5)
  await vi.waitFor(() => expect(fetched.length).toBeGreaterThan(0), PATIENCE)
  await joined[0]?.commit(0, 5n)
  joined[0]?.pause(0)
  await send(10)
  await admin.fetchTopicOffsets(topic)
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '12' }] })
  fetched.length = 0
  joined[0]?.resume(0)
  const log0 = await bus.topicId(topic)
  const gap = { kind: 'deleted_before_read', partition: 0, log: log0, first: 5n, last: 11n }
  await vi.waitFor(() => expect(fetched).toMatchObject([{ gap }]), PATIENCE)
  expect(fetched[0]?.messages[0]?.offset).toBe(12n)
  // The client has reset the group's offset by now, and nobody has committed since.
  await first.close()
  const second = join()
  await vi.waitFor(() => expect(joined).toHaveLength(2), PATIENCE)
  expect(joined[1]?.gaps).toEqual([{ ...gap, first: undefined }])
  await Promise.all([second.close(), admin.disconnect()])
  await bus.close()
})

test('where a tool has moved a group, its commit has no log beside it and counts', async () => {
  const topic = await createTopic(1)
  const group = randomUUID()
  const bus = connectKafka({ brokers, clientId: 'test', log })
  const messages = Array.from({ length: 5 }, () => ({ key: 'a', value: 'b', headers: {} }))
  await bus.send(topic, messages)
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: 0 }).admin()
  await admin.connect()
  await admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: '3' }] })
  const joined: Membership[] = []
  const fetched: Fetched[] = []
  const member = bus.join({
    group,
    topic,
    onState: () => undefined,
    handler: {
      joined: (membership) => void joined.push(membership),
      fetched: (_, batch) => void fetched.push(batch),
    },
  })
  await vi.waitFor(() => expect(fetched[0]?.messages[0]?.offset).toBe(3n), PATIENCE)
  expect(await joined[0]?.committed(0)).toBe(3n)
  await joined[0]?.commit(0, 5n)
  expect(await joined[0]?.committed(0)).toBe(5n)
  await Promise.all([member.close(), admin.disconnect()])
  await bus.close()
})
