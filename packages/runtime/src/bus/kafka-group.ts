/**
 * A member of a consumer group with manual commits. kafkajs has no revoke hook, so each join makes a
 * new `Membership` and ends the one before: whoever holds an ended one can no longer commit with it.
 * After a join nothing is fetched until it is known where the group stands in which log (standing.ts).
 * Fetched messages are handed over at once and the fetch loop goes on, so heartbeats never wait for
 * landing; a holder that is full pauses its partition. A step in the offsets is looked into before the
 * messages are handed over. A log that was made anew ends the membership and the consumer.
 */
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs'
import { retryUntilDone } from '../retry.ts'
import { createStay, type GroupQuestions, type Stay } from './kafka-membership.ts'
import type { BusMessage, GroupOptions, OffsetGap } from './port.ts'
import { startOf } from './standing.ts'

const toMessage =
  (partition: number) =>
  ({ offset, key, value, headers, timestamp }: KafkaMessage): BusMessage => ({
    partition,
    offset: BigInt(offset),
    key,
    value,
    headers,
    timestamp: Number(timestamp),
  })

/** The messages of a kafkajs batch. */
export const messagesOf = ({ partition, messages }: EachBatchPayload['batch']): BusMessage[] =>
  messages.map(toMessage(partition))

type Fail = (problem: string) => void

const LOG_CHECK_MS = 2_000
const MADE_ANEW = 'The topic was made anew.'

/** What a group member does with one consumer after another. */
export class GroupMember {
  readonly #options: GroupOptions
  readonly #questions: GroupQuestions
  /** Partition → offset that the next fetch has to begin with. */
  readonly #expected = new Map<number, bigint>()
  #stay: Stay | undefined
  #commit: EachBatchPayload['commitOffsetsIfNecessary'] | undefined
  /** Ends what the newest join started. */
  #over = new AbortController()

  constructor(options: GroupOptions, questions: GroupQuestions) {
    this.#options = options
    this.#questions = questions
  }

  /** Connects and runs a consumer; `fail` has it thrown away. */
  async start(consumer: Consumer, fail: Fail): Promise<void> {
    const { topic } = this.#options
    consumer.on('consumer.group_join', ({ payload }) => {
      this.end()
      void this.#joined(consumer, payload.memberAssignment[topic] ?? [], fail)
    })
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: true,
      partitionsConsumedConcurrently: 1,
      eachBatch: async (payload) => {
        try {
          await this.#deliver(payload)
        } catch (error) {
          fail(String(error))
          throw error
        }
      },
    })
  }

  /** The consumer is gone. */
  lost(problem: string): void {
    this.end()
    this.#options.onState(problem)
  }

  end(): void {
    this.#over.abort(new Error('The membership is over.'))
    if (this.#stay !== undefined) this.#stay.current = false
    this.#stay = undefined
  }

  async #joined(consumer: Consumer, partitions: readonly number[], fail: Fail): Promise<void> {
    this.#over = new AbortController()
    const { signal } = this.#over
    consumer.pause([{ topic: this.#options.topic, partitions: [...partitions] }])
    try {
      const stay = await this.#begin(consumer, partitions, signal)
      this.#watchLog(stay.log, signal, fail)
    } catch (error) {
      if (!signal.aborted) fail(String(error))
    }
  }

  /** Learns where the group stands, then lets the fetching begin there. */
  async #begin(
    consumer: Consumer,
    partitions: readonly number[],
    signal: AbortSignal,
  ): Promise<Stay> {
    const { topic, onState, handler } = this.#options
    const standing = await retryUntilDone(() => this.#questions.standing(), {
      signal,
      onFailure: () => undefined,
    })
    signal.throwIfAborted()
    const starts = new Map(partitions.map((partition) => [partition, startOf(standing, partition)]))
    const stay = createStay({
      consumer,
      topic,
      log: standing.log,
      starts,
      questions: this.#questions,
      commit: () => this.#commit,
      onSeek: (partition, offset) => void this.#expected.set(partition, offset),
    })
    this.#stay = stay
    this.#expected.clear()
    for (const [partition, { from }] of starts) stay.seek(partition, from)
    onState(undefined)
    handler.joined(stay)
    for (const partition of partitions) stay.resume(partition)
    return stay
  }

  async #deliver(payload: EachBatchPayload): Promise<void> {
    const stay = this.#stay
    const { partition, highWatermark } = payload.batch
    const messages = messagesOf(payload.batch)
    const [first, last] = [messages[0]?.offset, messages.at(-1)?.offset]
    if (stay === undefined || first === undefined || last === undefined) return
    // A seek that came after this fetch makes it void.
    if (payload.isStale()) return
    this.#commit = (offsets) => payload.commitOffsetsIfNecessary(offsets)
    const gap = await this.#gapBefore(stay, partition, first)
    if (!stay.current || payload.isStale()) return
    this.#expected.set(partition, last + 1n)
    const batch = { partition, messages, highWatermark: BigInt(highWatermark), gap }
    this.#options.handler.fetched(stay, batch)
  }

  /** What was deleted between the offset that was expected and the one that came. */
  async #gapBefore(stay: Stay, partition: number, first: bigint): Promise<OffsetGap | undefined> {
    const expected = this.#expected.get(partition) ?? first
    if (first === expected) return undefined
    const { log, oldest } = await this.#questions.standing()
    if (log !== stay.log || first < expected) throw new Error(MADE_ANEW)
    const low = oldest.get(partition) ?? 0n
    // Transactions of other programs and compaction leave steps, too, with nothing missing.
    if (low <= expected) return undefined
    const last = (low < first ? low : first) - 1n
    return { kind: 'deleted_before_read', partition, log, first: expected, last }
  }

  /** A log that is made anew may grow past our offset before a fetch notices: its identity is asked for. */
  #watchLog(log: string, signal: AbortSignal, fail: Fail): void {
    const check = async (): Promise<void> => {
      // An error is an outage or a topic that is gone: the consumer meets it, too.
      const now = await this.#questions.topicId().catch(() => log)
      if (!signal.aborted && now !== log) fail(MADE_ANEW)
    }
    const timer = setInterval(() => void check(), LOG_CHECK_MS)
    signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  }
}
