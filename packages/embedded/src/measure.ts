/** Facts about this machine and our processes: free disk and memory, resident memory of parts. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

export const GB = 1e9

/** Bytes free for us on the disk of a folder that may not exist yet. */
export const freeDisk = (folder: string): number => {
  let existing = resolve(folder)
  while (!existsSync(existing)) existing = dirname(existing)
  const { bavail, bsize } = statfsSync(existing)
  return bavail * bsize
}

/** Bytes of memory that may still be used, within the limits of a container. */
export const availableMemory = (): number => process.availableMemory()

interface Running {
  readonly pid: number
  readonly parent: number
  readonly bytes: number
}

const PAGE = 4096

const listOnLinux = (): Running[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
        return [{ pid: Number(pid), parent, bytes: pages * PAGE }]
      } catch {
        return []
      }
    })

const listElsewhere = (): Running[] =>
  execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kib = 0]) => ({ pid, parent, bytes: kib * 1024 }))

/** Resident memory of a process and everything below it, summed as `ps` shows it. */
export const residentMemory = (root: number = process.pid): number => {
  const all = process.platform === 'linux' ? listOnLinux() : listElsewhere()
  const sumBelow = (pid: number): number =>
    all
      .filter(({ parent }) => parent === pid)
      .reduce((sum, child) => sum + child.bytes + sumBelow(child.pid), 0)
  return sumBelow(root) + (all.find(({ pid }) => pid === root)?.bytes ?? 0)
}
