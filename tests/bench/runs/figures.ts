/** One line of results: what was sent, how it was answered, what it cost each process. */
import { microsPerEvent, type CpuSeconds } from '../cpu.ts'
import type { LatencySummary } from '../load/latencies.ts'
import type { MeasuredLoad } from '../load/run-load.ts'

export interface Figures {
  readonly events: number
  readonly requests: number
  readonly eventsPerSecond: number
  readonly refused: Readonly<Record<string, number>>
  /** Milliseconds from when a request was due to its answer. */
  readonly latencyMs: LatencySummary
  /** CPU microseconds an event, by process. */
  readonly cpuMicros: CpuSeconds
}

/** @param seconds time that the work took; default: as long as the load. */
export const figuresOf = (load: MeasuredLoad, seconds = load.seconds): Figures => ({
  events: load.acceptedEvents,
  requests: load.requests,
  eventsPerSecond: Math.round(load.acceptedEvents / seconds),
  refused: load.refused,
  latencyMs: load.latency,
  cpuMicros: microsPerEvent(load.cpu, load.acceptedEvents),
})

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Rounds of the same run as one: counts are summed, every other figure is the median. */
export const medianOf = (rounds: readonly Figures[]): Figures => {
  const of = (read: (figures: Figures) => number): number => median(rounds.map(read))
  const processes = Object.keys(rounds[0]?.cpuMicros ?? {})
  const refused: Record<string, number> = {}
  for (const round of rounds)
    for (const [status, count] of Object.entries(round.refused))
      refused[status] = (refused[status] ?? 0) + count
  return {
    events: rounds.reduce((sum, { events }) => sum + events, 0),
    requests: rounds.reduce((sum, { requests }) => sum + requests, 0),
    eventsPerSecond: of(({ eventsPerSecond }) => eventsPerSecond),
    refused,
    latencyMs: {
      count: rounds.reduce((sum, { latencyMs }) => sum + latencyMs.count, 0),
      p50: of(({ latencyMs }) => latencyMs.p50),
      p95: of(({ latencyMs }) => latencyMs.p95),
      p99: of(({ latencyMs }) => latencyMs.p99),
      max: Math.max(...rounds.map(({ latencyMs }) => latencyMs.max)),
    },
    cpuMicros: Object.fromEntries(
      processes.map((name) => [name, of(({ cpuMicros }) => cpuMicros[name] ?? 0)]),
    ),
  }
}
