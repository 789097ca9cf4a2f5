/** What became of an event. The receipt of a request is the id of its first accepted event. */
import type { Handlers } from '../mount.ts'
import { createFindReceipt, type ReceiptDeps } from '../receipts/find.ts'

export const createReceiptHandlers = (deps: ReceiptDeps): Handlers<'getReceipt'> => {
  const find = createFindReceipt(deps)
  return {
    getReceipt: ({ project, params, signal }) => find(project.id, params.eventId, signal),
  }
}
