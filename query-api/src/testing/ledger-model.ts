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

export const createWorld = (gateways: number) => {
  let now = 1_000 * MINUTE_MS
  let nextRun = 1
  const newRun = (): Run => ({
    id: nextRun++,
    startedAt: now,
    alive: true,
    counts: new Map(),
    spool: [],
  })
  const runs = Array.from({ length: gateways }, newRun)
  const log: ModelEvent[] = []
  let committed = 0
  const topic: Report[] = []
  let read = 0
  const settlement = createSettlement()

  const countsOf = (run: Run): Counts => {
    const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS
    const counts = run.counts.get(minute) ?? { accepted: 0, unavailable: 0, spooled: 0 }
    run.counts.set(minute, counts)
    return counts
  }
  const at = (index: number): Run | undefined => runs.filter(({ alive }) => alive)[index % gateways]
  const anEvent = (run: Run, acknowledged = true): ModelEvent => ({
    acknowledged,
    run: run.id,
    minute: Math.floor(now / MINUTE_MS) * MINUTE_MS,
    at: now,
    stolen: false,
  })
  const report = (run: Run, ended = false): void => {
    topic.push({
      run: run.id,
      counts: new Map([...run.counts].map(([minute, counts]) => [minute, { ...counts }])),
      row: {
        gateway: run.id,
        started_ms: run.startedAt,
        through_ms: now,
        reported_ms: now,
        ended,
        spool_events: run.spool.length,
        spool_bytes: run.spool.length,
        spool_oldest_ms: run.spool.length === 0 ? null : Math.min(...run.spool.map((e) => e.at)),
      },
    })
  }

  return {
    log,
    wait: (ms: number): void => void (now += ms),
    accept: (index: number, spooled: boolean): void => {
      const run = at(index)
      if (run === undefined) return
      countsOf(run).accepted++
      if (spooled) {
        countsOf(run).spooled++
        run.spool.push(anEvent(run))
      } else log.push(anEvent(run))
    },
    /** Answered 503, and Kafka had it after all, or not. */
    refuse: (index: number, logged: boolean): void => {
      const run = at(index)
      if (run === undefined) return
      countsOf(run).unavailable++
      if (logged) log.push(anEvent(run, false))
    },
    /** In the log, and the gateway dies before it answers or counts. */
    dieWhileSending: (index: number): void => {
      const run = at(index)
      if (run === undefined) return
      log.push(anEvent(run, false))
      run.alive = false
      const next = newRun()
      // The same folder: what the dead one had in its spool is sent by the next.
      next.spool = run.spool.splice(0)
      runs.push(next)
    },
    replay: (index: number, count: number): void =>
      void log.push(...(at(index)?.spool.splice(0, count) ?? [])),
    report: (index: number): void => {
      const run = at(index)
      if (run !== undefined) report(run)
    },
    end: (index: number): void => {
      const run = at(index)
      if (run === undefined) return
      log.push(...run.spool.splice(0))
      report(run, true)
      run.alive = false
      runs.push(newRun())
    },
    land: (count: number): void => void (committed = Math.min(log.length, committed + count)),
    readReports: (count: number): void => void (read = Math.min(topic.length, read + count)),
    /** Everything that waits is sent, landed and reported, and a minute passes. */
    rest: (): void => {
      for (let second = 0; second < 120; second += 10) {
        now += 10_000
        for (const run of runs.filter(({ alive }) => alive)) {
          log.push(...run.spool.splice(0))
          report(run)
        }
      }
      committed = log.length
      read = topic.length
    },
    judge: () => {
      const seen = topic.slice(0, read)
      const rows = [...new Map(seen.map(({ run, row }) => [run, row])).values()]
      const lag = topic.length - read
      const known = standingsAt(rows, readTo(rows, lag, now))
      const sent = new Map(
        rows.map((row) => [row.gateway, sentBefore(row, known.get(row.gateway) ?? 'dead')]),
      )
      const sample = { at: now, ends: new Map([[0, BigInt(log.length)]]), sentBefore: sent }
      const settled = settlement.settle(sample, new Map([[0, BigInt(committed)]]))
      const differences = differencesOf(seen, log.slice(0, committed))
      return judgeAll(differences, {
        at: now,
        runs: rows,
        standings: known,
        readTo: readTo(rows, lag, now),
        settled,
        eventsLag: log.length - committed,
        ledgerLag: lag,
      })
    },
    hadSpool: ({ run, minute }: ModelEvent): boolean =>
      (runs.find(({ id }) => id === run)?.counts.get(minute)?.spooled ?? 0) > 0 ||
      topic.some((one) => one.run === run && one.row.spool_events > 0),
    /** Acknowledged events of minutes that were reported, where no unacknowledged one makes up for it. */
    noticeable: (): ModelEvent[] =>
      log.filter(
        ({ run, minute, acknowledged }) =>
          acknowledged &&
          topic.some((one) => one.run === run && one.row.through_ms >= minute + MINUTE_MS) &&
          !log.some((one) => one.run === run && one.minute === minute && !one.acknowledged),
      ),
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
