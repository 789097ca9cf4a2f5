/**
 * One gateway for each directory. The lock is a file `lock.<n>` with its owner. A dead owner is succeeded
 * by creating `n + 1`, which the file system grants to one process only; whoever then finds another living
 * owner steps back. So two who meet the same dead owner never both have the directory.
 *
 * Whether an owner lives is known by pid and start time when it runs on this machine and in this container.
 * Elsewhere it cannot be seen: there it is dead when the lock was not touched for 30 s. Because a process
 * that was frozen that long may wake up, `isOurs` looks at the file again when the last touch is old.
 */
import { link, readdir, readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '@pulseboard/runtime'
import { isAlive, type Owner } from './owner.ts'

const STALE_MS = 30_000
const TOUCH_EVERY_MS = 5_000

export interface Lock {
  /** Whether nobody can have succeeded us. */
  isOurs(): Promise<boolean>
  release(): Promise<void>
}

const numberOf = (name: string): number => Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? 0)

const readOwner = async (path: string): Promise<Owner | undefined> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

const lives = async (path: string, self: Owner, clock: Clock): Promise<boolean> => {
  const [owner, found] = await Promise.all([readOwner(path), stat(path).catch(() => undefined)])
  if (found === undefined) return false
  if (owner?.home === self.home) return isAlive(owner)
  return clock.now() - found.mtimeMs < STALE_MS
}

/** Creates a file with its content in one step. @returns false when it exists. */
const createWhole = async (path: string, text: string, token: string): Promise<boolean> => {
  const draft = `${path}.${token}`
  await writeFile(draft, text, { mode: 0o600 })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await unlink(draft)
  }
}

/** Keeps the lock fresh and knows whether it still is. */
const hold = (path: string, self: Owner, clock: Clock): Lock => {
  let touchedMs = clock.now()
  const isStillThere = async (): Promise<boolean> => (await readOwner(path))?.token === self.token
  const touch = async (): Promise<void> => {
    const now = clock.now()
    if (!(await isStillThere())) return
    await utimes(path, now / 1000, now / 1000)
    touchedMs = now
  }
  const timer = setInterval(() => void touch().catch(() => undefined), TOUCH_EVERY_MS)
  timer.unref()
  return {
    isOurs: async () => clock.now() - touchedMs < STALE_MS / 2 || isStillThere(),
    release: async () => {
      clearInterval(timer)
      if (await isStillThere()) await unlink(path)
    },
  }
}

/** Takes a directory; undefined when a living gateway has it. */
export const takeLock = async (
  directory: string,
  self: Owner,
  clock: Clock,
): Promise<Lock | undefined> => {
  const locks = async (): Promise<string[]> =>
    (await readdir(directory)).filter((name) => numberOf(name) > 0)
  const someLives = async (names: readonly string[]): Promise<boolean> => {
    const found = names.map((name) => lives(join(directory, name), self, clock))
    return (await Promise.all(found)).includes(true)
  }
  const before = await locks()
  if (await someLives(before)) return undefined
  const own = `lock.${Math.max(0, ...before.map(numberOf)) + 1}`
  const path = join(directory, own)
  if (!(await createWhole(path, JSON.stringify(self), self.token))) return undefined
  const others = (await locks()).filter((name) => name !== own)
  if (await someLives(others)) {
    await unlink(path)
    return undefined
  }
  for (const name of others) await unlink(join(directory, name)).catch(() => undefined)
  return hold(path, self, clock)
}
