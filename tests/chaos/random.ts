/**
 * Random numbers that can be replayed: each lane has a generator of its own, made from the run's seed and
 * the lane's name, so that adding a lane changes nothing for the others. Never used for secrets.
 */
import { createHash } from 'node:crypto'

export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number; both ends belong to the range. */
  between(least: number, most: number): number
  chance(share: number): boolean
  /** @throws when the list is empty */
  pick<T>(list: readonly T[]): T
}

/** mulberry32: small, fast, good enough to choose instants and victims. */
const mulberry = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** @param purpose what the numbers are for, such as a lane's name */
export const createRandom = (seed: string, purpose: string): Random => {
  const digest = createHash('sha256').update(`${seed}/${purpose}`).digest()
  const next = mulberry(digest.readUInt32LE(0))
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (list) => {
      const picked = list[between(0, list.length - 1)]
      if (picked === undefined) throw new Error('An empty list has nothing to pick.')
      return picked
    },
  }
}
