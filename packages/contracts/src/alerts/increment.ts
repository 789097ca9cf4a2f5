/**
 * What windows are made of: counts of landed events by the slot in which they happened and the slot in
 * which they were received. One shape for the live engine, the back-test and their tests. Plain data;
 * everything in it adds up exactly, so neither order nor grouping of the lines changes any window.
 */
import { SLOT_MS } from './rule.ts'

/** Values of metric events. */
export interface Values {
  readonly count: number
  /** In units of 10⁻⁹, each value rounded before it is added: floats would add up differently by order. */
  readonly sum: bigint
  readonly min: number
  readonly max: number
  /** Bucket of sketch.ts → number of values. */
  readonly buckets: ReadonlyMap<number, number>
}

/** Events of one rule and group that happened in one slot and were received in one slot. */
export interface Increment {
  /** Slots since 1970 of the time of occurrence; never after `received`. */
  readonly slot: number
  readonly received: number
  readonly events: number
  readonly errors: number
  /** For metric rules: of events with a value. */
  readonly values?: Values | undefined
}

/** The slot that holds an instant. */
export const slotOf = (ms: number): number => Math.floor(ms / SLOT_MS)

/** Half a unit up, as the store does it too. */
const NANO = 1e9
const FARTHEST = 1e27

/** One value as it is added up. */
export const toNano = (value: number): bigint =>
  BigInt(Math.floor(Math.max(-FARTHEST, Math.min(FARTHEST, value)) * NANO + 0.5))

export const fromNano = (sum: bigint): number => Number(sum) / NANO
