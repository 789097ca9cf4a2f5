/**
 * CPU time of processes from the kernel's own accounts (/proc/<pid>/stat, user + system, all threads).
 * It is what a machine's owner pays for, and unlike wall-clock time it is steady on a busy machine.
 */
import { readFileSync } from 'node:fs'

/** Process → CPU seconds. */
export type CpuSeconds = Readonly<Record<string, number>>

/** Linux counts in ticks of this many a second on every platform that Node runs on. */
const TICKS_PER_SECOND = 100
const USER_TIME = 11
const SYSTEM_TIME = 12

/** CPU seconds of one process since its start, from the text of its stat file. */
export const cpuOfStat = (stat: string): number => {
  // The command name may contain spaces and brackets: fields are counted after the last ")".
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_PER_SECOND
}

/** @throws when a process is gone: its bill would be wrong. */
export const readCpu = (pids: Readonly<Record<string, number>>): CpuSeconds =>
  Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => [
      name,
      cpuOfStat(readFileSync(`/proc/${pid}/stat`, 'utf8')),
    ]),
  )

export const cpuBetween = (before: CpuSeconds, after: CpuSeconds): CpuSeconds =>
  Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [name, seconds - (before[name] ?? 0)]),
  )

/** Microseconds an event, one decimal. */
export const microsPerEvent = (cpu: CpuSeconds, events: number): CpuSeconds =>
  Object.fromEntries(
    Object.entries(cpu).map(([name, seconds]) => [
      name,
      events === 0 ? 0 : Math.round((seconds * 1e7) / events) / 10,
    ]),
  )
