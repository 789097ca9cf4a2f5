/**
 * One partition during one membership: collects what is fetched, cuts batches, and runs one batch at a
 * time through the steps. Full: the partition's fetch is paused (backpressure is this one refusal).
 * Partition lost: what waits is dropped and the fetch goes back to the group's offset. It never skips
 * a message and never runs two batches at once.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CommitRefused,
  retryUntilDone,
  type BusMessage,
  type Clock,
  type Membership,
  type OffsetGap,
  type Tracing,
} from '@pulseboard/runtime'
import type { Gate } from './gate.ts'
import type { Lander } from './land/protocol.ts'
import { PartitionLost } from './land/work.ts'
import { startBatch, type LandingBatch } from './landing-batch.ts'
import type { Offsets } from './offsets/open.ts'
import { createBatcher, type Batcher, type BatchLimits } from './steps/batch.ts'
import type { Stay, Topology } from './topology.ts'
import { traceBatch } from './trace-batch.ts'

/** What happens in a partition, for metrics and logs. */
export interface WorkerFacts {
  batchDone(batch: LandingBatch, ms: number): void
  stepDone(step: string, ms: number): void
  partitionLost(partition: number, error: unknown): void
  /** The membership's work cannot go on for now. */
  waiting(what: string, error: unknown): void
}

export interface WorkerDeps {
  readonly topology: Topology
  readonly membership: Membership
  readonly partition: number
  readonly limits: BatchLimits
  readonly clock: Clock
  /** Undefined: batches are not traced. */
  readonly tracing: Tracing | undefined
  readonly facts: WorkerFacts
  /** Shared by all partitions. */
  readonly gate: Gate
  readonly offsets: {
    readonly gaps: Offsets['gaps']
    readonly progress: Pick<Offsets['progress'], 'settled'>
  }
  readonly createLander: (signal: AbortSignal) => Lander
}

const UNEXPECTED_WAIT_MS = 1_000

/** The expected ways to lose a partition; anything else may come again at once, so it waits. */
const isLoss = (error: unknown): boolean =>
  error instanceof PartitionLost || error instanceof CommitRefused

export class PartitionWorker {
  readonly #deps: WorkerDeps
  readonly #batcher: Batcher
  readonly #over = new AbortController()
  readonly #stay: Stay
  /** The oldest offset not taken yet; unknown before the first fetch. */
  #next: bigint | undefined
  #paused = false
  #accepting = true
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  /** Gaps that came up so far stand in the store; nothing lands before. */
  #gapsRecorded: Promise<void> = Promise.resolve()

  constructor(deps: WorkerDeps) {
    this.#deps = deps
    this.#batcher = createBatcher(deps.limits)
    const { signal } = this.#over
    this.#stay = { membership: deps.membership, lander: deps.createLander(signal), signal }
    for (const gap of deps.membership.gaps)
      if (gap.partition === deps.partition) this.#recordGap(gap)
  }

  /** Takes fetched messages, and what was missing before them; never waits. */
  add(messages: readonly BusMessage[], gap?: OffsetGap): void {
    if (!this.#accepting) return
    if (gap !== undefined) this.#recordGap(gap)
    // After a seek an older fetch may still be delivered: what was taken is not taken twice.
    const expected = this.#next
    const fresh = expected === undefined ? messages : messages.filter((m) => m.offset >= expected)
    const last = fresh.at(-1)
    if (last === undefined) return
    this.#next = last.offset + 1n
    this.#batcher.add(fresh, this.#deps.clock.now())
    if (this.#batcher.full) this.#setPaused(true)
    this.#schedule()
  }

  /** The membership is over: drops everything at once. */
  abandon(): void {
    this.#accepting = false
    clearTimeout(this.#timer)
    this.#over.abort(new Error('The membership is over.'))
  }

  /** Takes no more, finishes the batch that runs, drops what waits. */
  async finish(): Promise<void> {
    this.#accepting = false
    clearTimeout(this.#timer)
    await this.#running
    this.#over.abort(new Error('The processor stops.'))
  }

  #recordGap(gap: OffsetGap): void {
    const { signal } = this.#over
    this.#gapsRecorded = this.#gapsRecorded
      .then(() => this.#deps.offsets.gaps.record(gap, signal))
      .catch((error: unknown) => {
        // It ends without success only together with the membership.
        if (!signal.aborted) throw error
      })
  }

  #setPaused(wanted: boolean): void {
    if (this.#paused === wanted) return
    this.#paused = wanted
    const { membership, partition } = this.#deps
    if (wanted) membership.pause(partition)
    else membership.resume(partition)
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const { dueAt } = this.#batcher
    if (!this.#accepting || this.#running !== undefined || dueAt === undefined) return
    const waitMs = Math.max(0, dueAt - this.#deps.clock.now())
    this.#timer = setTimeout(() => {
      this.#running = this.#turn().finally(() => {
        this.#running = undefined
        this.#schedule()
      })
    }, waitMs)
  }

  /** A claim is mostly waiting: it takes no place from partitions that can land. */
  async #turn(): Promise<void> {
    const { first } = this.#batcher
    if (first === undefined) return
    try {
      await this.#gapsRecorded
      await this.#stay.lander.claim(first)
    } catch (error) {
      await this.#failed(error, first)
      return
    }
    await this.#deps.gate.pass(() => this.#cut())
  }

  /** One batch from its cut to its commit; whatever fails, it ends in a state to go on from. */
  async #cut(): Promise<void> {
    if (this.#over.signal.aborted) return
    const messages = this.#batcher.take(this.#deps.clock.now())
    this.#setPaused(this.#batcher.full)
    const [first] = messages
    if (first === undefined) return
    try {
      await this.#runSteps(messages)
    } catch (error) {
      await this.#failed(error, first.offset)
    }
  }

  /** After any failure it is as if the messages from this offset on had never been fetched. */
  async #failed(error: unknown, first: bigint): Promise<void> {
    if (this.#over.signal.aborted) return
    this.#deps.facts.partitionLost(this.#deps.partition, error)
    if (!isLoss(error)) await sleep(UNEXPECTED_WAIT_MS)
    await this.#goBack(first)
  }

  async #runSteps(messages: readonly BusMessage[]): Promise<void> {
    const { topology, partition, facts, membership, offsets } = this.#deps
    await this.#gapsRecorded
    this.#over.signal.throwIfAborted()
    const startedAt = performance.now()
    let batch = startBatch(partition, messages)
    const traced = traceBatch(this.#deps.tracing, topology, batch)
    try {
      for (const step of topology.steps) {
        const stepAt = performance.now()
        batch = await traced.step(step.name, () => step.run(batch, this.#stay))
        this.#over.signal.throwIfAborted()
        facts.stepDone(step.name, performance.now() - stepAt)
      }
    } finally {
      traced.end()
    }
    offsets.progress.settled({ partition, log: membership.log, messages })
    facts.batchDone(batch, performance.now() - startedAt)
  }

  /** Drops what waits and fetches again from where the group stands. */
  async #goBack(first: bigint): Promise<void> {
    const { membership, partition, facts } = this.#deps
    const { signal } = this.#over
    try {
      const from = await retryUntilDone(() => membership.committed(partition), {
        signal,
        onFailure: (error) => facts.waiting('the committed offset', error),
      })
      this.#batcher.clear()
      this.#next = from ?? first
      membership.seek(partition, this.#next)
      this.#setPaused(false)
    } catch (error) {
      // Only the end of the membership ends the retries; then nothing here matters any more.
      if (!signal.aborted) throw error
    }
  }
}
