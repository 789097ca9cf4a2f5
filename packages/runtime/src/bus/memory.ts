/**
 * The bus in memory, for tests of what stands on it: same contract, same suite as Kafka. One instance
 * is one broker: groups, offsets and messages live as long as it does. Delivery is asynchronous, and a
 * join or leave of any member gives all members of the group a new membership, as in Kafka.
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  CommitRefused,
  type Bus,
  type BusMessage,
  type Closable,
  type Fetched,
  type GroupOptions,
  type Membership,
  type Position,
  type Tail,
  type TailOptions,
} from './port.ts'

type Log = BusMessage[]

interface StoredTopic {
  readonly id: string
  readonly logs: Log[]
}

const partitionOf = (key: string, partitions: number): number =>
  createHash('md5').update(key).digest().readUInt32BE(0) % partitions

/** Delivers logs from positions on, in turns of the event loop, until closed. */
const createReader = (logs: readonly Log[], deliver: (batch: Fetched) => void) => {
  const position = new Map<number, number>()
  const paused = new Set<number>()
  let open = true
  const turn = (): void => {
    if (!open) return
    for (const [partition, from] of position) {
      const messages = logs[partition]?.slice(from) ?? []
      if (paused.has(partition) || messages.length === 0) continue
      position.set(partition, from + messages.length)
      deliver({ partition, messages, highWatermark: BigInt(from + messages.length) })
    }
    setTimeout(turn, 1)
  }
  setTimeout(turn, 1)
  return { position, paused, close: () => void (open = false) }
}
type Reader = ReturnType<typeof createReader>

interface Member {
  readonly options: GroupOptions
  reader: Reader | undefined
  membership: (Membership & { current: boolean }) | undefined
}

const createGroup = ({ id, logs }: StoredTopic) => {
  const committed = new Map<number, bigint>()
  const members: Member[] = []

  const membershipOf = (starts: Position, reader: () => Reader) => {
    const membership = {
      current: true,
      partitions: [...starts.keys()],
      starts,
      log: id,
      gaps: [],
      committed: (partition: number) => Promise.resolve(committed.get(partition)),
      commit: async (partition: number, next: bigint): Promise<void> => {
        if (!membership.current) throw new CommitRefused('The group has rebalanced.')
        committed.set(partition, next)
      },
      seek: (partition: number, offset: bigint): void =>
        void reader().position.set(partition, Number(offset)),
      pause: (partition: number): void => void reader().paused.add(partition),
      resume: (partition: number): void => void reader().paused.delete(partition),
    }
    return membership
  }
  const end = (member: Member): void => {
    member.reader?.close()
    if (member.membership !== undefined) member.membership.current = false
  }
  const rebalance = (): void => {
    for (const member of members) end(member)
    for (const [index, member] of members.entries()) {
      const mine = logs.map((_, partition) => partition).filter((p) => p % members.length === index)
      const starts = new Map(mine.map((partition) => [partition, committed.get(partition) ?? 0n]))
      const reader = createReader(logs, (batch) => {
        if (membership.current) member.options.handler.fetched(membership, batch)
      })
      const membership = membershipOf(starts, () => reader)
      for (const [partition, from] of starts) reader.position.set(partition, Number(from))
      Object.assign(member, { reader, membership })
      member.options.onState(undefined)
      member.options.handler.joined(membership)
    }
  }
  return {
    committed,
    join: (options: GroupOptions): Closable => {
      const member: Member = { options, reader: undefined, membership: undefined }
      setTimeout(() => {
        members.push(member)
        rebalance()
      }, 1)
      return {
        close: async () => {
          end(member)
          members.splice(members.indexOf(member), 1)
          rebalance()
        },
      }
    },
  }
}
type Group = ReturnType<typeof createGroup>

const createTail = (logs: readonly Log[], { onFetched, onState }: TailOptions): Tail => {
  let reader: Reader | undefined
  const pause = (): void => {
    reader?.close()
  }
  return {
    start: (from) => {
      pause()
      const ends = logs.map((log, partition) => [partition, log.length] as const)
      const bounded = ends.map(([partition, end]) => {
        const wanted = from === undefined ? end : Number(from.get(partition) ?? 0n)
        return [partition, Math.min(wanted, end)] as const
      })
      reader = createReader(logs, onFetched)
      for (const [partition, offset] of bounded) reader.position.set(partition, offset)
      onState(undefined)
      return Promise.resolve(new Map(bounded.map(([p, offset]) => [p, BigInt(offset)])))
    },
    pause,
    close: async () => pause(),
  }
}

export interface MemoryBus extends Bus {
  /** Makes a topic; one of the same name is replaced by a new incarnation. */
  createTopic(topic: string, partitions: number): void
}

export const createMemoryBus = (): MemoryBus => {
  const topics = new Map<string, StoredTopic>()
  const groups = new Map<string, Group>()
  const stored = (topic: string): StoredTopic => {
    const found = topics.get(topic)
    if (found === undefined) throw new Error(`The topic ${topic} does not exist.`)
    return found
  }
  const logsOf = (topic: string): Log[] => stored(topic).logs
  const groupOf = (group: string, topic: string): Group => {
    // A topic made anew has no offsets of any group.
    const id = `${group}/${stored(topic).id}`
    const found = groups.get(id) ?? createGroup(stored(topic))
    groups.set(id, found)
    return found
  }
  const range = async (topic: string): Promise<{ oldest: Position; next: Position }> => ({
    oldest: new Map(logsOf(topic).map((_, partition) => [partition, 0n])),
    next: new Map(logsOf(topic).map((log, partition) => [partition, BigInt(log.length)])),
  })
  return {
    createTopic: (topic, partitions) =>
      void topics.set(topic, {
        id: randomBytes(8).toString('hex'),
        logs: Array.from({ length: partitions }, () => []),
      }),
    join: (options) => groupOf(options.group, options.topic).join(options),
    tail: (options) => createTail(logsOf(options.topic), options),
    range,
    topicId: async (topic) => stored(topic).id,
    committed: async (group, topic) => new Map(groupOf(group, topic).committed),
    send: async (topic, messages) => {
      const logs = logsOf(topic)
      for (const { key, value } of messages) {
        const partition = partitionOf(key, logs.length)
        const log = logs[partition] ?? []
        const offset = BigInt(log.length)
        const bytes = value === null ? null : Buffer.from(value)
        log.push({ partition, offset, key: Buffer.from(key), value: bytes })
      }
    },
    close: async () => undefined,
  }
}
