/**
 * The policy of a consumer group: one worker a partition, made when the partition is assigned, thrown
 * away when the membership ends. Partitions run side by side; within one, batches follow each other.
 */
import type { Bus, Closable, Clock, Membership, Tracing } from '@pulseboard/runtime'
import type { Gate } from './gate.ts'
import type { Lander } from './land/protocol.ts'
import { PartitionWorker, type WorkerDeps, type WorkerFacts } from './partition-worker.ts'
import { shareLimits, type BatchLimits } from './steps/batch.ts'
import type { Topology } from './topology.ts'

export interface ConsumerDeps {
  readonly bus: Pick<Bus, 'join'>
  readonly topology: Topology
  readonly limits: BatchLimits
  /** Most bytes of messages that wait in all partitions together. */
  readonly waitingBytes: number
  readonly clock: Clock
  readonly tracing: Tracing | undefined
  readonly gate: Gate
  readonly offsets: WorkerDeps['offsets']
  readonly facts: WorkerFacts & {
    joined(partitions: readonly number[]): void
    /** The bus cannot be read for this reason, or can be again. */
    busState(problem: string | undefined): void
  }
  readonly createLander: (partition: number, membership: Membership, signal: AbortSignal) => Lander
}

/** Joins the group; `close()` lands what is under way and leaves. */
export const startConsumer = (deps: ConsumerDeps): Closable => {
  const { topology, facts } = deps
  let workers = new Map<number, PartitionWorker>()

  const abandonAll = (): void => {
    for (const worker of workers.values()) worker.abandon()
    workers = new Map()
  }
  const createWorker = (
    membership: Membership,
    partition: number,
    limits: BatchLimits,
  ): PartitionWorker =>
    new PartitionWorker({
      ...deps,
      limits,
      membership,
      partition,
      createLander: (signal) => deps.createLander(partition, membership, signal),
    })
  const member = deps.bus.join({
    group: topology.group,
    topic: topology.topic,
    handler: {
      joined: (membership) => {
        abandonAll()
        const limits = shareLimits(deps.limits, deps.waitingBytes, membership.partitions.length)
        for (const partition of membership.partitions)
          workers.set(partition, createWorker(membership, partition, limits))
        facts.joined(membership.partitions)
      },
      fetched: (_, { partition, messages, gap }) => workers.get(partition)?.add(messages, gap),
    },
    onState: (problem) => {
      if (problem !== undefined) abandonAll()
      facts.busState(problem)
    },
  })
  return {
    close: async () => {
      await Promise.all([...workers.values()].map((worker) => worker.finish()))
      await member.close()
    },
  }
}
