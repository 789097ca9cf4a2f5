/**
 * What sealing leaves out of a project: what was erased, and days that are not kept. A table of a
 * statement, made of its parameters; projects that nothing is said of are not in it, and a join gives
 * them times long ago.
 */

export interface SealBound {
  readonly projectId: string
  /** Events received up to then are erased; epoch milliseconds, infinite for a project that is gone. */
  readonly erasedThrough: number
  /** The first day, such as 2025-10-20, of which figures are kept. */
  readonly keptFrom: string
}

const LAST_TIME = '2299-12-31 23:59:59.999'

export const BOUNDS = `(
  SELECT project_id, erased_through, kept_from FROM (SELECT
    {bound_projects:Array(UUID)} AS ids, {bound_erased:Array(DateTime64(3, 'UTC'))} AS erased,
    {bound_kept:Array(Date)} AS kept)
  ARRAY JOIN ids AS project_id, erased AS erased_through, kept AS kept_from
)`

const toTime = (ms: number): string => (Number.isFinite(ms) ? (ms / 1000).toFixed(3) : LAST_TIME)

export const boundParams = (bounds: readonly SealBound[]) => ({
  bound_projects: bounds.map(({ projectId }) => projectId),
  bound_erased: bounds.map(({ erasedThrough }) => toTime(erasedThrough)),
  bound_kept: bounds.map(({ keptFrom }) => keptFrom),
})
