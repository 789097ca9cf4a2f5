/**
 * The world of one schedule: a log of messages, a group with one partition, the model store, and processors
 * that run the product's own steps. Nothing happens by itself: each effect waits until the schedule picks it,
 * and may fail before, or after it was done. A processor may crash, stop and wake, or be replaced at every
 * step; one that was replaced works on until something refuses it.
 */
import type { DispositionRow, EventRow } from '@pulseboard/db'
import { CommitRefused, type Membership } from '@pulseboard/runtime'
import type { LandingBatch } from '../../landing-batch.ts'
import { createTopology, type Stay } from '../../topology.ts'
import { createLander, type LanderDeps } from '../protocol.ts'
import { RecentIds } from '../recent-ids.ts'
import { toFiltered } from '../to-disposition.ts'
import { PartitionLost } from '../work.ts'
import { LOG, ModelStore } from './store.ts'

/** A message of the log. `moody` ones are set aside or stored, as the project is known at the time. */
export interface Message {
  readonly id: number
  readonly request: number
  readonly kind: 'good' | 'poison' | 'broken' | 'filtered' | 'moody'
}

/** What a mutant changes. */
export interface Mutation {
  readonly deps?: (deps: LanderDeps) => LanderDeps
  readonly steps?: (names: readonly string[]) => readonly string[]
}

interface Call {
  readonly owner: Processor
  readonly run: () => void
  readonly fail: (error: Error) => void
}

interface Processor {
  alive: boolean
  paused: boolean
  readonly generation: number
}

const PROJECT = '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54'
const idOf = (id: number): string => `00000000-0000-4000-8000-00000000000${id}`
const STEPS = ['land', 'settle', 'quarantine', 'commit'] as const
const BATCH = 3

export class World {
  readonly store: ModelStore
  readonly messages: readonly Message[]
  readonly setAside = new Set<bigint>()
  /** The first thing that was wrong. */
  fault: string | undefined
  committed = 0n
  readonly calls: Call[] = []
  readonly processors: Processor[] = []
  #generation = 0
  #tokens = 0
  #mood = false
  readonly #mutation: Mutation

  constructor(messages: readonly Message[], mutation: Mutation) {
    this.messages = messages
    this.#mutation = mutation
    const poison = new Set(messages.flatMap(({ kind }, at) => (kind === 'poison' ? [at] : [])))
    this.store = new ModelStore(({ _offset }) => poison.has(Number(_offset)))
  }

  get done(): boolean {
    return this.committed === BigInt(this.messages.length)
  }

