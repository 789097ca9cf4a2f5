/**
 * Our clock against that of a store. Events carry our time and erasures PostgreSQL's, so both must be in
 * step. The time that the question took is taken off: what it cannot explain is the difference.
 */
import type { Clock } from '@pulseboard/runtime'
import { ok, problem, warning, type Finding } from './finding.ts'

const WARN_MS = 1_000
const PROBLEM_MS = 30_000

/** @param ask milliseconds since 1970 on the clock of the store. */
export const examineClock = async (
  store: string,
  clock: Clock,
  ask: () => Promise<number>,
): Promise<Finding> => {
  const before = clock.now()
  const theirs = await ask()
  const after = clock.now()
  const difference = theirs - (before + after) / 2
  const explained = (after - before) / 2
  const apart = Math.max(0, Math.abs(difference) - explained)
  const shown = (apart / 1000).toFixed(apart < 10_000 ? 2 : 0)
  if (apart <= WARN_MS) return ok('clock', `in step with ${store}, within ${shown} s`)
  const text = `the clock of ${store} is ${shown} s ${difference > 0 ? 'ahead of' : 'behind'} ours`
  const fix = 'let NTP (chrony, systemd-timesyncd) keep the clocks of both machines'
  return apart < PROBLEM_MS ? warning('clock', text, fix) : problem('clock', text, fix)
}
