/**
 * Which of a project's events one audience is shown: those that its filter lets through and, when they are too
 * many, a sample of them, one in 1, 2, 4, 8 … by the hash of the id. So the same events are shown at every
 * replica and after a reconnect, and what is shown at 1 in 8 is shown at 1 in 4 as well. Pure; whatever is
 * left out is counted.
 */
import { filterTest, type Event } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { parseFilterQuery } from '../routes/filter-query.ts'

/** An event as it stands in the topic; parsed once at most, and only when a filter asks. */
export interface LiveEvent {
  readonly id: string
  readonly value: Buffer
  /** Undefined when the bytes are no JSON. */
  parsed(): Event | undefined
}

const parse = (value: Buffer): Event | undefined => {
  try {
    return JSON.parse(value.toString()) as Event
  } catch {
    return undefined
  }
}

export const liveEvent = (id: string, value: Buffer): LiveEvent => {
  let isParsed = false
  let event: Event | undefined
  return {
    id,
    value,
    parsed: () => {
      if (!isParsed) event = parse(value)
      isParsed = true
      return event
    },
  }
}

/** What a client asked to see. */
export interface View {
  /** Canonical text of the filter: the same for filters that mean the same; empty: everything. */
  readonly filter: string
  matches(event: LiveEvent): boolean
}

/** @throws AppError that names the place in the text and the fix */
export const viewOf = (q: string | null): View => {
  const { filter, canonical } = parseFilterQuery(q ?? undefined)
  if (filter.length === 0) return { filter: '', matches: () => true }
  const test = filterTest(filter)
  return {
    filter: canonical,
    matches: (event) => {
      const parsed = event.parsed()
      return parsed !== undefined && test(parsed)
    },
  }
}

/** The smallest 1, 2, 4, 8 … that brings a number of events below the limit. */
const powerFor = (events: number, limit: number): number => {
  let oneIn = 1
  while (events / oneIn > limit) oneIn *= 2
  return oneIn
}

export interface Sampler {
  /** One in so many is shown at present. */
  readonly oneIn: number
  /** Counts events that come now. @returns the rate that holds for them */
  count(events: number): number
}

const WINDOW_MS = 1_000

/** Sets the rate by the second before, and at once when this second already has too many. */
export const createSampler = (clock: Clock, perSecond: number): Sampler => {
  let oneIn = 1
  let seen = 0
  let since = clock.now()
  return {
    get oneIn() {
      return oneIn
    },
    count: (events) => {
      const passed = clock.now() - since
      if (passed >= WINDOW_MS) {
        oneIn = powerFor((seen * WINDOW_MS) / passed, perSecond)
        seen = 0
        since = clock.now()
      }
      seen += events
      oneIn = Math.max(oneIn, powerFor(seen, perSecond))
      return oneIn
    },
  }
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a: cheap, and even enough to choose by. */
const hash = (text: string): number => {
  let value = FNV_OFFSET
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), FNV_PRIME) >>> 0
  // The low bits alone decide; mix the high ones in.
  return (value ^ (value >>> 15)) >>> 0
}

export interface Chosen {
  readonly events: readonly LiveEvent[]
  readonly oneIn: number
  readonly leftOut: number
}

/** What an audience is shown of these; nothing when its filter lets none through. */
export const choose = (
  events: readonly LiveEvent[],
  view: View,
  rate: (matching: number) => number,
): Chosen | undefined => {
  const matching = view.filter === '' ? events : events.filter((event) => view.matches(event))
  if (matching.length === 0) return undefined
  const oneIn = rate(matching.length)
  const shown = oneIn === 1 ? matching : matching.filter(({ id }) => hash(id) % oneIn === 0)
  return { events: shown, oneIn, leftOut: matching.length - shown.length }
}
