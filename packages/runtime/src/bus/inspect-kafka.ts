/**
 * What somebody who checks an installation wants to know of Kafka: the brokers, the topics of the contract
 * with their settings, and how far groups are behind. Reads only, makes no topic, joins no group.
 */
import type { Topic } from '@pulseboard/contracts'
import type { Admin } from 'kafkajs'
import type { Pipeline } from './group-offsets.ts'
import { readSettings } from './topic-settings.ts'
import { withAdmin } from './with-admin.ts'

export interface TopicStanding {
  readonly name: string
  /** 0 when the topic does not exist. */
  readonly partitions: number
  /** Retention and the settings that the product relies on, as they are now. */
  readonly settings: Readonly<Record<string, string>>
}

export interface GroupStanding extends Pipeline {
  /** Processes that read now. */
  readonly members: number
  /** Messages that were not committed yet. */
  readonly lag: number
  /** Messages among them that the topic does not hold any more. */
  readonly gone: number
}

export interface KafkaStanding {
  readonly brokers: number
  readonly topics: readonly TopicStanding[]
  /** Of the pipelines whose topic exists. */
  readonly groups: readonly GroupStanding[]
}

const readTopics = async (
  admin: Admin,
  existing: ReadonlySet<string>,
  topics: readonly Topic[],
): Promise<TopicStanding[]> => {
  const names = topics.map(({ name }) => name).filter((name) => existing.has(name))
  const metadata = await admin.fetchTopicMetadata({ topics: names })
  const partitions = new Map(metadata.topics.map((one) => [one.name, one.partitions.length]))
  const standingOf = async ({ name, settings = {} }: Topic): Promise<TopicStanding> => {
    if (!existing.has(name)) return { name, partitions: 0, settings: {} }
    const { all } = await readSettings(admin, name)
    const wanted = ['retention.ms', ...Object.keys(settings)]
    const found = wanted.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]]))
    return { name, partitions: partitions.get(name) ?? 0, settings: Object.fromEntries(found) }
  }
  return Promise.all(topics.map(standingOf))
}

const readGroup = async (admin: Admin, { topic, group }: Pipeline): Promise<GroupStanding> => {
  const [ends, [row], described] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId: group, topics: [topic] }),
    admin.describeGroups([group]),
  ])
  const committed = new Map(
    (row?.partitions ?? []).map(({ partition, offset }) => [partition, Number(offset)]),
  )
  let lag = 0
  let gone = 0
  for (const { partition, low, high } of ends) {
    const offset = committed.get(partition) ?? -1
    // A partition without a commit is read from its oldest message.
    const next = offset < 0 ? Number(low) : offset
    lag += Math.max(0, Number(high) - next)
    gone += Math.max(0, Number(low) - next)
  }
  return { topic, group, members: described.groups[0]?.members.length ?? 0, lag, gone }
}

/** @throws when no broker answers, within a few seconds. */
export const inspectKafka = async (
  brokers: readonly string[],
  topics: readonly Topic[],
  pipelines: readonly Pipeline[],
): Promise<KafkaStanding> => {
  const options = {
    brokers: [...brokers],
    clientId: 'pulseboard-doctor',
    requestTimeout: 5_000,
    retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 500 },
  }
  return withAdmin(options, async (admin) => {
    const existing = new Set(await admin.listTopics())
    const known = pipelines.filter(({ topic }) => existing.has(topic))
    const [cluster, found, groups] = await Promise.all([
      admin.describeCluster(),
      readTopics(admin, existing, topics),
      Promise.all(known.map((pipeline) => readGroup(admin, pipeline))),
    ])
    return { brokers: cluster.brokers.length, topics: found, groups }
  })
}
