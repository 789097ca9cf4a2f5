/**
 * The engine: evaluates the rules of the shards that this processor holds, in event time.
 *
 *   tick: which shards are ours → which rules changed → how far time is complete → rows that landed since
 *     → each shard, step by step up to there: judge, write, remember → eager rules: the unfinished window
 *
 * A tick that fails is taken again and repeats nothing: rows count once by their offsets, a judged step is
 * kept until it is written, and what is written twice is the same rows. While time stands still nothing is
 * judged. Steps that were missed are taken in order, at most a day of them.
 */
import { setImmediate as yieldTurn } from 'node:timers/promises'
import { SLOT_MS } from '@pulseboard/contracts'
import {
  findHeldShards,
  isUnavailable,
  moveShards,
  type EvaluatedRule,
  type HeldShard,
  type SqlPool,
} from '@pulseboard/db'
import type { Clock } from '@pulseboard/runtime'
import { endAbandoned } from './abandoned.ts'
import { underLease, writeOutcomes } from './incidents.ts'
import type { Landed, LandedReader } from './landed.ts'
import type { RowReader } from './rows.ts'
import { RuleBook, type Shard } from './rule-book.ts'
import { judgeOpen, judgeStep, remember, type Judged } from './shard-step.ts'

export interface EngineFacts {
  /** Rules and groups that were looked at. */
  evaluated(count: number): void
  /** How a tick left it: shards, rules, how far time is complete and what is evaluated, epoch ms. */
  ticked(state: {
    readonly shards: number
    readonly rules: number
    readonly complete: number
    readonly evaluatedTo: number | undefined
    readonly ms: number
  }): void
  shardLost(shard: number): void
}

export interface EngineDeps {
  readonly pool: SqlPool
  readonly owner: string
  readonly leases: { readonly held: ReadonlyMap<number, HeldShard> }
  readonly landed: LandedReader
  readonly reader: RowReader
  readonly clock: Clock
  readonly facts: EngineFacts
}

const DAY_MS = 86_400_000
// The landing runs in the same process: nobody waits longer than this for the engine.
const TURN_MS = 8

const floorSlot = (ms: number): number => Math.floor(ms / SLOT_MS) * SLOT_MS

/** Where evaluation of a shard goes on, or begins: with the first of its rules, not over a day ago. */
const beginOf = (
  { evaluatedTo }: HeldShard,
  rules: readonly EvaluatedRule[],
  now: number,
): number => {
  const since = rules.map(({ evaluateFrom }) => evaluateFrom.getTime())
  const from = evaluatedTo?.getTime() ?? Math.min(now, ...since)
  return floorSlot(Math.max(from, now - DAY_MS))
}

export class Engine {
  readonly #deps: EngineDeps
  readonly #book: RuleBook
  readonly #changed = new Set<string>()
  #turnStarted = 0

  constructor(deps: EngineDeps) {
    this.#deps = deps
    this.#book = new RuleBook(deps)
  }

  /** Rules of this project were changed. */
  changed(projectId: string): void {
    this.#changed.add(projectId)
  }

