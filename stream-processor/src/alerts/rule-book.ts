/**
 * All rules that this processor evaluates, by shard and by project. Shards come and go with their leases;
 * rules of a project are read again when a change of them was announced. Whatever is made anew is made from
 * the states in PostgreSQL and the rows below the reader's offsets.
 */
import type { Memory } from '@pulseboard/contracts'
import {
  alertShardOf,
  findAlertStates,
  findRulesOfProjects,
  findRulesOfShards,
  type AlertIncrement,
  type EvaluatedRule,
  type FilteredRule,
  type HeldShard,
  type SqlPool,
} from '@pulseboard/db'
import {
  addPastRow,
  addRow,
  createEntry,
  historyFrom,
  memoriesOf,
  type RuleEntry,
} from './load-rules.ts'
import type { Outcome } from './incidents.ts'
import type { RowReader } from './rows.ts'

/** A shard at work. */
export interface Shard {
  readonly shard: number
  readonly epoch: bigint
  /** Every window that ends here or earlier is evaluated; epoch milliseconds. */
  evaluatedTo: number
  readonly entries: Map<string, RuleEntry>
  /** Judged and not written yet: it is written before anything else is judged. */
  unwritten?: {
    readonly at: number
    readonly isStep: boolean
    readonly outcomes: readonly Outcome[]
  }
}

export interface RuleBookDeps {
  readonly pool: SqlPool
  readonly reader: RowReader
}

const groupBy = <T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of list) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

const filteredOf = (entries: readonly RuleEntry[]): FilteredRule[] =>
  entries.flatMap(({ rule: { id, projectId }, matcher: { needsEvent, filter } }) =>
    needsEvent ? [{ id, projectId, filter }] : [],
  )

export class RuleBook {
  readonly shards = new Map<number, Shard>()
  readonly #deps: RuleBookDeps
  readonly #byProject = new Map<string, RuleEntry[]>()

  constructor(deps: RuleBookDeps) {
    this.#deps = deps
  }

  get size(): number {
    let size = 0
    for (const entries of this.#byProject.values()) size += entries.length
    return size
  }

  /** Rules whose filters the store must answer. */
  get filtered(): FilteredRule[] {
    return filteredOf([...this.#byProject.values()].flat())
  }

  get hasEager(): boolean {
    return this.#byProject
      .values()
      .some((entries) => entries.some(({ rule }) => rule.settings.eager))
  }

  drop(shard: number): void {
    this.shards.delete(shard)
    for (const project of this.#byProject.keys())
      if (alertShardOf(project) === shard) this.#byProject.delete(project)
  }

  /** @param from where a shard begins, with the rules it has */
  async take(
    taken: readonly HeldShard[],
    from: (held: HeldShard, rules: readonly EvaluatedRule[]) => number,
  ): Promise<void> {
    if (taken.length === 0) return
    const { pool } = this.#deps
    const rules = await findRulesOfShards(
      pool,
      taken.map(({ shard }) => shard),
    )
    const rulesOf = groupBy(rules, ({ projectId }) => alertShardOf(projectId))
    const shards = taken.map((held) => ({
      shard: held.shard,
      epoch: held.epoch,
      evaluatedTo: from(held, rulesOf.get(held.shard) ?? []),
      entries: new Map<string, RuleEntry>(),
    }))
    const states = memoriesOf(
      await findAlertStates(
        pool,
        rules.map(({ id }) => id),
      ),
    )
    const byShard = new Map(shards.map((shard) => [shard.shard, shard]))
    const entries = rules.flatMap((rule) => {
      const shard = byShard.get(alertShardOf(rule.projectId))
      return shard === undefined ? [] : [this.#create(rule, shard, states.get(rule.id))]
    })
    await this.#loadPast(entries, byShard)
    for (const shard of shards) this.shards.set(shard.shard, shard)
    this.#register(entries, byShard)
  }

  /** Reads the rules of these projects again. */
  async reload(projects: readonly string[]): Promise<void> {
    const mine = projects.filter((project) => this.shards.has(alertShardOf(project)))
    if (mine.length === 0) return
    const rules = groupBy(
      await findRulesOfProjects(this.#deps.pool, mine),
      (rule) => rule.projectId,
    )
    const fresh: RuleEntry[] = []
    const next = new Map<string, RuleEntry[]>()
    for (const project of mine) {
      const shard = this.shards.get(alertShardOf(project))
      if (shard === undefined) continue
      const entries = (rules.get(project) ?? []).map((rule) => {
        const known = shard.entries.get(rule.id)
        if (known?.rule.version === rule.version) return known
        const entry = this.#create(rule, shard, known?.memories)
        fresh.push(entry)
        return entry
      })
      next.set(project, entries)
    }
    await this.#loadPast(fresh, this.shards)
    for (const [project, entries] of next) this.#replace(project, entries)
  }

  /** Gives new rows to the rules they count for. */
  add(rows: readonly AlertIncrement[]): void {
    for (const row of rows)
      for (const entry of this.#byProject.get(row.projectId) ?? [])
        addRow(entry, row, this.shards.get(entry.shard)?.evaluatedTo ?? 0)
  }

  #create(
    rule: EvaluatedRule,
    { evaluatedTo }: Shard,
    memories: ReadonlyMap<string, Memory> = new Map(),
  ): RuleEntry {
    return createEntry(rule, evaluatedTo, memories)
  }

  async #loadPast(
    entries: readonly RuleEntry[],
    shards: ReadonlyMap<number, Shard>,
  ): Promise<void> {
    const byProject = groupBy(entries, ({ rule }) => rule.projectId)
    const wanted = [...byProject].map(([project, some]) => ({
      project,
      since: historyFrom(some, shards.get(alertShardOf(project))?.evaluatedTo ?? 0),
      filtered: filteredOf(some),
    }))
    for await (const rows of this.#deps.reader.past(wanted))
      for (const row of rows)
        for (const entry of byProject.get(row.projectId) ?? []) addPastRow(entry, row)
  }

  #register(entries: readonly RuleEntry[], shards: ReadonlyMap<number, Shard>): void {
    for (const entry of entries) shards.get(entry.shard)?.entries.set(entry.rule.id, entry)
    for (const [project, some] of groupBy(entries, ({ rule }) => rule.projectId))
      this.#byProject.set(project, some)
  }

  #replace(project: string, entries: readonly RuleEntry[]): void {
    const shard = this.shards.get(alertShardOf(project))
    for (const { rule } of this.#byProject.get(project) ?? []) shard?.entries.delete(rule.id)
    this.#byProject.delete(project)
    this.#register(entries, this.shards)
  }
}
