import { randomUUID } from 'node:crypto'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import kafkajs from 'kafkajs'
import { expect, inject, test } from 'vitest'
import { createLogger } from '../logger.ts'
import { busConformance } from './conformance.ts'
import { ensureTopics } from './ensure-topics.ts'
import { connectKafka } from './kafka.ts'

const log = createLogger('test', 'silent')
const { brokers } = inject('stores').kafka

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
