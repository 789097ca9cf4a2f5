/** What a flood is made of: requests of one project at 20 times its limit, and those of nobody. Pure. */
import { anEventInput } from '@pulseboard/contracts'

export const SHAPES = ['small', 'batches', 'large', 'many-keys', 'unknown-keys'] as const
export type Shape = (typeof SHAPES)[number]

/** Limit of the flooding project, events a second; the burst is as large. */
export const LIMIT = 50
const TIMES = 20

export interface Flood {
  /** Requests a second. */
  readonly rate: number
  readonly connections: number
  readonly body: string
}

const events = (count: number, textLength: number): string =>
  JSON.stringify(
    Array.from({ length: count }, (_, index) =>
      anEventInput({ name: `flood ${index}`, payload: { text: 'x'.repeat(textLength) } }),
    ),
  )

const flood = (eventsEach: number, textLength: number, connections: number): Flood => ({
  rate: (LIMIT * TIMES) / eventsEach,
  connections,
  body: eventsEach === 1 ? events(1, textLength).slice(1, -1) : events(eventsEach, textLength),
})

/** A thousand events a second, in the form that the shape asks for. */
export const FLOODS: Readonly<Record<Shape, Flood>> = {
  small: flood(1, 40, 100),
  batches: flood(100, 40, 20),
  // 1,000 events of 4 KB: the largest bodies that are taken, one a second.
  large: flood(1_000, 4_000, 4),
  'many-keys': flood(1, 40, 200),
  'unknown-keys': flood(1, 40, 100),
}
