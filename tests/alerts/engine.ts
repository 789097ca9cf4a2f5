/**
 * A stream through the product's windows and state machine, as a processor takes it: rows as they land,
 * steps as the watermark allows, a new evaluator after each restart, which has the rows and the memory as
 * JSON and nothing else. `Faults` switches safeguards off, to see that the oracle notices.
 */
import {
  createRuleWindows,
  bucketOf,
  evaluateStep,
  historyMs,
  NO_GROUP,
  slotOf,
  toNano,
  type Increment,
  type Memory,
  type RuleSettings,
  type RuleWindows,
  type Step,
  type Transition,
} from '@pulseboard/contracts'
import type { OracleIncident } from './oracle.ts'
import { stored, type SentEvent, type Stream } from './stream.ts'

const SLOT = 10_000

export interface Faults {
  /** The rule as it is evaluated. */
  readonly rule?: (rule: RuleSettings) => RuleSettings
  readonly rows?: (events: readonly SentEvent[]) => readonly SentEvent[]
  readonly isRowSeen?: (rule: RuleSettings, row: Increment) => boolean
  /** Steps are taken by the clock, whether the rows have landed or not. */
  readonly noWatermark?: boolean
  readonly forgetsAtRestart?: boolean
  /** Rows that landed before a restart are not read again. */
  readonly noHistory?: boolean
}

const toIncrement = ({ at, received, error, value }: SentEvent): Increment => ({
  slot: Math.min(slotOf(at), slotOf(received)),
  received: slotOf(received),
  events: 1,
  errors: error ? 1 : 0,
  values: {
    count: 1,
    sum: toNano(value),
    min: value,
    max: value,
    buckets: new Map([[bucketOf(value), 1]]),
  },
})

/** Follows the transitions of all groups. */
const createBook = () => {
  const incidents: OracleIncident[] = []
  const open = new Map<string, OracleIncident>()
  const note = (group: string, transition: Transition): void => {
    const { kind, at, notify, window } = transition
    if (kind === 'fired') {
      const incident = {
        group,
        startedAt: window.to,
        firedAt: at,
        resolvedAt: null,
        flaps: 0,
        peak: 0,
        notices: [],
      }
      incidents.push(incident)
      open.set(group, incident)
    }
    const incident = open.get(group)
    if (incident === undefined) return
    incident.flaps = transition.incident?.flaps ?? 0
    incident.peak = transition.incident?.peak ?? 0
    if (notify) incident.notices.push(at)
    if (kind !== 'resolved') return
    incident.resolvedAt = at
    open.delete(group)
  }
  return {
    incidents,
    take: (group: string, { transitions, memory }: Pick<Step, 'transitions' | 'memory'>): void => {
      for (const transition of transitions) note(group, transition)
      const incident = open.get(group)
      if (incident === undefined || !memory?.incident) return
      incident.flaps = memory.incident.flaps
      incident.peak = memory.incident.peak
    },
  }
}

/** No row that is not landed was received before it. */
const watermarkAt = (rows: readonly SentEvent[], now: number): number =>
  Math.min(now, ...rows.filter(({ landed }) => landed > now).map(({ received }) => received))

export const runEngine = (stream: Stream, faults: Faults = {}): OracleIncident[] => {
  const rule = faults.rule?.(stream.rule) ?? stream.rule
  const rows = faults.rows?.(stream.sent) ?? stored(stream.sent)
  const groupOf = ({ group }: SentEvent): string => (rule.group_by === null ? NO_GROUP : group)
  const book = createBook()
  let memories = new Map<string, string>()
  let stepped = stream.from
  let added = 0
  let windows: RuleWindows

  const add = (event: SentEvent): void => {
    const row = toIncrement(event)
    if (faults.isRowSeen?.(rule, row) ?? true) windows.add(groupOf(event), row)
  }
  const restart = (): void => {
    windows = createRuleWindows(rule, { from: stream.from, known: stepped })
    if (faults.noHistory !== true)
      rows
        .slice(0, added)
        .filter(({ at }) => at >= stepped - historyMs(rule))
        .forEach(add)
    if (faults.forgetsAtRestart === true) memories = new Map()
  }
  const step = (): void => {
    stepped += SLOT
    const read = new Map([...memories].map(([group, text]) => [group, JSON.parse(text) as Memory]))
    const unfinished = new Set(
      [...read].flatMap(([group, { state }]) => (state === 'ok' ? [] : [group])),
    )
    for (const [group, judged] of windows.step(stepped, unfinished)) {
      const taken = evaluateStep(
        rule,
        read.get(group),
        judged,
        stepped,
        (startedAt) => `${group} ${startedAt}`,
      )
      if (taken.memory !== undefined) memories.set(group, JSON.stringify(taken.memory))
      book.take(group, taken)
    }
    if (stream.restarts.has(stepped)) restart()
  }
  restart()
  const ends = [...rows.map(({ landed }) => landed), ...stream.held.map(({ to }) => to)]
  const last = Math.max(stream.to, ...ends) + SLOT
  for (let now = stream.from; now <= last; now += SLOT / 2) {
    for (; (rows[added]?.landed ?? Infinity) <= now; added++) add(rows[added] as SentEvent)
    if (stream.held.some(({ from, to }) => now >= from && now < to)) continue
    const mark = faults.noWatermark === true ? now : watermarkAt(rows, now)
    while (stepped + SLOT <= Math.min(mark, stream.to)) step()
  }
  return book.incidents
}
