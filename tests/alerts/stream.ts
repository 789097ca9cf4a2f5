/**
 * Streams of events as apps and networks make them: quiet and bad times, events that arrive late, from
 * clocks that run ahead, twice, or days after they happened; and how a processor lives through them: rows
 * that land after a while, restarts, evaluation that is held back.
 */
import type { RuleSettings } from '@pulseboard/contracts'
import * as fc from 'fast-check'
import type { StreamEvent } from './oracle.ts'

const SLOT = 10_000
const MINUTE = 60_000
const DAY = 1440 * MINUTE
const NOON = Date.parse('2026-11-24T12:00:00Z')

/** An event on its way: the same id again is a repeat. */
export interface SentEvent extends StreamEvent {
  readonly id: number
  readonly landed: number
}

export interface Stream {
  readonly rule: RuleSettings
  readonly from: number
  readonly to: number
  /** In the order in which they landed. */
  readonly sent: readonly SentEvent[]
  /** Steps after which the evaluator is another one. */
  readonly restarts: ReadonlySet<number>
  /** Times of the clock in which nothing is evaluated. */
  readonly held: readonly { readonly from: number; readonly to: number }[]
}

const common = {
  window_minutes: fc.integer({ min: 1, max: 3 }),
  windows: fc
    .record({ breaching: fc.integer({ min: 1, max: 4 }), more: fc.integer({ min: 0, max: 2 }) })
    .map(({ breaching, more }) => ({ breaching, of: breaching + more })),
  recover_minutes: fc.integer({ min: 0, max: 2 }),
  cooldown_minutes: fc.integer({ min: 0, max: 4 }),
  reminder_minutes: fc.constantFrom(null, 1, 2),
  lateness_minutes: fc.integer({ min: 0, max: 3 }),
  on_no_data: fc.constantFrom('keep' as const, 'alert' as const, 'ok' as const),
  eager: fc.constant(false),
  filter: fc.constant(''),
  group_by: fc.constantFrom(null, 'release' as const),
  severity: fc.constant('warning' as const),
  channels: fc.constant<string[]>([]),
  owner_id: fc.constant(null),
  note: fc.constant(''),
} as const

/** The way back ends on the good side of the threshold. */
const wayBack = fc.constantFrom(null, 0.4, 0.8)
const withWayBack = <R extends { threshold: number; recover_threshold: number | null }>(
  rule: R,
): R => ({
  ...rule,
  recover_threshold:
    rule.recover_threshold === null ? null : rule.recover_threshold * rule.threshold,
})

const anyRule: fc.Arbitrary<RuleSettings> = fc.oneof(
  fc
    .record({
      kind: fc.constant('error_rate' as const),
      threshold: fc.constantFrom(10, 30, 60),
      recover_threshold: wayBack,
      min_sample: fc.integer({ min: 0, max: 12 }),
      ...common,
    })
    .map(withWayBack),
  fc
    .record({
      kind: fc.constant('count' as const),
      threshold: fc.integer({ min: 3, max: 40 }),
      recover_threshold: wayBack,
      ...common,
    })
    .map(withWayBack),
  fc.record({
    kind: fc.constant('metric' as const),
    metric: fc.constant('start_ms'),
    aggregate: fc.constantFrom(...(['avg', 'min', 'max', 'sum', 'p50', 'p95'] as const)),
    direction: fc.constantFrom('above' as const, 'below' as const),
    // Far from all values: the product knows percentiles to one percent.
    threshold: fc.constantFrom(30, 300),
    recover_threshold: fc.constant(null),
    min_sample: fc.integer({ min: 0, max: 6 }),
    ...common,
  }),
  fc.record({
    kind: fc.constant('absence' as const),
    threshold: fc.integer({ min: 0, max: 6 }),
    ...common,
  }),
)

/** Numbers from 0 to 1 that depend on the seed alone. */
const createDraw = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
type Draw = () => number

/** How long after it happened an event is received; below zero: its clock runs ahead. */
const delayOf = (draw: Draw): number => {
  const kind = draw()
  if (kind < 0.6) return draw() * 4_000
  if (kind < 0.75) return -draw() * MINUTE
  if (kind < 0.9) return draw() * MINUTE
  if (kind < 0.97) return draw() * 5 * MINUTE
  return DAY + draw() * 3 * DAY
}

interface Phase {
  readonly slots: number
  readonly perSlot: number
  readonly badShare: number
}

const makeEvents = (phases: readonly Phase[], draw: Draw): SentEvent[] => {
  const events: SentEvent[] = []
  let start = NOON
  for (const { slots, perSlot, badShare } of phases) {
    for (let left = slots * perSlot; left > 0; left--) {
      const received = Math.floor(start + draw() * slots * SLOT)
      const bad = draw() < badShare
      events.push({
        id: events.length,
        received,
        at: Math.floor(received - delayOf(draw)),
        landed: Math.floor(received + draw() * (draw() < 0.1 ? 3 * MINUTE : 5_000)),
        group: draw() < 0.5 ? '1.0' : draw() < 0.8 ? '2.0' : '',
        error: bad,
        value: bad ? 1_000 : draw() < 0.5 ? 100 : 10,
      })
    }
    start += slots * SLOT
  }
  return events
}

/** Some come again, received and landed later. */
const repeat = (events: readonly SentEvent[], draw: Draw): SentEvent[] =>
  events
    .filter(() => draw() < 0.1)
    .map((event) => {
      const later = Math.floor(draw() * 2 * MINUTE)
      return { ...event, received: event.received + later, landed: event.landed + later + 1 }
    })

const anyPhase: fc.Arbitrary<Phase> = fc.record({
  slots: fc.integer({ min: 1, max: 18 }),
  perSlot: fc.constantFrom(0, 0.3, 1, 3),
  badShare: fc.constantFrom(0, 0.05, 0.3, 0.8),
})

export const anyStream: fc.Arbitrary<Stream> = fc
  .record({
    rule: anyRule,
    seed: fc.integer(),
    phases: fc.array(anyPhase, { minLength: 1, maxLength: 6 }),
    restarts: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
    holds: fc.array(
      fc.record({ slot: fc.integer({ min: 0, max: 60 }), slots: fc.integer({ min: 1, max: 20 }) }),
      {
        maxLength: 2,
      },
    ),
  })
  .map(({ rule, seed, phases, restarts, holds }) => {
    const draw = createDraw(seed)
    const first = makeEvents(phases, draw)
    const sent = [...first, ...repeat(first, draw)].sort((a, b) => a.landed - b.landed)
    const slots = phases.reduce((sum, phase) => sum + phase.slots, 0) + 12
    return {
      rule,
      // Some windows lie before the rule was made.
      from: NOON + SLOT,
      to: NOON + slots * SLOT,
      sent,
      restarts: new Set(restarts.map((slot) => NOON + slot * SLOT)),
      held: holds.map((hold) => ({
        from: NOON + hold.slot * SLOT,
        to: NOON + (hold.slot + hold.slots) * SLOT,
      })),
    }
  })

/** One row an event: the first to land stays. */
export const stored = (sent: readonly SentEvent[]): SentEvent[] => {
  const seen = new Set<number>()
  return sent.filter(({ id }) => !seen.has(id) && seen.add(id))
}
