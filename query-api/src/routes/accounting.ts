/** Ledger, warnings and receipts with the measurement of gateways and log that they share. */
import { EVENTS_TOPIC, LAND_GROUP, LEDGER_GROUP, LEDGER_TOPIC } from '@pulseboard/contracts'
import type { Sql } from '@pulseboard/db'
import type { Bus, Clock } from '@pulseboard/runtime'
import { createMeasure, type LedgerSource } from '../ledger/measure.ts'
import type { Handlers } from '../mount.ts'
import type { Ask } from '../queries/run.ts'
import { createLedgerHandlers } from './ledger.ts'
import { createReceiptHandlers } from './receipts.ts'

export const LEDGER_SOURCE: LedgerSource = {
  events: { topic: EVENTS_TOPIC.name, group: LAND_GROUP },
  ledger: { topic: LEDGER_TOPIC.name, group: LEDGER_GROUP },
}

export const createAccountingHandlers = (deps: {
  readonly ask: Ask
  readonly sql: Sql
  readonly bus: Pick<Bus, 'tail' | 'range' | 'committed'>
  readonly clock: Clock
  readonly source: LedgerSource | undefined
}): Handlers<'getLedger' | 'listWarnings' | 'getReceipt'> => {
  const shared = { ...deps, source: deps.source ?? LEDGER_SOURCE }
  const measure = createMeasure(shared)
  return {
    ...createLedgerHandlers({ ...shared, measure }),
    ...createReceiptHandlers({ ...shared, measure }),
  }
}