  /** Announcements may have been missed: everything is read again. */
  reset(): void {
    for (const shard of this.#book.shards.keys()) this.#book.drop(shard)
  }

  /** Whether a tick could do anything now; costs nothing. */
  get isDue(): boolean {
    const { shards, hasEager } = this.#book
    const word = this.#deps.landed.word()
    if (word === undefined) return false
    if (this.#changed.size > 0 || hasEager || this.#isStale()) return true
    return [...shards.values()].some(
      (shard) => shard.evaluatedTo + SLOT_MS <= word || shard.unwritten !== undefined,
    )
  }

  async tick(): Promise<void> {
    const { landed, clock, facts } = this.#deps
    const started = performance.now()
    this.#turnStarted = started
    const found = await landed.find()
    if (found === undefined) return
    await this.#sync(found)
    await this.#read(found)
    await this.#step(floorSlot(found.complete))
    if (this.#book.hasEager) await this.#open(clock.now())
    const shards = [...this.#book.shards.values()]
    facts.ticked({
      shards: shards.length,
      rules: this.#book.size,
      complete: found.complete,
      evaluatedTo: shards.length === 0 ? undefined : Math.min(...shards.map((s) => s.evaluatedTo)),
      ms: performance.now() - started,
    })
  }

  /** Whether a lease came or went. */
  #isStale(): boolean {
    const { held } = this.#deps.leases
    const { shards } = this.#book
    return (
      shards.size !== held.size ||
      [...held].some(([shard, { epoch }]) => shards.get(shard)?.epoch !== epoch)
    )
  }

  async #sync({ ends, log }: Landed): Promise<void> {
    const { leases, reader, pool, owner, clock } = this.#deps
    const { shards } = this.#book
    if (reader.log !== log) reader.start(log, ends)
    for (const [shard, { epoch }] of shards)
      if (leases.held.get(shard)?.epoch !== epoch) this.#book.drop(shard)
    const taken = await this.#findTaken()
    await this.#book.take(taken, (held, rules) => beginOf(held, rules, clock.now()))
    const projects = await this.#reload()
    if (taken.length > 0 || projects > 0)
      await endAbandoned(pool, owner, [...shards.values()], clock.now())
  }

  /** Shards that are ours and not at work: as they stand now, the lease may have been read before. */
  async #findTaken(): Promise<HeldShard[]> {
    const { leases, pool, owner } = this.#deps
    const missing = [...leases.held.keys()].filter((shard) => !this.#book.shards.has(shard))
    if (missing.length === 0) return []
    const ours = await findHeldShards(pool, owner)
    return ours.filter(({ shard, epoch }) => {
      const isMissing = !this.#book.shards.has(shard)
      return isMissing && leases.held.get(shard)?.epoch === epoch
    })
  }

  /** @returns of how many projects rules were read again */
  async #reload(): Promise<number> {
    const projects = [...this.#changed]
    // What changes from here on is announced again.
    this.#changed.clear()
    try {
      await this.#book.reload(projects)
    } catch (error) {
      for (const project of projects) this.#changed.add(project)
      throw error
    }
    return projects.length
  }

  async #read({ ends }: Landed): Promise<void> {
    const { reader } = this.#deps
    if (this.#book.size === 0) return reader.skip(ends)
    this.#book.add(await reader.next(ends, this.#book.filtered))
  }

  /** All shards up to the window that ends at `to`. */
  async #step(to: number): Promise<void> {
    const moved: Shard[] = []
    await this.#each(async (shard) => {
      const before = shard.evaluatedTo
      if (!(await this.#write(shard))) return
      for (let at = shard.evaluatedTo + SLOT_MS; at <= to; at += SLOT_MS) {
        if (!(await this.#judge(shard, at, () => judgeStep(shard, at), true))) return
        shard.evaluatedTo = at
      }
      if (shard.evaluatedTo > before) moved.push(shard)
    })
    await this.#save(moved)
  }

  #open(now: number): Promise<void> {
    return this.#each(async (shard) => {
      if (!(await this.#write(shard))) return
      await this.#judge(shard, shard.evaluatedTo, () => judgeOpen(shard, now), false)
    })
  }

  /** One shard after another; what one cannot write holds up no other. @throws the first failure */
  async #each(work: (shard: Shard) => Promise<void>): Promise<void> {
    const failures: unknown[] = []
    for (const shard of this.#book.shards.values()) {
      try {
        await work(shard)
      } catch (error) {
        if (isUnavailable(error)) throw error
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  /** @returns false when the shard is lost */
  async #judge(shard: Shard, at: number, judge: () => Judged, isStep: boolean): Promise<boolean> {
    if (performance.now() - this.#turnStarted > TURN_MS) {
      await yieldTurn()
      this.#turnStarted = performance.now()
    }
    const { outcomes, evaluations } = judge()
    this.#deps.facts.evaluated(evaluations)
    if (outcomes.length === 0) return true
    shard.unwritten = { at, isStep, outcomes }
    return this.#write(shard)
  }

  /** Writes what was judged and is not written yet. @returns false when the shard is lost */
  async #write(shard: Shard): Promise<boolean> {
    const { unwritten, epoch } = shard
    if (unwritten === undefined) return true
    const { pool, owner, clock, facts } = this.#deps
    const { at, isStep } = unwritten
    // A rule that is gone since has no place to be written to.
    const outcomes = unwritten.outcomes.filter(({ rule }) => shard.entries.has(rule.id))
    const under = { owner, shard: shard.shard, epoch, evaluatedTo: at, isStep }
    const isHeld = await underLease(pool, under, (sql) => writeOutcomes(sql, outcomes, clock.now()))
    delete shard.unwritten
    if (!isHeld) {
      facts.shardLost(shard.shard)
      this.#book.drop(shard.shard)
      return false
    }
    remember(shard, outcomes)
    shard.evaluatedTo = at
    return true
  }

  /** Of steps that came to nothing, how far they went is all that is written. */
  async #save(shards: readonly Shard[]): Promise<void> {
    const { pool, owner, facts } = this.#deps
    const byTime = new Map<number, Shard[]>()
    for (const shard of shards)
      byTime.set(shard.evaluatedTo, [...(byTime.get(shard.evaluatedTo) ?? []), shard])
    for (const [at, some] of byTime) {
      const held = await moveShards(pool, owner, some, new Date(at))
      for (const { shard } of some) {
        if (held.has(shard)) continue
        facts.shardLost(shard)
        this.#book.drop(shard)
      }
    }
  }
}
