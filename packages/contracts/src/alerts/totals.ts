/**
 * Sums over slots that can be added and taken away again exactly: counts, a sum in whole units, buckets.
 * Lowest and highest value cannot be taken away; they are looked up in the slots (track.ts).
 */
import type { Increment, Values } from './increment.ts'

export interface Totals {
  events: number
  errors: number
  /** Of metric values. */
  values: number
  sum: bigint
  readonly buckets: Map<number, number>
}

/** What is kept of a slot. */
export interface Slot extends Totals {
  min: number
  max: number
}

export const emptyTotals = (): Totals => ({
  events: 0,
  errors: 0,
  values: 0,
  sum: 0n,
  buckets: new Map(),
})

export const emptySlot = (): Slot => ({ ...emptyTotals(), min: Infinity, max: -Infinity })

const moveBuckets = (
  into: Map<number, number>,
  buckets: ReadonlyMap<number, number>,
  sign: 1 | -1,
): void => {
  for (const [bucket, count] of buckets) {
    const left = (into.get(bucket) ?? 0) + sign * count
    if (left === 0) into.delete(bucket)
    else into.set(bucket, left)
  }
}

/** Adds a slot, or takes it away. */
export const moveSlot = (into: Totals, slot: Totals, sign: 1 | -1): void => {
  into.events += sign * slot.events
  into.errors += sign * slot.errors
  if (slot.values === 0) return
  into.values += sign * slot.values
  into.sum += sign === 1 ? slot.sum : -slot.sum
  moveBuckets(into.buckets, slot.buckets, sign)
}

const addValues = (slot: Slot, values: Values): void => {
  slot.values += values.count
  slot.sum += values.sum
  slot.min = Math.min(slot.min, values.min)
  slot.max = Math.max(slot.max, values.max)
  moveBuckets(slot.buckets, values.buckets, 1)
}

export const addIncrement = (slot: Slot, { events, errors, values }: Increment): void => {
  slot.events += events
  slot.errors += errors
  if (values !== undefined) addValues(slot, values)
}
