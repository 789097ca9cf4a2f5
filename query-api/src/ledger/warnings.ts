/** What a person should know of a project's data now, the worst first; pure. */
import type { Warning } from '@pulseboard/contracts'
import type { OffsetGapsRow } from '../queries/offset-gaps.ts'
import type { LedgerRead } from './read.ts'
import { gatewayName } from './runs.ts'
import { events } from './sentences.ts'

const iso = (ms: number): string => new Date(ms).toISOString()

const outOfBalance = (ledger: LedgerRead): Warning[] => {
  const { outOfBalanceSince: since, totals } = ledger
  if (since === undefined) return []
  const lost = totals.missing > 0
  return [
    {
      kind: 'out_of_balance',
      severity: 'error',
      sentence: lost
        ? `${events(totals.missing)} acknowledged and not in the store.`
        : `${events(totals.surplus)} in the store that no gateway acknowledged.`,
      since: iso(since),
      fix: 'Ask the ledger for that minute, and trace an event of it: npm run trace -- <event id>. Look at the logs of the processor of that time.',
    },
  ]
}

const GAP_FIX = {
  deleted_before_read:
    'Give the topic a longer retention than the longest time that the processor may stand still.',
  topic_recreated: 'Do not delete the topic while events are in it: what was not landed is gone.',
  offset_beyond_end: 'Check that Kafka kept its disk: the log ends before what was read of it.',
} as const

const gapSentence = ({ kind, partition, first_offset, last_offset }: OffsetGapsRow): string => {
  if (kind === 'topic_recreated')
    return `The events topic was made anew; what stood in partition ${partition} from offset ${first_offset} on is gone.`
  if (kind === 'offset_beyond_end')
    return `Partition ${partition} ended before offset ${first_offset}, which was already read.`
  return `Messages ${first_offset} to ${last_offset} of partition ${partition} were deleted by Kafka before they were read.`
}

const gaps = (rows: readonly OffsetGapsRow[]): Warning[] =>
  rows.slice(0, 10).map((row) => ({
    kind: 'offset_gap',
    severity: 'error',
    sentence: gapSentence(row),
    since: iso(row.found_ms),
    fix: GAP_FIX[row.kind],
  }))

/** Events of this project that a run which speaks no more had acknowledged and not sent. */
const waitingOn = ({ judged }: LedgerRead, gateway: number): number =>
  judged.reduce((sum, one) => (one.gateway === gateway ? sum + one.in_flight : sum), 0)

const deadSpools = (ledger: LedgerRead): Warning[] =>
  ledger.known.runs.flatMap((run): Warning[] => {
    const { gateway, reported_ms } = run
    if (ledger.known.standings.get(gateway) === 'alive') return []
    const waiting = waitingOn(ledger, gateway)
    if (waiting === 0) return []
    return [
      {
        kind: 'spool_of_dead_gateway',
        severity: 'error',
        sentence: `${events(waiting)} wait in the spool of gateway ${gatewayName(gateway)}, which is silent.`,
        since: iso(reported_ms),
        fix: 'Start a gateway on the same spool folder: it sends them.',
      },
    ]
  })

const spoolsInUse = ({ known }: LedgerRead): Warning[] =>
  known.runs
    .filter((run) => run.spool_events > 0 && known.standings.get(run.gateway) === 'alive')
    .map((run) => ({
      kind: 'spool_in_use',
      severity: 'warning',
      sentence: `Kafka did not take everything: ${events(run.spool_events)} of all projects wait in the spool of gateway ${gatewayName(run.gateway)}.`,
      since: run.spool_oldest_ms === null ? null : iso(run.spool_oldest_ms),
      fix: 'Nothing is lost. Look at Kafka if it does not end by itself.',
    }))

const quarantine = ({ entries, first }: { entries: number; first: Date | null }): Warning[] =>
  entries === 0
    ? []
    : [
        {
          kind: 'quarantine_growing',
          severity: 'warning',
          sentence: `${events(entries)} set aside in the last 24 hours and not decided upon.`,
          since: first?.toISOString() ?? null,
          fix: 'Look at the quarantine of the project: repair and replay them, or drop them.',
        },
      ]

export const warningsOf = (found: {
  readonly ledger: LedgerRead
  readonly gaps: readonly OffsetGapsRow[]
  readonly quarantine: { entries: number; first: Date | null }
}): Warning[] => [
  ...outOfBalance(found.ledger),
  ...gaps(found.gaps),
  ...deadSpools(found.ledger),
  ...spoolsInUse(found.ledger),
  ...quarantine(found.quarantine),
]
