/**
 * Small disks of their own for the stores and the spool, so that they can be filled without harm: tmpfs,
 * mounted in a mount namespace of the run's own (main.ts), which takes them with it when it ends.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const DISKS = { clickhouse: 1536, kafka: 512, spool: 64 } as const
export type Disk = keyof typeof DISKS

/** Says that the program runs in such a namespace already. */
const OWN_MOUNTS = '--own-mounts'
const BALLAST = 'ballast'
/** When only so much is left, it takes so long until nothing is. */
const LAST_BYTES = 128 * 1024 * 1024
const LAST_MS = 3_000
const CHUNK = Buffer.alloc(1024 * 1024)
const SMALL_CHUNK = Buffer.alloc(4 * 1024)

/** Why there can be none here; undefined when there can. */
export const noDisks = (): string | undefined => {
  const trial = ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt']
  const { status } = spawnSync('unshare', trial, { stdio: 'ignore' })
  return status === 0
    ? undefined
    : 'this system does not let us mount a tmpfs (needs root and unshare)'
}

/**
 * Runs this program again in a mount namespace of its own and leaves with its exit code; comes back at once
 * when it is in one already. What is mounted there is gone when its last process is.
 */
export const intoOwnMounts = (): void => {
  if (process.argv.includes(OWN_MOUNTS)) return
  const program = [...process.execArgv, ...process.argv.slice(1), OWN_MOUNTS]
  const again = ['--mount', process.execPath, ...program]
  const { status } = spawnSync('unshare', again, { stdio: 'inherit' })
  process.exit(status ?? 1)
}

/** Mounts the disks into a data folder, before anything writes there. @throws outside of a namespace */
export const mountDisks = (dataDir: string): void => {
  for (const [name, mib] of Object.entries(DISKS)) {
    const folder = join(dataDir, name)
    mkdirSync(folder, { recursive: true })
    const options = ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', folder]
    if (spawnSync('mount', options, { stdio: 'inherit' }).status !== 0)
      throw new Error(`A small disk could not be mounted on ${folder}: run as root.`)
  }
}

export const unmountDisks = (dataDir: string): void => {
  for (const name of Object.keys(DISKS))
    spawnSync('umount', ['--lazy', join(dataDir, name)], { stdio: 'ignore' })
}

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const fillWith = (file: string, chunk: Buffer): void => {
  try {
    for (;;) appendFileSync(file, chunk)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

/** Leaves not a single free block; on the way there it pauses, as no real disk fills up in an instant. */
export const fillDisk = async (dataDir: string, disk: Disk): Promise<void> => {
  const file = join(dataDir, disk, BALLAST)
  writeFileSync(file, '')
  while (freeBytes(dirname(file)) > LAST_BYTES) appendFileSync(file, CHUNK)
  await sleep(LAST_MS)
  fillWith(file, CHUNK)
  fillWith(file, SMALL_CHUNK)
}

export const freeDisk = (dataDir: string, disk: Disk): void =>
  rmSync(join(dataDir, disk, BALLAST), { force: true })
