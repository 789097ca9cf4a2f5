/**
 * A product with one safeguard taken out, and the short run that must catch it: if that run stays green,
 * the suite is blind.
 */
import type { Patch } from '../patch/patches.ts'
import type { Service } from '../world/services.ts'

export interface Mutant {
  readonly name: string
  /** What was taken out, in words. */
  readonly without: string
  readonly service: Service
  readonly patches: readonly Patch[]
  /** Statements to ClickHouse before the services start. */
  readonly prepare?: readonly string[]
  /** Projects of the world, when it must be more than usual. */
  readonly projects?: number
  /** Lanes that catch it. */
  readonly lanes: readonly string[]
  /** Invariants of which at least one must break. */
  readonly breaks: readonly string[]
  readonly minutes: number
  readonly eventsPerSecond: number
}
