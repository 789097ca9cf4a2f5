/**
 * I8: after each fault the whole line works again within ten seconds, without a human. Proof is a request
 * with one event for every partition: accepted and visible in ClickHouse. When that took longer and other
 * lanes' faults fell into it, the time starts anew with the end of the last one.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from './verdict.ts'

const RECOVER_WITHIN_MS = 10_000
/** After this long the run goes on and the fault counts as not recovered from. */
const GIVE_UP_MS = 60_000

export interface Recovered {
  readonly kind: string
  readonly ms: number
  /** When the probe was accepted, from the end of the fault; the rest is landing. */
  readonly acceptedMs: number
  /** Another fault was still on when the probe arrived: the time says nothing. */
  readonly overlapped: boolean
}

/** Which faults are on, and when the last one ended. */
export interface FaultClock {
  begin(): void
  end(): void
  readonly active: number
  readonly lastEndMs: number
}

export const createFaultClock = (now: () => number = () => performance.now()): FaultClock => {
  let active = 0
  let lastEndMs = now()
  return {
    begin: () => void active++,
    end: () => {
      active--
      lastEndMs = now()
    },
    get active() {
      return active
    },
    get lastEndMs() {
      return lastEndMs
    },
  }
}

export interface MeasureDeps {
  readonly clock: FaultClock
  /** Resolves when its events are visible. */
  readonly probe: (signal: AbortSignal, accepted: () => void) => Promise<void>
  /** Faults of the measurer's own that are on: they are what it recovers from. */
  readonly own?: number
  readonly now?: () => number
}

/** From the end of the fault, which is now, to the probe's arrival. */
export const measureRecovery = async (
  kind: string,
  { clock, probe, own = 0, now = () => performance.now() }: MeasureDeps,
): Promise<Recovered> => {
  const endedMs = now()
  const giveUp = new AbortController()
  const late = sleep(GIVE_UP_MS, 'late' as const, { signal: giveUp.signal, ref: false })
  let acceptedMs = GIVE_UP_MS
  const accepted = (): void => void (acceptedMs = Math.round(now() - endedMs))
  const arrived = probe(giveUp.signal, accepted).then(() => 'arrived' as const)
  const how = await Promise.race([arrived, late.catch(() => 'late' as const)])
  giveUp.abort()
  if (how === 'late') return { kind, ms: GIVE_UP_MS, acceptedMs, overlapped: false }
  // An upper bound whatever else went on; only a long one is looked at more closely.
  const ms = now() - endedMs
  if (ms <= RECOVER_WITHIN_MS) return { kind, ms: Math.round(ms), acceptedMs, overlapped: false }
  const undisturbedMs = now() - Math.max(endedMs, clock.lastEndMs)
  return { kind, ms: Math.round(undisturbedMs), acceptedMs, overlapped: clock.active > own }
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0

export const judgeRecovery = (all: readonly Recovered[]): Verdict => {
  const measured = all.filter(({ overlapped }) => !overlapped).toSorted((a, b) => a.ms - b.ms)
  const times = measured.map(({ ms }) => ms)
  const worst = measured.at(-1)
  const slow = measured.filter(({ ms }) => ms > RECOVER_WITHIN_MS)
  const figures = {
    measured: times.length,
    overlapped: all.length - times.length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    max: worst?.ms ?? 0,
    late: slow.length,
  }
  return {
    invariant: 'I8',
    ok: slow.length === 0,
    says: `${times.length} recoveries: p50 ${figures.p50} ms, p99 ${figures.p99} ms, worst ${figures.max} ms (${worst?.kind ?? 'none'})`,
    figures,
    examples: slow.slice(-5).map(({ kind, ms }) => `${kind}: ${ms} ms`),
  }
}
