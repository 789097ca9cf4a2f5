/**
 * A member of a consumer group with manual commits. kafkajs has no revoke hook, so each join makes a
 * new `Membership` and ends the one before: whoever holds an ended one can no longer commit with it.
 * After a join nothing is fetched until it is known where the group stands in which log (standing.ts).
 * Fetched messages are handed over at once and the fetch loop goes on, so heartbeats never wait for
 * landing; a holder that is full pauses its partition. A step in the offsets is looked into before the
 * messages are handed over: a log that was made anew ends the membership.
 */
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs'
import { retryUntilDone } from '../retry.ts'
import {
  CommitRefused,
  type BusMessage,
  type GroupOptions,
  type Membership,
  type OffsetGap,
} from './port.ts'
import { commitNote, startOf, type Standing, type Start } from './standing.ts'

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

/** Questions to the broker about the group and its topic. */
export interface GroupQuestions {
  standing(): Promise<Standing>
  topicId(): Promise<string>
}

interface Member {
  membership: (Membership & { current: boolean }) | undefined
  commit: EachBatchPayload['commitOffsetsIfNecessary'] | undefined
  /** Ends what the join started. */
  over: AbortController
  /** Partition → offset that the next fetch has to begin with. */
  readonly expected: Map<number, bigint>
}
type Starts = ReadonlyMap<number, Start>

const LOG_CHECK_MS = 2_000

/** Offset of the group in the log of the membership; a commit for another log is none. */
const committedIn = ({ log, commits }: Standing, wanted: string, partition: number) => {
  const commit = commits.get(partition)
  if (log !== wanted || commit === undefined || commit.offset < 0n) return undefined
  return commit.log === undefined || commit.log === log ? commit.offset : undefined
}

const createMembership = (
  consumer: Consumer,
  member: Member,
  { topic }: GroupOptions,
  questions: GroupQuestions,
  { log, starts }: { log: string; starts: Starts },
): Membership & { current: boolean } => {
  const metadata = commitNote(log)
  const membership = {
    current: true,
    partitions: [...starts.keys()],
    log,
    gaps: [...starts.values()].flatMap(({ gap }) => gap ?? []),
    committed: async (partition: number) => committedIn(await questions.standing(), log, partition),
    commit: async (partition: number, next: bigint): Promise<void> => {
      if (!membership.current || member.commit === undefined)
        throw new CommitRefused('The group has rebalanced since these messages were fetched.')
      const commit = { partition, offset: `${next}`, metadata }
      try {
        // Not consumer.commitOffsets: that one resolves without a commit while the consumer stops.
        await member.commit({ topics: [{ topic, partitions: [commit] }] })
      } catch (error) {
        throw new CommitRefused('The group did not accept the offset.', { cause: error })
      }
    },
    seek: (partition: number, offset: bigint): void => {
      if (!membership.current) return
      member.expected.set(partition, offset)
      consumer.seek({ topic, partition, offset: `${offset}` })
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
export const groupMember = (options: GroupOptions, questions: GroupQuestions) => {
  const { topic } = options
  const member: Member = {
    membership: undefined,
    commit: undefined,
    over: new AbortController(),
    expected: new Map(),
  }
  const end = (): void => {
    member.over.abort(new Error('The membership is over.'))
    if (member.membership !== undefined) member.membership.current = false
    member.membership = undefined
  }
  /** Learns where the group stands, then lets the fetching begin there. */
  const join = async (
    consumer: Consumer,
    partitions: readonly number[],
    signal: AbortSignal,
  ): Promise<string> => {
    const standing = await retryUntilDone(questions.standing, {
      signal,
      onFailure: () => undefined,
    })
    const starts = new Map(partitions.map((partition) => [partition, startOf(standing, partition)]))
    const { log } = standing
    const found = { log, starts }
    member.membership = createMembership(consumer, member, options, questions, found)
    member.expected.clear()
    for (const [partition, { from }] of starts) member.membership.seek(partition, from)
    options.onState(undefined)
    options.handler.joined(member.membership)
    for (const partition of partitions) member.membership.resume(partition)
    return log
  }
  /** @returns what was deleted between the offset that was expected and the one that came. */
  const lookInto = async (
    { log }: Membership,
    partition: number,
    expected: bigint,
    first: bigint,
  ): Promise<OffsetGap | undefined> => {
    const now = await questions.standing()
    if (now.log !== log || first < expected) throw new Error('The topic was made anew.')
    const oldest = now.oldest.get(partition) ?? 0n
    // Transactions of other programs leave steps of their own, with nothing missing.
    if (oldest <= expected) return undefined
    const last = (oldest < first ? oldest : first) - 1n
    return { kind: 'deleted_before_read', partition, log, first: expected, last }
  }
  const deliver = async (payload: EachBatchPayload): Promise<void> => {
    const { membership } = member
    const { partition, highWatermark } = payload.batch
    const messages = messagesOf(payload.batch)
    const [first, last] = [messages[0]?.offset, messages.at(-1)?.offset]
    // A seek that came after this fetch makes it void.
    if (membership === undefined || first === undefined || last === undefined || payload.isStale())
      return
    member.commit = (offsets) => payload.commitOffsetsIfNecessary(offsets)
    const expected = member.expected.get(partition) ?? first
    const gap =
      first === expected ? undefined : await lookInto(membership, partition, expected, first)
    if (!membership.current || payload.isStale()) return
    member.expected.set(partition, last + 1n)
    const batch = { partition, messages, highWatermark: BigInt(highWatermark), gap }
    options.handler.fetched(membership, batch)
  }
  /** A log that is made anew can grow past our offset before a fetch notices: its identity is asked for. */
  const watchLog = (log: string, signal: AbortSignal, fail: (problem: string) => void): void => {
    const check = async (): Promise<void> => {
      // An error is an outage or a topic that is gone: the consumer meets it, too.
      const now = await questions.topicId().catch(() => log)
      if (!signal.aborted && now !== log) fail('The topic was made anew.')
    }
    const timer = setInterval(() => void check(), LOG_CHECK_MS)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }
  const start = async (consumer: Consumer, fail: (problem: string) => void): Promise<void> => {
    consumer.on('consumer.group_join', ({ payload }) => {
      end()
      member.over = new AbortController()
      const { signal } = member.over
      const partitions = payload.memberAssignment[topic] ?? []
      consumer.pause([{ topic, partitions }])
      join(consumer, partitions, signal).then(
        (log) => watchLog(log, signal, fail),
        (error: unknown) => {
          if (!signal.aborted) fail(String(error))
        },
      )
    })
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: true,
      partitionsConsumedConcurrently: 1,
      eachBatch: (payload) =>
        deliver(payload).catch((error: unknown) => {
          fail(String(error))
          throw error
        }),
    })
  }
  const lost = (problem: string): void => {
    end()
    options.onState(problem)
  }
  return { start, lost, end }
}
