/**
 * Where consumer groups stand, recorded for a backup, and put back for a restored one: what a restored
 * store lacks is then read again, as far as Kafka still has it. A group is moved backwards or left
 * alone, never forwards, so nothing is skipped.
 */
import kafkajs, { type Admin } from 'kafkajs'
import { createTopicIds } from './kafka-topic-id.ts'

export interface Pipeline {
  readonly topic: string
  readonly group: string
}

/** Offsets as text, by partition. */
type Offsets = Readonly<Record<string, string>>

export interface GroupMoment extends Pipeline {
  /** Identity of the topic's incarnation: an offset of another one means nothing here. */
  readonly log: string
  readonly committed: Offsets
}

export interface KafkaMoment {
  readonly groups: readonly GroupMoment[]
}

export type Rewind =
  /** The very log of the backup: goes on where the backup ends. */
  | 'to_backup'
  /** Another log, of which the backup holds nothing: is read from its beginning. */
  | 'to_beginning'
  /** Nothing was read of it yet, or it does not exist. */
  | 'untouched'

const CLIENT = 'pulseboard-backup'

interface Questions {
  readonly admin: Admin
  readonly logOf: (topic: string) => Promise<string>
}

const withKafka = async <T>(
  brokers: readonly string[],
  work: (questions: Questions) => Promise<T>,
): Promise<T> => {
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    clientId: CLIENT,
    connectionTimeout: 1_500,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: kafkajs.logLevel.NOTHING,
  })
  const ids = createTopicIds(brokers, CLIENT)
  const admin = kafka.admin()
  await admin.connect()
  try {
    return await work({ admin, logOf: (topic) => ids.of(topic) })
  } finally {
    await Promise.all([admin.disconnect(), ids.close()])
  }
}

const readMoment = async (
  { admin, logOf }: Questions,
  { topic, group }: Pipeline,
): Promise<GroupMoment> => {
  const [row] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
  const known = (row?.partitions ?? []).filter(({ offset }) => BigInt(offset) >= 0n)
  return {
    topic,
    group,
    log: await logOf(topic),
    committed: Object.fromEntries(known.map(({ partition, offset }) => [partition, offset])),
  }
}

/** Where groups stand now. Topics that do not exist are left out. */
export const readKafkaMoment = (
  brokers: readonly string[],
  pipelines: readonly Pipeline[],
): Promise<KafkaMoment> =>
  withKafka(brokers, async (questions) => {
    const topics = new Set(await questions.admin.listTopics())
    const groups: GroupMoment[] = []
    for (const pipeline of pipelines.filter(({ topic }) => topics.has(topic)))
      groups.push(await readMoment(questions, pipeline))
    return { groups }
  })

/** The earlier of the backup's offset and today's, for each partition that has one; pure. */
export const rewoundOffsets = (before: GroupMoment, now: GroupMoment): Offsets =>
  Object.fromEntries(
    Object.entries(now.committed).map(([partition, offset]) => {
      const recorded = BigInt(before.committed[partition] ?? 0)
      return [partition, String(recorded < BigInt(offset) ? recorded : offset)]
    }),
  )

const oldestOffsets = async (admin: Admin, topic: string): Promise<Offsets> => {
  const ends = await admin.fetchTopicOffsets(topic)
  return Object.fromEntries(ends.map(({ partition, low }) => [partition, low]))
}

const rewindGroup = async (
  questions: Questions,
  pipeline: Pipeline,
  before: GroupMoment | undefined,
): Promise<Rewind> => {
  const { admin } = questions
  const { topic, group } = pipeline
  const now = await readMoment(questions, pipeline)
  if (Object.keys(now.committed).length === 0) return 'untouched'
  const isSame = before !== undefined && before.log === now.log
  const offsets = isSame ? rewoundOffsets(before, now) : await oldestOffsets(admin, topic)
  await admin.setOffsets({
    groupId: group,
    topic,
    partitions: Object.entries(offsets).map(([partition, offset]) => ({
      partition: Number(partition),
      offset,
    })),
  })
  return isSame ? 'to_backup' : 'to_beginning'
}

/** Moves the groups back to a moment. @throws when a member of a group is still running */
export const rewindGroups = (
  brokers: readonly string[],
  { groups }: KafkaMoment,
  pipelines: readonly Pipeline[],
): Promise<Map<string, Rewind>> =>
  withKafka(brokers, async (questions) => {
    const topics = new Set(await questions.admin.listTopics())
    const done = new Map<string, Rewind>()
    for (const pipeline of pipelines) {
      const { topic, group } = pipeline
      const before = groups.find((known) => known.group === group && known.topic === topic)
      done.set(
        topic,
        topics.has(topic) ? await rewindGroup(questions, pipeline, before) : 'untouched',
      )
    }
    return done
  })
