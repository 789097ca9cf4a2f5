/**
 * A small world for the rule of the ledger: gateways that accept, spool, replay, report and die, one log
 * that is landed in order, reports that are read late. What the questions would answer is computed from
 * it; the functions under test decide what that means. Events may be stolen, to see it noticed.
 */
import { judgeAll } from '../ledger/assemble.ts'
import { MINUTE_MS } from '../ledger/balance.ts'
import { readTo, sentBefore, standingsAt } from '../ledger/runs.ts'
import { createSettlement } from '../ledger/settled.ts'
import type { GatewayRunsRow } from '../queries/gateway-runs.ts'
import type { LedgerDifferenceRow } from '../queries/ledger-differences.ts'

interface ModelEvent {
  readonly run: number
  readonly minute: number
  readonly at: number
  readonly acknowledged: boolean
  stolen: boolean
}
interface Counts {
  accepted: number
  unavailable: number
  spooled: number
}
interface Run {
  readonly id: number
  readonly startedAt: number
  alive: boolean
  counts: Map<number, Counts>
  spool: ModelEvent[]
}
interface Report {
  readonly run: number
  readonly counts: Map<number, Counts>
  readonly row: GatewayRunsRow
}

export class World {
  readonly #log: ModelEvent[] = []
  readonly #topic: Report[] = []
  readonly #runs: Run[]
  readonly #gateways: number
  readonly #settlement = createSettlement()
  #now = 1_000 * MINUTE_MS
  #nextRun = 1
  #committed = 0
  #read = 0

  constructor(gateways: number) {
    this.#gateways = gateways
    this.#runs = Array.from({ length: gateways }, () => this.#newRun())
  }

  wait(ms: number): void {
    this.#now += ms
  }

  accept(index: number, spooled: boolean): void {
    const run = this.#at(index)
    const counts = this.#countsOf(run)
    counts.accepted++
    if (spooled) counts.spooled++
    const into = spooled ? run.spool : this.#log
    into.push(this.#anEvent(run))
  }

  /** Answered 503, and Kafka had it after all, or not. */
  refuse(index: number, logged: boolean): void {
    const run = this.#at(index)
    this.#countsOf(run).unavailable++
    if (logged) this.#log.push(this.#anEvent(run, false))
  }

  /** In the log, and the gateway dies before it answers or counts; the next one has its folder. */
  dieWhileSending(index: number): void {
    const run = this.#at(index)
    this.#log.push(this.#anEvent(run, false))
    run.alive = false
    const next = this.#newRun()
    next.spool = run.spool.splice(0)
    this.#runs.push(next)
  }

  replay(index: number, count: number): void {
    this.#log.push(...this.#at(index).spool.splice(0, count))
  }

  report(index: number): void {
    this.#report(this.#at(index))
  }

  end(index: number): void {
    const run = this.#at(index)
    this.#log.push(...run.spool.splice(0))
    this.#report(run, true)
    run.alive = false
    this.#runs.push(this.#newRun())
  }

  land(count: number): void {
    this.#committed = Math.min(this.#log.length, this.#committed + count)
  }

  readReports(count: number): void {
    this.#read = Math.min(this.#topic.length, this.#read + count)
  }

  /** Everything that waits is sent, landed and reported, and two minutes pass. */
  rest(): void {
    for (let second = 0; second < 120; second += 10) {
      this.#now += 10_000
      for (const run of this.#runs.filter(({ alive }) => alive)) {
        this.#log.push(...run.spool.splice(0))
        this.#report(run)
      }
    }
    this.#committed = this.#log.length
    this.#read = this.#topic.length
  }

  judge() {
    const seen = this.#topic.slice(0, this.#read)
    const runs = [...new Map(seen.map(({ run, row }) => [run, row])).values()]
    const ledgerLag = this.#topic.length - this.#read
    const upTo = readTo(runs, ledgerLag, this.#now)
    const standings = standingsAt(runs, upTo)
    const sent = new Map(
      runs.map((row) => [row.gateway, sentBefore(row, standings.get(row.gateway) ?? 'dead')]),
    )
    const ends = new Map([[0, BigInt(this.#log.length)]])
    const sample = { at: this.#now, ends, sentBefore: sent }
    const settled = this.#settlement.settle(sample, new Map([[0, BigInt(this.#committed)]]))
    return judgeAll(differencesOf(seen, this.#log.slice(0, this.#committed)), {
      at: this.#now,
      runs,
      standings,
      readTo: upTo,
      settled,
      eventsLag: this.#log.length - this.#committed,
      ledgerLag,
    })
  }

  hadSpool({ run, minute }: ModelEvent): boolean {
    const counts = this.#runs.find(({ id }) => id === run)?.counts.get(minute)
    const said = this.#topic.some((one) => one.run === run && one.row.spool_events > 0)
    return said || (counts?.spooled ?? 0) > 0
  }

  /** Acknowledged events of minutes that were reported, where no unacknowledged one makes up for it. */
  noticeable(): ModelEvent[] {
    return this.#log.filter(
      ({ run, minute, acknowledged }) =>
        acknowledged &&
        this.#topic.some((one) => one.run === run && one.row.through_ms >= minute + MINUTE_MS) &&
        !this.#log.some((one) => one.run === run && one.minute === minute && !one.acknowledged),
    )
  }

  #newRun(): Run {
    const startedAt = this.#now
    return { id: this.#nextRun++, startedAt, alive: true, counts: new Map(), spool: [] }
  }

  #minute(): number {
    return Math.floor(this.#now / MINUTE_MS) * MINUTE_MS
  }

  /** A run that lives; there are always as many. */
  #at(index: number): Run {
    const found = this.#runs.filter(({ alive }) => alive)[index % this.#gateways]
    if (found === undefined) throw new Error('No gateway lives.')
    return found
  }

  #countsOf(run: Run): Counts {
    const counts = run.counts.get(this.#minute()) ?? { accepted: 0, unavailable: 0, spooled: 0 }
    run.counts.set(this.#minute(), counts)
    return counts
  }

  #anEvent(run: Run, acknowledged = true): ModelEvent {
    return { run: run.id, minute: this.#minute(), at: this.#now, acknowledged, stolen: false }
  }

  #report(run: Run, ended = false): void {
    const oldest = run.spool.length === 0 ? null : Math.min(...run.spool.map(({ at }) => at))
    this.#topic.push({
      run: run.id,
      counts: new Map([...run.counts].map(([minute, counts]) => [minute, { ...counts }])),
      row: {
        gateway: run.id,
        started_ms: run.startedAt,
        through_ms: this.#now,
        reported_ms: this.#now,
        ended,
        spool_events: run.spool.length,
        spool_bytes: run.spool.length,
        spool_oldest_ms: oldest,
      },
    })
  }
}

/** What the question of that name would answer. */
const differencesOf = (
  reports: readonly Report[],
  landed: readonly ModelEvent[],
): LedgerDifferenceRow[] => {
  const lines = new Map<string, LedgerDifferenceRow>()
  const lineOf = (gateway: number, minute_ms: number): LedgerDifferenceRow => {
    const key = `${gateway}/${minute_ms}`
    const none = { accepted: 0, logged: 0, unavailable: 0, spooled: 0 }
    const line = lines.get(key) ?? { gateway, minute_ms, ...none }
    lines.set(key, line)
    return line
  }
  for (const { run, counts } of reports)
    for (const [minute, figures] of counts) Object.assign(lineOf(run, minute), figures)
  for (const { run, minute, stolen } of landed) if (!stolen) lineOf(run, minute).logged++
  return [...lines.values()].filter(({ accepted, logged }) => accepted !== logged)
}
