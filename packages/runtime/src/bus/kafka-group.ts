/**
 * A member of a consumer group with manual commits. kafkajs has no revoke hook, so each join makes a
 * new `Membership` and ends the one before: whoever holds an ended one can no longer commit with it.
 * Fetched messages are handed over at once and the fetch loop goes on, so heartbeats never wait for
 * landing; a holder that is full pauses its partition.
 */
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs'
import { CommitRefused, type BusMessage, type GroupOptions, type Membership } from './port.ts'

const toMessage =
  (partition: number) =>
  ({ offset, key, value, headers }: KafkaMessage): BusMessage => ({
    partition,
    offset: BigInt(offset),
    key,
    value,
    headers,
  })

/** The messages of a kafkajs batch. */
export const messagesOf = ({ partition, messages }: EachBatchPayload['batch']): BusMessage[] =>
  messages.map(toMessage(partition))

interface Member {
  membership: (Membership & { current: boolean }) | undefined
  commit: EachBatchPayload['commitOffsetsIfNecessary'] | undefined
}
type Committed = (partition: number) => Promise<bigint | undefined>

const createMembership = (
  consumer: Consumer,
  member: Member,
  options: GroupOptions,
  partitions: readonly number[],
  committed: Committed,
): Membership & { current: boolean } => {
  const { topic } = options
  const membership = {
    current: true,
    partitions,
    committed,
    commit: async (partition: number, next: bigint): Promise<void> => {
      if (!membership.current || member.commit === undefined)
        throw new CommitRefused('The group has rebalanced since these messages were fetched.')
      try {
        // Not consumer.commitOffsets: that one resolves without a commit while the consumer stops.
        await member.commit({ topics: [{ topic, partitions: [{ partition, offset: `${next}` }] }] })
      } catch (error) {
        throw new CommitRefused('The group did not accept the offset.', { cause: error })
      }
    },
    seek: (partition: number, offset: bigint): void => {
      if (membership.current) consumer.seek({ topic, partition, offset: `${offset}` })
    },
    pause: (partition: number): void => {
      if (membership.current) consumer.pause([{ topic, partitions: [partition] }])
    },
    resume: (partition: number): void => {
      if (membership.current) consumer.resume([{ topic, partitions: [partition] }])
    },
  }
  return membership
}

/** What a group member does with one consumer; `lost` ends its membership. */
export const groupMember = (options: GroupOptions, committed: Committed) => {
  const member: Member = { membership: undefined, commit: undefined }
  const end = (): void => {
    if (member.membership !== undefined) member.membership.current = false
    member.membership = undefined
  }
  const deliver = (payload: EachBatchPayload): void => {
    const { membership } = member
    // A seek that came after this fetch makes it void.
    if (membership === undefined || payload.isStale()) return
    member.commit = (offsets) => payload.commitOffsetsIfNecessary(offsets)
    const { partition, highWatermark } = payload.batch
    options.handler.fetched(membership, {
      partition,
      messages: messagesOf(payload.batch),
      highWatermark: BigInt(highWatermark),
    })
  }
  const start = async (consumer: Consumer): Promise<void> => {
    consumer.on('consumer.group_join', ({ payload }) => {
      end()
      const partitions = payload.memberAssignment[options.topic] ?? []
      // What the last membership paused would stay paused for ever.
      consumer.resume([{ topic: options.topic, partitions }])
      member.membership = createMembership(consumer, member, options, partitions, committed)
      options.onState(undefined)
      options.handler.joined(member.membership)
    })
    await consumer.connect()
    await consumer.subscribe({ topic: options.topic, fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: true,
      partitionsConsumedConcurrently: 1,
      eachBatch: async (payload) => deliver(payload),
    })
  }
  const lost = (problem: string): void => {
    end()
    options.onState(problem)
  }
  return { start, lost, end }
}
