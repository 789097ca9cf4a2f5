/** The ledger in words; pure. */
import type { LedgerFigures, LedgerState } from '@pulseboard/contracts'

const numbers = new Intl.NumberFormat('en')

/** `1 event`, `1,200 events`. */
export const events = (count: number): string =>
  `${numbers.format(count)} ${count === 1 ? 'event' : 'events'}`

const minute = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`

export const sentenceOf = (
  state: LedgerState,
  totals: LedgerFigures,
  since: number | undefined,
): string => {
  const from = since === undefined ? '' : ` since ${minute(since)}`
  switch (state) {
    case 'missing':
      return `${events(totals.missing)} acknowledged${from}: not stored, not a duplicate, not filtered, not quarantined, and not on the way.`
    case 'surplus':
      return `${events(totals.surplus)} more${from} than gateways acknowledged.`
    case 'in_flight':
      return `Everything adds up; ${events(totals.in_flight)} on the way.`
    default:
      return totals.received === 0
        ? 'Nothing came in this time.'
        : `Everything adds up: ${events(totals.received)} received, each is accounted for.`
  }
}
