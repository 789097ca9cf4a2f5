/**
 * Who we are, and whether another still lives. A process id alone is reused, so the start time belongs to
 * it; both mean something only to processes that see the same ids (`home`).
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

export interface Owner {
  /** Machine, boot and container. */
  readonly home: string
  readonly pid: number
  readonly started: string
  readonly token: string
}

const orEmpty = (read: () => string): string => {
  try {
    return read().trim()
  } catch {
    return ''
  }
}

const startedOnLinux = (pid: number): string => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The command name may contain spaces and brackets: fields are counted after the last ")".
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' || state === 'X' ? '' : (fields[18] ?? '')
}

const startedElsewhere = (pid: number): string =>
  execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })

/** Start time of a living process; empty when there is none. */
const startTime = (pid: number): string =>
  orEmpty(() => (process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid)))

const home = (): string =>
  [
    hostname(),
    orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    orEmpty(() => readlinkSync('/proc/self/ns/pid')),
  ].join('/')

/** This process, as an owner of its own. */
export const createOwner = (): Owner => ({
  home: home(),
  pid: process.pid,
  started: startTime(process.pid),
  token: randomUUID(),
})

/** Whether an owner of the same home lives. */
export const isAlive = ({ pid, started }: Owner): boolean =>
  started !== '' && startTime(pid) === started
