/**
 * The bus as our services see it; Kafka and the in-memory twin both are one. Offsets only move where a
 * caller commits; a message is never skipped silently; an outage is waited for, never reported as an
 * end. All callbacks are synchronous: whoever cannot take more pauses the partition.
 */
export type HeaderValue = Buffer | string

export interface BusMessage {
  readonly partition: number
  readonly offset: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** The producer's clock when it was sent, milliseconds; absent where the bus does not know it. */
  readonly timestamp?: number
  /** As the bus gives them, not decoded: most readers look at one or none. */
  readonly headers?: Readonly<Record<string, HeaderValue | HeaderValue[] | undefined>> | undefined
}

/** Partition → offset of the next message to read. */
export type Position = ReadonlyMap<number, bigint>

/** What one fetch brought of one partition, in ascending order, at least one message. */
export interface Fetched {
  readonly partition: number
  readonly messages: readonly BusMessage[]
  /** Offset after the newest message of the partition: what is not fetched yet is the lag. */
  readonly highWatermark: bigint
  /** Messages before these that were gone when they should have been read. */
  readonly gap?: OffsetGap | undefined
}

/**
 * Messages that a group can never read.
 * deleted_before_read: the broker's retention removed [first, last]; `first` is unknown when the client
 * had moved the group's offset before we could read it. topic_recreated: `log` is the log before, and
 * both offsets are where the group stood in it. offset_beyond_end: the group had read [first, last], but
 * the log ends before that now.
 */
export interface OffsetGap {
  readonly kind: 'deleted_before_read' | 'topic_recreated' | 'offset_beyond_end'
  readonly partition: number
  readonly log: string
  readonly first: bigint | undefined
  readonly last: bigint
}

/** The commit was not accepted, or it is unknown whether it was. */
export class CommitRefused extends Error {
  override readonly name = 'CommitRefused'
}

/** One stay in a consumer group, from a join to the next. Whatever was fetched under it ends with it. */
export interface Membership {
  /** False after the group rebalanced or the connection was lost. */
  readonly current: boolean
  readonly partitions: readonly number[]
  /** Identity of the topic's incarnation, see `Bus.topicId`; another one is another membership. */
  readonly log: string
  /** Where reading begins: everything below was done before, or is gone. */
  readonly starts: Position
  /** What was missing when it began; fetching has gone on behind it. */
  readonly gaps: readonly OffsetGap[]
  /** The offset that the group stands at; undefined before its first commit. */
  committed(partition: number): Promise<bigint | undefined>
  /** Moves the group's offset. @throws CommitRefused */
  commit(partition: number, next: bigint): Promise<void>
  /** The next fetch starts here; what is under way is not delivered. */
  seek(partition: number, offset: bigint): void
  pause(partition: number): void
  resume(partition: number): void
}

export interface GroupHandler {
  /** A new membership; the one before is over. */
  joined(membership: Membership): void
  fetched(membership: Membership, batch: Fetched): void
}

export interface GroupOptions {
  readonly group: string
  readonly topic: string
  readonly handler: GroupHandler
  /** Called with a reason while the bus cannot be read, and with undefined when it can. */
  readonly onState: (problem: string | undefined) => void
}

export interface TailOptions {
  readonly topic: string
  readonly onFetched: (batch: Fetched) => void
  /** Called with a reason while the bus cannot be read, and with undefined when it can. */
  readonly onState: (problem: string | undefined) => void
}

/** Reads a whole topic outside of any lasting group. Starts paused and costs next to nothing then. */
export interface Tail {
  /**
   * Delivers from a position on, or from now on; also moves a running tail. Offsets that the topic no
   * longer has are moved up to the oldest. Resolves with the position it really starts from.
   */
  start(from?: Position): Promise<Position>
  pause(): void
  close(): Promise<void>
}

export interface OutgoingMessage {
  readonly key: string
  /** Null erases earlier messages of this key from a compacted topic. */
  readonly value: string | null
  readonly headers: Readonly<Record<string, string>>
}

export interface Closable {
  close(): Promise<void>
}

export interface Bus extends Closable {
  /** Joins a group and stays in it until closed, through every outage. */
  join(options: GroupOptions): Closable
  tail(options: TailOptions): Tail
  /** Resolves when every replica in sync has the messages; a rejection is ambiguous. */
  send(topic: string, messages: readonly OutgoingMessage[]): Promise<void>
  /** Oldest and next offset of each partition. */
  range(topic: string): Promise<{ oldest: Position; next: Position }>
  /**
   * Identity of the topic's incarnation, 16 hex digits. A topic that was deleted and made anew counts
   * its offsets from 0 again and has another identity. @throws when it does not exist.
   */
  topicId(topic: string): Promise<string>
  /** Where a group stands; partitions without a commit are absent. */
  committed(group: string, topic: string): Promise<Position>
}
