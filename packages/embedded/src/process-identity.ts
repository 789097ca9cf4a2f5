/**
 * Who is behind a process id. A pid alone is not enough to kill by: ids are reused, so each record
 * carries the start time as well, and nothing is ever signalled whose start time differs.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ProcessIdentity {
  readonly pid: number
  /** Opaque start time: kernel ticks on Linux, the text of `ps` elsewhere. */
  readonly started: string
}

const startedOnLinux = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name may contain spaces and brackets: fields are counted after the last ")".
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state] = fields
    return state === 'Z' || state === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

const startedElsewhere = (pid: number): string | undefined => {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Start time of a living process; undefined when there is none (a zombie counts as none). */
const startTime = (pid: number): string | undefined =>
  process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid)

export const identify = (pid: number): ProcessIdentity => ({ pid, started: startTime(pid) ?? '' })

export const isAlive = ({ pid, started }: ProcessIdentity): boolean =>
  started !== '' && startTime(pid) === started

/** Signals a whole process group (the part leads its own), falling back to the process alone. */
export const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal)
      return
    } catch {
      // Gone, or no group of that id: the next target, then nothing is left to do.
    }
  }
}