  /** The group gives the partition to a new processor; the old one does not know yet. */
  rebalance(): void {
    this.#generation++
    this.#mood = !this.#mood
    const processor: Processor = { alive: true, paused: false, generation: this.#generation }
    this.processors.push(processor)
    void this.#live(processor).catch((error: unknown) => {
      if (processor.alive) this.fault ??= `A processor ended: ${String(error)}`
    })
  }

  crash(processor: Processor): void {
    processor.alive = false
    if (processor.generation === this.#generation) this.rebalance()
  }

  /** An effect of a processor: done when the schedule says so, never when it has crashed before. */
  #effect<T>(owner: Processor, work: () => Promise<T> | T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = (): void => void Promise.resolve().then(work).then(resolve, reject)
      this.calls.push({ owner, run, fail: reject })
    })
  }

  #insert(owner: Processor, rows: readonly (EventRow | DispositionRow)[], token: string) {
    return new Promise<void>((resolve, reject) => {
      const run = (): void =>
        this.store.send(token, rows, (error) => {
          const answer = (): void => (error === undefined ? resolve() : reject(error))
          this.calls.push({ owner, run: answer, fail: reject })
        })
      this.calls.push({ owner, run, fail: reject })
    })
  }

  #membership(owner: Processor): Membership {
    return {
      current: true,
      partitions: [0],
      log: '0000000000000007',
      starts: new Map([[0, this.committed]]),
      gaps: [],
      committed: () => this.#effect(owner, () => this.committed),
      commit: (_partition, next) => this.#effect(owner, () => this.#commit(owner, next)),
      seek: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
    }
  }

  #recall({ starts }: Membership): RecentIds {
    const ids = new RecentIds({ most: 1_000, horizonMs: 1_000, seed: 1 }, 0)
    for (const hash of this.store.hashesBelow(starts.get(0) ?? 0n)) ids.recall(hash)
    return ids
  }

  #commit({ generation }: Processor, next: bigint): void {
    if (generation !== this.#generation) throw new CommitRefused('The group has rebalanced.')
    const settled = new Set(this.store.all().map(({ _offset }) => _offset))
    for (let at = 0n; at < next; at++)
      if (!settled.has(at)) this.fault ??= `Offset ${at} was committed without an end.`
    for (const { _offset, outcome } of this.store.dispositions)
      if (_offset < next && outcome === 'quarantined' && !this.setAside.has(_offset))
        this.fault ??= `Offset ${_offset} was committed before it was set aside.`
    this.committed = next
  }

  #depsOf(owner: Processor, membership: Membership): LanderDeps {
    const { statements } = this.store
    const store = Object.fromEntries(
      Object.entries(statements).map(([name, statement]) => [
        name,
        (...args: never[]) =>
          this.#effect(owner, () => (statement as (...all: never[]) => Promise<unknown>)(...args)),
      ]),
    ) as unknown as typeof statements
    const deps: LanderDeps = {
      store,
      membership,
      log: LOG,
      partition: 0,
      newToken: () => `token ${++this.#tokens}`,
      sleep: () => this.#effect(owner, () => undefined),
      clock: { now: () => 0 },
      recall: () => this.#effect(owner, () => this.#recall(membership)),
      insertRows: (rows, { token }) => this.#insert(owner, rows, token),
      insertDispositions: (rows, { token }) => this.#insert(owner, rows, token),
      signal: new AbortController().signal,
      onClaimed: () => undefined,
      onUnclear: () => undefined,
      retry: async (work, { isFinal }) => {
        for (;;) {
          try {
            return await work()
          } catch (error) {
            if (isFinal?.(error) === true) throw error
          }
          await this.#effect(owner, () => undefined)
        }
      },
    }
    return this.#mutation.deps?.(deps) ?? deps
  }

  /** What decode and enrich make of messages, as things are now. */
  #batchFrom(first: bigint): LandingBatch {
    const rows: EventRow[] = []
    const rejects: LandingBatch['rejects'][number][] = []
    const dispositions: DispositionRow[] = []
    const messages = []
    for (let at = Number(first); at < Math.min(this.messages.length, Number(first) + BATCH); at++) {
      const { id, kind, request } = this.messages[at] as Message
      const mark = `00000001${request.toString(16).padStart(8, '0')}`
      const offset = BigInt(at)
      const value = Buffer.from(`{"id":"${idOf(id)}","project_id":"${PROJECT}"}`)
      const message = { partition: 0, offset, key: null, value, headers: { request: mark } }
      messages.push(message)
      const place = { _gateway: 1, _request: request, _partition: 0, _offset: offset }
      const event = { project_id: PROJECT, id: idOf(id), key_id: PROJECT }
      if (kind === 'broken' || (kind === 'moody' && this.#mood))
        rejects.push({ message, reason: 'unknown_project', detail: '' })
      else if (kind === 'filtered')
        dispositions.push(toFiltered({ message, event, payload: '' } as never, 'erased', 0))
      else rows.push({ ...event, ...place } as EventRow)
    }
    return { partition: 0, messages, events: [], rows, rejects, dispositions, settledBefore: 0 }
  }

  #stepsOf(owner: Processor) {
    const { steps } = createTopology({
      source: { topic: 'events', group: 'land' },
      clock: { now: () => 0 },
      enrich: async (batch) => batch,
      quarantine: async (batch) => {
        for (const { message } of batch.rejects)
          await this.#effect(owner, () => void this.setAside.add(message.offset))
        return batch
      },
    })
    const names = this.#mutation.steps?.(STEPS) ?? STEPS
    return names.flatMap((name) => steps.filter((step) => step.name === name))
  }

  /** A processor from its join to its end. */
  async #live(owner: Processor): Promise<void> {
    const membership = this.#membership(owner)
    const lander = createLander(this.#depsOf(owner, membership))
    const stay: Stay = { membership, lander, signal: new AbortController().signal }
    const steps = this.#stepsOf(owner)
    let next: bigint | undefined
    while (next === undefined || next < BigInt(this.messages.length)) {
      try {
        next ??= await membership.committed(0)
        let batch = this.#batchFrom(next ?? 0n)
        if (batch.messages.length === 0) return
        for (const step of steps) batch = await step.run(batch, stay)
        next = (next ?? 0n) + BigInt(batch.messages.length)
      } catch (error) {
        const isLoss = error instanceof PartitionLost || error instanceof CommitRefused
        if (isLoss && owner.generation !== this.#generation) return
        next = undefined
      }
    }
  }
}
