/**
 * I7: the memory of each process stays below its bound. The kernel keeps the highest figure of a process
 * itself (VmHWM), so that no peak falls between two looks. Linux only; elsewhere nothing is seen.
 */
import { readFileSync } from 'node:fs'
import type { Verdict } from './verdict.ts'

/** Bounds in MiB by the beginning of a part's name. */
const MEMORY_BOUNDS: Readonly<Record<string, number>> = {
  gateway: 600,
  processor: 800,
  clickhouse: 6_000,
  kafka: 900,
  postgres: 200,
}

const LOOK_EVERY_MS = 1_000

/** MiB at the highest, from the text of /proc/<pid>/status; 0 when the process is gone. */
export const highestOfStatus = (status: string): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024

const look = (pid: number): number => {
  try {
    return highestOfStatus(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return 0
  }
}

export interface MemoryWatch {
  /** MiB by part. */
  readonly highest: Readonly<Record<string, number>>
  stop(): void
}

/** @param pids of now, by part */
export const watchMemory = (pids: () => Iterable<readonly [string, number]>): MemoryWatch => {
  const highest: Record<string, number> = {}
  const lookAtAll = (): void => {
    for (const [name, pid] of pids())
      if (pid !== 0) highest[name] = Math.round(Math.max(highest[name] ?? 0, look(pid)))
  }
  lookAtAll()
  const timer = setInterval(lookAtAll, LOOK_EVERY_MS)
  return {
    highest,
    stop: () => {
      lookAtAll()
      clearInterval(timer)
    },
  }
}

const boundOf = (part: string, bounds: Readonly<Record<string, number>>): number =>
  Object.entries(bounds).find(([prefix]) => part.startsWith(prefix))?.[1] ?? 0

export const judgeMemory = (
  highest: Readonly<Record<string, number>>,
  bounds: Readonly<Record<string, number>> = MEMORY_BOUNDS,
): Verdict => {
  const above = Object.entries(highest).filter(([part, mib]) => mib > boundOf(part, bounds))
  const text = ([part, mib]: [string, number]): string =>
    `${part} ${mib} of ${boundOf(part, bounds)} MiB`
  return {
    invariant: 'I7',
    ok: Object.keys(highest).length > 0 && above.length === 0,
    says: Object.entries(highest).map(text).join(', '),
    figures: highest,
    examples: above.map(text),
  }
}
