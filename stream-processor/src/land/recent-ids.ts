/**
 * The ids that a partition has settled lately, as a set of 32-bit hashes in two generations. It answers
 * "certainly new" or "look it up": a hash may be shared by two ids, so a hit is only a suspicion, which
 * the database confirms. It never forgets an id before its horizon unless the bound on its size is met.
 *
 * | event                                         | young         | old                             |
 * | --------------------------------------------- | ------------- | ------------------------------- |
 * | add                                           | takes the id  | stays                           |
 * | young holds half of the bound, or is as old   | becomes empty | becomes what was young; the ids |
 * | as the horizon                                |               | of the former old are forgotten |
 *
 * So between half of the bound and the bound is held, and between one and two horizons. A table doubles
 * when three quarters of it are in use: 5.3 to 10.7 bytes an id.
 */
import { HEX_VALUES } from '@pulseboard/runtime'

const EMPTY = 0
const FIRST_SLOTS = 1_024
const MOST_FILLED = 0.75

/** Open addressing with linear probing; 0 marks an empty slot. */
class HashSet {
  #slots = new Uint32Array(FIRST_SLOTS)
  #shift = 32 - Math.log2(FIRST_SLOTS)
  readonly #seed: number
  size = 0

  /** @param seed chosen anew by each process, so that nobody can make ids that crowd a few slots. */
  constructor(seed: number) {
    this.#seed = seed
  }

  get bytes(): number {
    return this.#slots.byteLength
  }

  /** Where the hash is, or the empty slot where it belongs. */
  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1
    let slot = Math.imul(hash ^ this.#seed, 0x9e3779b1) >>> this.#shift
    for (;;) {
      const found = this.#slots[slot]
      if (found === hash || found === EMPTY) return slot
      slot = (slot + 1) & mask
    }
  }

  has(hash: number): boolean {
    return this.#slots[this.#slotOf(hash)] === hash
  }

  add(hash: number): void {
    const slot = this.#slotOf(hash)
    if (this.#slots[slot] === hash) return
    this.#slots[slot] = hash
    this.size++
    if (this.size > this.#slots.length * MOST_FILLED) this.#grow()
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Uint32Array(before.length * 2)
    this.#shift--
    for (const hash of before) if (hash !== EMPTY) this.#slots[this.#slotOf(hash)] = hash
  }
}

export interface RecentIdsOptions {
  /** Most ids held; at least half of them are. */
  readonly most: number
  readonly horizonMs: number
  readonly seed: number
}

export class RecentIds {
  readonly #options: RecentIdsOptions
  #young: HashSet
  #old: HashSet
  #youngSince: number
  #oldSince: number

  /** @param now the set covers from now on, until it is told what was before. */
  constructor(options: RecentIdsOptions, now: number) {
    this.#options = options
    this.#young = new HashSet(options.seed)
    this.#old = new HashSet(options.seed)
    this.#youngSince = now
    this.#oldSince = now
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }
  get bytes(): number {
    return this.#young.bytes + this.#old.bytes
  }
  /** Every id that was settled at or after this time is held. */
  get since(): number {
    return this.#oldSince
  }

  /** An id from before this set was made. */
  recall(hash: number): void {
    this.#old.add(hash || 1)
  }

  /** All ids settled at or after this time have been recalled. */
  covers(since: number): void {
    this.#oldSince = Math.min(this.#oldSince, since)
  }

  /** Takes an id. @returns whether one with its hash was held already. */
  add(hash: number, now: number): boolean {
    const kept = hash || 1
    if (this.#young.has(kept)) return true
    const known = this.#old.has(kept)
    this.#rotateAt(now)
    this.#young.add(kept)
    return known
  }

  #rotateAt(now: number): void {
    const { most, horizonMs, seed } = this.#options
    const full = this.#young.size >= Math.max(1, Math.floor(most / 2))
    if (!full && now - this.#youngSince < horizonMs) return
    this.#old = this.#young
    this.#oldSince = this.#youngSince
    this.#young = new HashSet(seed)
    this.#youngSince = now
  }
}

const DASH = 0x2d

/** The four 32-bit words of a UUID, XORed, of an id that was checked; HASH in db's recent-ids.ts computes the same. */
export const hashOf = (id: string): number => {
  let hash = 0
  let digits = 0
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at)
    if (code === DASH) continue
    hash ^= (HEX_VALUES[code] ?? 0) << (28 - (digits++ % 8) * 4)
  }
  return hash >>> 0
}
