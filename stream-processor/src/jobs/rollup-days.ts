/** How long sealed figures are kept: counted in whole days of UTC, as events are. Pure. */

/** Where a project says nothing: more than a year, so that a day can be held against that of last year. */
export const ROLLUP_DAYS = 400

const DAY_MS = 86_400_000

/** The first day, such as 2025-10-20, that is kept. */
export const keptFrom = (days: number, nowMs: number): string =>
  new Date((Math.floor(nowMs / DAY_MS) - days) * DAY_MS).toISOString().slice(0, 10)
