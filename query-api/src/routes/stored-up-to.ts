/** Up to when a project's data is complete, as far as the store knows; shown beside every figure. */
import { storedUpTo } from '../queries/stored-up-to.ts'
import type { Ask } from '../queries/run.ts'

/** Project → receipt of its newest landed event, epoch milliseconds; absent before the first one. */
export const askNewestOf = async (
  ask: Ask,
  projects: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> => {
  const lately = await ask(storedUpTo('lately'), { projects }, signal)
  const found = new Map(lately.map((row) => [row.project_id, row.received_ms]))
  const quiet = projects.filter((project) => !found.has(project))
  if (quiet.length === 0) return found
  const older = await ask(storedUpTo('ever'), { projects: quiet }, signal)
  return new Map([...found, ...older.map((row) => [row.project_id, row.received_ms] as const)])
}

/** Receipt of the newest landed event; null before the first one. */
export const askStoredUpTo = async (
  ask: Ask,
  project: string,
  signal: AbortSignal,
): Promise<string | null> => {
  const newest = (await askNewestOf(ask, [project], signal)).get(project)
  return newest === undefined ? null : new Date(newest).toISOString()
}
