/** All that was found → the answer; pure. What is not known is said, never guessed. */
import type { Receipt, ReceiptCopy, ReceiptState, ReceiptStep } from '@pulseboard/contracts'
import type { LedgerBounds } from '@pulseboard/db'
import type { Standing } from '../ledger/balance.ts'
import { gatewayName } from '../ledger/runs.ts'
import type { GatewayRunsRow } from '../queries/gateway-runs.ts'
import type { ReceiptCopyRow } from '../queries/receipt-copies.ts'
import { stateOfCopies, timelineOf } from './timeline.ts'

const NO_UUID = '00000000-0000-0000-0000-000000000000'
const hex = (value: number): string => value.toString(16).padStart(8, '0')
const iso = (ms: number): string => new Date(ms).toISOString()

interface QuarantineEntry {
  readonly id: string
  readonly log: string | null
  readonly partition: number
  readonly offset: string
}

const toCopy = (row: ReceiptCopyRow, entries: readonly QuarantineEntry[]): ReceiptCopy => {
  const repeats = row.outcome === 'duplicate' || row.outcome === 'replayed'
  const entry = entries.find(
    ({ partition, offset }) => partition === row.partition && offset === row.offset,
  )
  return {
    log: row.log,
    partition: row.partition,
    offset: row.offset,
    outcome: row.outcome,
    received_at: row.received_ms === 0 ? null : iso(row.received_ms),
    key_id: row.key_id === NO_UUID ? null : row.key_id,
    gateway: row.gateway === 0 ? null : hex(row.gateway),
    request: row.gateway === 0 ? null : hex(row.request),
    settled_at: iso(row.settled_ms),
    reason: row.reason === '' ? null : row.reason,
    detail: row.detail === '' ? null : row.detail,
    of: repeats ? { log: row.of_log, partition: row.of_partition, offset: row.of_offset } : null,
    quarantine_id: row.outcome === 'quarantined' ? (entry?.id ?? null) : null,
  }
}

/** A spool that may hold the event. */
interface Spool {
  readonly run: GatewayRunsRow
  readonly standing: Standing['standing']
}

/** Runs with events in their spool. One that is silent counts until a younger run is there to take over. */
export const spoolsInQuestion = (
  runs: readonly GatewayRunsRow[],
  standings: ReadonlyMap<number, Standing['standing']>,
): Spool[] =>
  runs.flatMap((run) => {
    const standing = standings.get(run.gateway) ?? 'dead'
    const takenOver = runs.some(({ started_ms }) => started_ms > run.reported_ms)
    const counts = run.spool_events > 0 && (standing === 'alive' || !takenOver)
    return counts ? [{ run, standing }] : []
  })

const spoolStep = ({ run, standing }: Spool): ReceiptStep => ({
  at: run.spool_oldest_ms === null ? null : iso(run.spool_oldest_ms),
  step: 'spool',
  text: `Gateway ${gatewayName(run.gateway)}${standing === 'alive' ? '' : `, silent since ${iso(run.reported_ms)},`} has ${run.spool_events} events in its spool; it may be among them.`,
})

const neverSeen = (bounds: LedgerBounds | undefined): string => {
  const kept = bounds === undefined ? '' : ` (${bounds.leastDays} days or more)`
  const erasedBefore = bounds?.erasedBefore ?? null
  const erased =
    erasedBefore === null
      ? ''
      : ` Everything received up to ${erasedBefore.toISOString()} was erased on request.`
  return `Nothing of this id is here. It was refused (look at the answer to its request), or sent with a key of another project, or it is older than events are kept${kept}.${erased}`
}

const SENTENCES: Readonly<Record<Exclude<ReceiptState, 'never_seen'>, string>> = {
  stored: 'The event is stored, once.',
  quarantined: 'The event is set aside: it could not be processed, and nothing of it is lost.',
  filtered: 'The event was left out on purpose.',
  in_flight: 'The event is on its way: in Kafka, not landed yet.',
  maybe_spooled: 'The event is neither in the log nor in the store; a spool may hold it.',
  unknown:
    'The event is not in the store; whether it is on its way is not known, because Kafka could not be searched to the end. Try again in a moment.',
}

export interface Found {
  readonly eventId: string
  readonly rows: readonly ReceiptCopyRow[]
  readonly entries: readonly QuarantineEntry[]
  readonly inFlight: readonly ReceiptCopy[]
  /** Everything on its way was looked at. */
  readonly searched: boolean
  readonly spools: readonly Spool[]
  /** Absent when no project was named. */
  readonly bounds?: LedgerBounds | undefined
}

/** Of an event that neither store nor log knows. */
const absent = ({ spools, searched }: Found): ReceiptState => {
  if (spools.length > 0) return 'maybe_spooled'
  return searched ? 'never_seen' : 'unknown'
}

const storedSentence = (copies: readonly ReceiptCopy[]): string =>
  copies.some(({ outcome }) => outcome === 'stored')
    ? SENTENCES.stored
    : 'The event was stored; the row itself has expired or was deleted since.'

export const receiptOf = (found: Found): Receipt => {
  const { eventId, rows, entries, inFlight, bounds } = found
  const copies = [...rows.map((row) => toCopy(row, entries)), ...inFlight]
  const state = stateOfCopies(copies) ?? absent(found)
  const sentence =
    state === 'never_seen'
      ? neverSeen(bounds)
      : state === 'stored'
        ? storedSentence(copies)
        : SENTENCES[state]
  const extra: ReceiptStep[] =
    copies.length > 0
      ? []
      : state === 'maybe_spooled'
        ? found.spools.map(spoolStep)
        : [{ at: null, step: state === 'unknown' ? 'unknown' : 'never_seen', text: sentence }]
  return { event_id: eventId, state, sentence, timeline: [...timelineOf(copies), ...extra], copies }
}
