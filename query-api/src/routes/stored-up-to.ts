/** Up to when a project's data is complete, as far as the store knows; shown beside every figure. */
import { storedUpTo } from '../queries/stored-up-to.ts'
import type { Ask } from '../queries/run.ts'

/** Receipt of the newest landed event; null before the first one. */
export const askStoredUpTo = async (
  ask: Ask,
  project: string,
  signal: AbortSignal,
): Promise<string | null> => {
  const [row] = await ask(storedUpTo, { projects: [project] }, signal)
  return row === undefined ? null : new Date(row.received_ms).toISOString()
}
