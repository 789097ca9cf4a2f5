/** The request that is being answered: whatever is logged within carries its id, wherever that happens. */
import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<string>()

/** Runs the work of a request. */
export const withinRequest = <T>(requestId: string, work: () => T): T => scope.run(requestId, work)

/** Undefined outside of a request. */
export const currentRequestId = (): string | undefined => scope.getStore()
