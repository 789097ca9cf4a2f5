/**
 * The ledger's consumer: pulseboard.ledger.v1 → ClickHouse `ledger` and `gateway_runs`, at least once.
 * One worker a membership; a new membership begins where the group stands.
 */
import { LEDGER_GROUP, LEDGER_TOPIC } from '@pulseboard/contracts'
import type { Bus, Closable } from '@pulseboard/runtime'
import type { Source } from '../topology.ts'
import { LedgerWorker, type LedgerSteps } from './worker.ts'

export const LEDGER: Source = { topic: LEDGER_TOPIC.name, group: LEDGER_GROUP }

export interface LedgerDeps extends LedgerSteps {
  readonly bus: Pick<Bus, 'join'>
  readonly source: Source
}

/** Joins the group; `close()` ends the work at once, what is not committed is read again. */
export const startLedger = (deps: LedgerDeps): Closable => {
  const { bus, source, waiting } = deps
  let worker: LedgerWorker | undefined
  const member = bus.join({
    ...source,
    handler: {
      joined: (membership) => {
        void worker?.end()
        worker = new LedgerWorker(membership, deps)
      },
      fetched: (_, { messages }) => worker?.add(messages),
    },
    onState: (problem) => {
      if (problem === undefined) return
      void worker?.end()
      worker = undefined
      waiting('Kafka to read the ledger', new Error(problem))
    },
  })
  return {
    close: async () => {
      await worker?.end()
      await member.close()
    },
  }
}
