/** Room on the disks that hold our data: the folder of the launcher, the spool, ClickHouse's own. */
import { freeDisk, GB } from '../measure.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

// A start needs 2 GB; what is under the first bound is gone within hours of an outage.
const PROBLEM_BYTES = 1 * GB
const WARN_BYTES = 5 * GB

/** @param free bytes that may be used; pure. */
export const judgeRoom = (what: string, free: number, fix: string): Finding => {
  const text = `${what}: ${(Math.max(0, free) / GB).toFixed(1)} GB free`
  if (free < PROBLEM_BYTES) return problem('disk', text, fix)
  return free < WARN_BYTES ? warning('disk', text, fix) : ok('disk', text)
}

/** @param shown the folder as the person wrote it. */
export const examineFolder = (
  folder: string,
  shown: string,
  setting: string,
  measure: (folder: string) => number = freeDisk,
): Finding => judgeRoom(shown, measure(folder), `free space, or move it (${setting})`)
