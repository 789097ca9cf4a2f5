/**
 * What a digest tells: its shape, and whether it is worth a mail. A digest is not sent when nothing has
 * changed: no incident, no new error, nothing that moved, and no figure that differs by a tenth. Pure.
 */
import type { DigestCounts, DigestIncident, Mover, NewError } from '@pulseboard/db'

export interface DigestAccounts {
  /** Events that gateways acknowledged. */
  readonly accepted: number
  /** Of those, what is stored, a duplicate, filtered or in quarantine. */
  readonly logged: number
}

export interface DigestFigures {
  readonly project: { readonly id: string; readonly name: string }
  readonly frequency: 'daily' | 'weekly'
  readonly timeZone: string
  /** Epoch milliseconds: [from, to). */
  readonly from: number
  readonly to: number
  readonly now: DigestCounts
  readonly before: DigestCounts
  readonly newErrors: readonly NewError[]
  readonly movers: readonly Mover[]
  readonly incidents: readonly DigestIncident[]
  readonly accounts: DigestAccounts
}

const LEAST_SHARE = 0.1

const moved = (now: number, before: number): boolean =>
  Math.abs(now - before) > LEAST_SHARE * Math.max(now, before)

/** Percent of events that are errors; undefined without events. */
export const errorRate = ({ errors, events }: DigestCounts): number | undefined =>
  events === 0 ? undefined : (errors / events) * 100

export const isWorthTelling = (figures: DigestFigures): boolean => {
  const { now, before, newErrors, movers, incidents } = figures
  return (
    incidents.length + newErrors.length + movers.length > 0 ||
    moved(now.events, before.events) ||
    moved(now.errors, before.errors) ||
    moved(now.hit, before.hit)
  )
}
