/**
 * Kafka: the brokers, our topics as the contract has them, and how far the processors are behind. A topic's
 * own settings are an operator's right; only those that the product relies on are problems.
 */
import {
  EVENTS_TOPIC,
  LAND_GROUP,
  LEDGER_GROUP,
  LEDGER_TOPIC,
  QUARANTINE_GROUP,
  QUARANTINE_TOPIC,
  TOPICS,
  type Topic,
} from '@pulseboard/contracts'
import { inspectKafka, type KafkaStanding } from '@pulseboard/runtime'
import { ok, problem, warning, type Finding } from './finding.ts'

const PIPELINES = [
  { topic: EVENTS_TOPIC.name, group: LAND_GROUP, name: 'landing', most: 50_000 },
  { topic: LEDGER_TOPIC.name, group: LEDGER_GROUP, name: 'ledger', most: 5_000 },
  { topic: QUARANTINE_TOPIC.name, group: QUARANTINE_GROUP, name: 'quarantine', most: 1_000 },
] as const
const DAY_MS = 86_400_000

const daysOf = (ms: number): string => `${Math.round((ms / DAY_MS) * 10) / 10} days`

const judgeRetention = ({ name, retentionMs }: Topic, text: string | undefined): Finding[] => {
  const now = Number(text ?? retentionMs)
  // -1: for ever.
  if (now < 0 || now >= retentionMs) return []
  return [
    warning(
      'topics',
      `${name} keeps messages for ${daysOf(now)}, ours are ${daysOf(retentionMs)}`,
      `set its retention.ms to ${retentionMs}, or be sure that no outage of the processor lasts longer`,
    ),
  ]
}

const judgeTopic = (topic: Topic, { topics }: KafkaStanding): Finding[] => {
  const { name, partitions, settings = {} } = topic
  const found = topics.find((standing) => standing.name === name)
  if (found === undefined || found.partitions === 0)
    return [
      problem(
        'topics',
        `${name} does not exist`,
        'start the ingest-gateway and the stream-processor: each makes the topics it uses',
      ),
    ]
  const fewer =
    found.partitions < partitions
      ? [
          warning(
            'topics',
            `${name} has ${found.partitions} partitions, ours are ${partitions}`,
            'add partitions to it, or run no more processors than it has',
          ),
        ]
      : []
  const different = Object.entries(settings)
    .filter(([key, value]) => found.settings[key] !== value)
    .map(([key, value]) =>
      problem(
        'topics',
        `${name} has ${key}=${found.settings[key] ?? '?'}, the product relies on ${value}`,
        'restart the stream-processor, which sets it; the user needs the right AlterConfigs',
      ),
    )
  return [...fewer, ...judgeRetention(topic, found.settings['retention.ms']), ...different]
}

const judgeTopics = (topics: readonly Topic[], standing: KafkaStanding): readonly Finding[] => {
  const findings = topics.flatMap((topic) => judgeTopic(topic, standing))
  if (findings.length > 0) return findings
  return [ok('topics', `${topics.length} topics with partitions and retention as ours`)]
}

const judgeGroup = (
  { name, most }: (typeof PIPELINES)[number],
  { lag, gone, members }: KafkaStanding['groups'][number],
): Finding => {
  const shown = `${name} is ${lag.toLocaleString('en')} messages behind`
  if (gone > 0)
    return problem(
      'lag',
      `${shown}; ${gone.toLocaleString('en')} of them are not in the topic any more`,
      'start the stream-processor, and raise retention.ms of the topic',
    )
  if (lag > 0 && members === 0)
    return warning('lag', `${shown} and nobody reads`, 'start the stream-processor')
  if (lag > most)
    return warning(
      'lag',
      shown,
      'look at /readyz and the log of the stream-processor; if it is busy, run another one',
    )
  return ok('lag', shown)
}

const judgeLag = ({ groups }: KafkaStanding): readonly Finding[] =>
  PIPELINES.flatMap((pipeline) => {
    const found = groups.find(({ group }) => group === pipeline.group)
    return found === undefined ? [] : [judgeGroup(pipeline, found)]
  })

/** What is said of a standing; pure. */
export const judgeKafka = (
  brokers: readonly string[],
  standing: KafkaStanding,
  topics: readonly Topic[] = TOPICS,
): readonly Finding[] => [
  ok(
    'kafka',
    `${brokers.join(',')} answers, ${standing.brokers} broker${standing.brokers === 1 ? '' : 's'}`,
  ),
  ...judgeTopics(topics, standing),
  ...judgeLag(standing),
]

/** @param topics what must be there; @throws when no broker answers. */
export const examineKafka = async (
  brokers: readonly string[],
  topics: readonly Topic[] = TOPICS,
): Promise<readonly Finding[]> =>
  judgeKafka(brokers, await inspectKafka(brokers, topics, PIPELINES), topics)
