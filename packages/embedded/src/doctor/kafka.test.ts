/** What is said of a Kafka, sentence by sentence. */
import {
  EVENTS_TOPIC,
  LAND_GROUP,
  QUARANTINE_TOPIC,
  TOPICS,
  type Topic,
} from '@pulseboard/contracts'
import type { KafkaStanding } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { judgeKafka } from './kafka.ts'

const asContracted = ({ name, partitions, retentionMs, settings = {} }: Topic) => ({
  name,
  partitions,
  settings: { 'retention.ms': String(retentionMs), ...settings },
})

const standing = (
  topics = TOPICS.map(asContracted),
  group: Partial<KafkaStanding['groups'][number]> = {},
): KafkaStanding => ({
  brokers: 1,
  topics,
  groups: [{ topic: EVENTS_TOPIC.name, group: LAND_GROUP, members: 1, lag: 0, gone: 0, ...group }],
})

const judged = (given: KafkaStanding) => judgeKafka(['kafka:9092'], given)
const bad = (given: KafkaStanding) => judged(given).filter(({ state }) => state !== 'ok')

test('everything is as ours', () => {
  expect(judged(standing()).map(({ state, text }) => [state, text])).toEqual([
    ['ok', 'kafka:9092 answers, 1 broker'],
    ['ok', '4 topics with partitions and retention as ours'],
    ['ok', 'landing is 0 messages behind'],
  ])
})

test('a topic is missing', () => {
  const topics = TOPICS.filter(({ name }) => name !== EVENTS_TOPIC.name).map(asContracted)
  expect(bad(standing(topics))).toMatchObject([
    { state: 'problem', text: 'pulseboard.events.v1 does not exist' },
  ])
})

test('fewer partitions and a shorter retention are warnings, a longer one is nothing', () => {
  const changed = (retention: string) =>
    TOPICS.map(asContracted).map((topic) =>
      topic.name === EVENTS_TOPIC.name
        ? { ...topic, partitions: 2, settings: { 'retention.ms': retention } }
        : topic,
    )
  expect(bad(standing(changed('86400000'))).map(({ state, text }) => [state, text])).toEqual([
    ['warning', 'pulseboard.events.v1 has 2 partitions, ours are 8'],
    ['warning', 'pulseboard.events.v1 keeps messages for 1 days, ours are 7 days'],
  ])
  expect(bad(standing(changed('-1')))).toHaveLength(1)
})

test('a setting that the product relies on is another one', () => {
  const topics = TOPICS.map(asContracted).map((topic) =>
    topic.name === QUARANTINE_TOPIC.name
      ? { ...topic, settings: { ...topic.settings, 'cleanup.policy': 'delete' } }
      : topic,
  )
  expect(bad(standing(topics))).toMatchObject([
    {
      state: 'problem',
      text: 'pulseboard.quarantine.v1 has cleanup.policy=delete, the product relies on compact,delete',
    },
  ])
})

test.each([
  [{ lag: 12, members: 0 }, 'warning', 'landing is 12 messages behind and nobody reads'],
  [{ lag: 60_000 }, 'warning', 'landing is 60,000 messages behind'],
  [{ lag: 12 }, 'ok', 'landing is 12 messages behind'],
  [
    { lag: 12, gone: 3 },
    'problem',
    'landing is 12 messages behind; 3 of them are not in the topic any more',
  ],
] as const)('behind: %j', (group, state, text) => {
  expect(judged(standing(undefined, group)).at(-1)).toMatchObject({ check: 'lag', state, text })
})
