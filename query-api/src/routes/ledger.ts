/** The ledger of a project, and what a person should know of its data now. */
import type { OffsetGap } from '@pulseboard/contracts'
import { countNewQuarantine } from '@pulseboard/db'
import { byKey, bySdk } from '../ledger/parties.ts'
import { readLedger, type LedgerDeps, type LedgerRead } from '../ledger/read.ts'
import { toGateway } from '../ledger/runs.ts'
import { sentenceOf } from '../ledger/sentences.ts'
import { warningsOf } from '../ledger/warnings.ts'
import type { Handlers } from '../mount.ts'
import { ledgerParties } from '../queries/ledger-parties.ts'
import { offsetGaps, type OffsetGapsRow } from '../queries/offset-gaps.ts'
import { parseSteppedRange, type SteppedRange } from './range.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const MOST_GATEWAYS = 50

const iso = (ms: number | undefined): string | null =>
  ms === undefined ? null : new Date(ms).toISOString()

const toGap = ({ found_ms, ...gap }: OffsetGapsRow): OffsetGap => ({
  ...gap,
  found_at: new Date(found_ms).toISOString(),
})

/** Runs that live, and those that said something within the range. */
const gatewaysOf = ({ known, range }: LedgerRead) =>
  known.runs
    .filter(
      ({ gateway, reported_ms }) =>
        known.standings.get(gateway) === 'alive' || reported_ms >= range.from,
    )
    .slice(0, MOST_GATEWAYS)
    .map((run) => toGateway(run, known.standings.get(run.gateway) ?? 'dead'))

const summaryOf = ({ state, totals, outOfBalanceSince, known }: LedgerRead) => ({
  state,
  sentence: sentenceOf(state, totals, outOfBalanceSince),
  out_of_balance_since: iso(outOfBalanceSince),
  settled_up_to: iso(known.settled.upTo),
  totals,
})

/** The last 24 hours, for the warnings. */
const lastDay = (now: number): SteppedRange => {
  const to = Math.ceil(now / MINUTE_MS) * MINUTE_MS
  return { from: to - DAY_MS, to, stepSeconds: 3600 }
}

export const createLedgerHandlers = (deps: LedgerDeps): Handlers<'getLedger' | 'listWarnings'> => ({
  getLedger: async ({ project, query, signal }) => {
    const ledger = await readLedger(deps, project.id, parseSteppedRange(query), signal)
    const { range, known } = ledger
    const params = { project: project.id, from: range.from / 1000, to: range.to / 1000 }
    const [parties, gaps] = await Promise.all([
      deps.ask(ledgerParties, params, signal),
      deps.ask(offsetGaps, { since: range.from }, signal),
    ])
    return {
      from: range.from,
      to: range.to,
      step_seconds: range.stepSeconds,
      goes_back_to: new Date(ledger.goesBack).toISOString(),
      summary: { ...summaryOf(ledger), by_key: byKey(parties), by_sdk: bySdk(parties) },
      buckets: ledger.buckets,
      gateways: gatewaysOf(ledger),
      lag: { events: known.eventsLag ?? null, ledger: known.ledgerLag ?? null },
      offset_gaps: gaps.map(toGap),
    }
  },
  listWarnings: async ({ project, signal }) => {
    const since = deps.clock.now() - DAY_MS
    const [ledger, gaps, quarantine] = await Promise.all([
      readLedger(deps, project.id, lastDay(deps.clock.now()), signal),
      deps.ask(offsetGaps, { since }, signal),
      countNewQuarantine(deps.sql, project.id, new Date(since)),
    ])
    return { data: warningsOf({ ledger, gaps, quarantine }) }
  },
})
