/**
 * Directories below the spool's root, one for each gateway that shares it: `0`, `1`, … A gateway takes the
 * first that no living one has, so after a restart it finds its own events again; what lies in others
 * whose owners died can be taken over.
 */
import { mkdir, readdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '@pulseboard/runtime'
import { takeLock, type Lock } from './lock.ts'
import type { Owner } from './owner.ts'
import { segmentNames } from './recover.ts'

/** A directory that is ours. */
export interface Slot {
  readonly path: string
  readonly lock: Lock
}

const slotNumbers = async (root: string): Promise<number[]> => {
  const names = await readdir(root)
  return names
    .filter((name) => /^\d{1,6}$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b)
}

/** Takes the first free directory, or makes one. */
export const takeSlot = async (root: string, self: Owner, clock: Clock): Promise<Slot> => {
  await mkdir(root, { recursive: true, mode: 0o700 })
  const numbers = await slotNumbers(root)
  for (let next = 0; ; next += 1) {
    const path = join(root, String(next))
    if (!numbers.includes(next)) await mkdir(path, { recursive: true, mode: 0o700 })
    const lock = await takeLock(path, self, clock)
    if (lock !== undefined) return { path, lock }
  }
}

/**
 * Calls `adopt` with the segments of every other directory whose owner is dead, and removes what is empty
 * after it.
 */
export const adoptOrphans = async (
  { root, own, self, clock }: { root: string; own: Slot; self: Owner; clock: Clock },
  adopt: (path: string, names: readonly string[]) => Promise<void>,
): Promise<void> => {
  for (const number of await slotNumbers(root)) {
    const path = join(root, String(number))
    if (path === own.path) continue
    const names = segmentNames(await readdir(path))
    if (names.length === 0) continue
    const lock = await takeLock(path, self, clock)
    if (lock === undefined) continue
    try {
      // Read again: until the lock was ours, the owner may have gone on.
      await adopt(path, segmentNames(await readdir(path)))
    } finally {
      await lock.release()
    }
    // Kept when something that is not ours is in it.
    await rmdir(path).catch(() => undefined)
  }
}
