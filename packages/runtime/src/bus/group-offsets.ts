/**
 * Where consumer groups stand, recorded for a backup, and put back for a restored one: what a restored
 * store lacks is then read again, as far as Kafka still has it. A group is moved backwards or left
 * alone, never forwards, so nothing is skipped.
 */
import kafkajs, { type Admin } from 'kafkajs'

export interface Pipeline {
  readonly topic: string
  readonly group: string
}

/** Offsets as text, by partition. */
type Offsets = Readonly<Record<string, string>>

export interface GroupMoment extends Pipeline {
  readonly committed: Offsets
  /** The end of the log at that time. */
  readonly next: Offsets
}

export interface KafkaMoment {
  readonly cluster: string
  readonly groups: readonly GroupMoment[]
}

export type Rewind =
  /** The very log of the backup: goes on where the backup ends. */
  | 'to_backup'
  /** Another log, of which the backup holds nothing: is read from its beginning. */
  | 'to_beginning'
  /** Nothing was read of it yet, or it does not exist. */
  | 'untouched'

const withAdmin = async <T>(
  brokers: readonly string[],
  work: (admin: Admin) => Promise<T>,
): Promise<T> => {
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    clientId: 'pulseboard-backup',
    connectionTimeout: 1_500,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: kafkajs.logLevel.NOTHING,
  })
  const admin = kafka.admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}

const readMoment = async (admin: Admin, { topic, group }: Pipeline): Promise<GroupMoment> => {
  const [row] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
  const known = (row?.partitions ?? []).filter(({ offset }) => BigInt(offset) >= 0n)
  const ends = await admin.fetchTopicOffsets(topic)
  return {
    topic,
    group,
    committed: Object.fromEntries(known.map(({ partition, offset }) => [partition, offset])),
    next: Object.fromEntries(ends.map(({ partition, high }) => [partition, high])),
  }
}

/** Where groups stand now. Topics that do not exist are left out. */
export const readKafkaMoment = (
  brokers: readonly string[],
  pipelines: readonly Pipeline[],
): Promise<KafkaMoment> =>
  withAdmin(brokers, async (admin) => {
    const { clusterId } = await admin.describeCluster()
    const topics = new Set(await admin.listTopics())
    const groups: GroupMoment[] = []
    for (const pipeline of pipelines.filter(({ topic }) => topics.has(topic)))
      groups.push(await readMoment(admin, pipeline))
    return { cluster: clusterId, groups }
  })

/** Whether a log goes on from what it was: a topic that was made anew is shorter. Pure. */
export const continues = (before: GroupMoment, now: GroupMoment): boolean =>
  Object.entries(before.next).every(
    ([partition, offset]) => BigInt(now.next[partition] ?? -1) >= BigInt(offset),
  )

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
  admin: Admin,
  pipeline: Pipeline,
  before: GroupMoment | undefined,
): Promise<Rewind> => {
  const { topic, group } = pipeline
  const now = await readMoment(admin, pipeline)
  if (Object.keys(now.committed).length === 0) return 'untouched'
  const isSame = before !== undefined && continues(before, now)
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
  moment: KafkaMoment,
  pipelines: readonly Pipeline[],
): Promise<Map<string, Rewind>> =>
  withAdmin(brokers, async (admin) => {
    const { clusterId } = await admin.describeCluster()
    const topics = new Set(await admin.listTopics())
    const done = new Map<string, Rewind>()
    for (const pipeline of pipelines) {
      const before =
        clusterId === moment.cluster
          ? moment.groups.find(({ group }) => group === pipeline.group)
          : undefined
      const isThere = topics.has(pipeline.topic)
      done.set(pipeline.topic, isThere ? await rewindGroup(admin, pipeline, before) : 'untouched')
    }
    return done
  })
