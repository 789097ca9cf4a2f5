/**
 * Finds what became of an event of one project: in the store, then on its way, then in the store again,
 * because it may have landed in between. Every look-up names the project: an event of another one is
 * never seen here.
 */
import type { Receipt } from '@pulseboard/contracts'
import { findLedgerBounds, findQuarantineOfEvent, type Sql } from '@pulseboard/db'
import { AppError, type Bus } from '@pulseboard/runtime'
import type { LedgerSource, Measure } from '../ledger/measure.ts'
import { keyHash } from '../queries/key-hash.ts'
import { receiptCopies } from '../queries/receipt-copies.ts'
import type { Ask } from '../queries/run.ts'
import { receiptOf, spoolsInQuestion } from './receipt.ts'
import { createLogSearch, type Search, type SearchLog } from './search-log.ts'

export interface ReceiptDeps {
  readonly ask: Ask
  readonly sql: Sql
  readonly bus: Pick<Bus, 'tail' | 'range' | 'committed'>
  readonly source: LedgerSource
  readonly measure: Measure
}
export type FindReceipt = (
  projectId: string,
  eventId: string,
  signal: AbortSignal,
) => Promise<Receipt>

const NOT_NEEDED: Search = { complete: true, found: [] }

/** Looks for an event on its way, in whatever project. */
export const searchOnItsWay = async (
  ask: Ask,
  search: SearchLog,
  eventId: string,
  signal: AbortSignal,
): Promise<Search> => {
  const [row] = await ask(keyHash, { key: eventId }, signal)
  return search({ eventId, hash: row?.hash ?? 0 }, signal)
}

export const createFindReceipt = (deps: ReceiptDeps): FindReceipt => {
  const { ask, sql, measure } = deps
  const search = createLogSearch({ bus: deps.bus, ...deps.source.events })
  return async (projectId, id, signal) => {
    const eventId = id.toLowerCase()
    const params = { project: projectId, id: eventId }
    const bounds = await findLedgerBounds(sql, projectId)
    if (bounds === undefined) throw new AppError('not_found', { detail: 'No such project.' })
    const before = await ask(receiptCopies, params, signal)
    const searched =
      before.length > 0 ? NOT_NEEDED : await searchOnItsWay(ask, search, eventId, signal)
    const rows = before.length > 0 ? before : await ask(receiptCopies, params, signal)
    const mine = searched.found.filter((found) => found.projectId === projectId)
    const inFlight = rows.length > 0 ? [] : mine.map(({ copy }) => copy)
    const known = rows.length + inFlight.length > 0 ? undefined : await measure()
    return receiptOf({
      eventId,
      rows,
      entries: await findQuarantineOfEvent(sql, projectId, eventId),
      inFlight,
      searched: searched.complete,
      spools: known === undefined ? [] : spoolsInQuestion(known.runs, known.standings),
      bounds,
    })
  }
}
