/**
 * Quiet and flood in turn, many times in the same run, so that whatever else the machine does meets both
 * alike: the figure is the ratio of the good project's p99.
 */
import { gatewayUse } from './gateway-use.ts'
import { startClient } from './run-client.ts'
import type { ClientReport } from './client.ts'
import { FLOODS, type Shape } from './shapes.ts'

export interface FloodStage {
  readonly port: number
  readonly pid: number
  readonly goodKey: string
  readonly goodBody: string
  readonly floodKeys: Readonly<Record<Shape, readonly string[]>>
  readonly rounds: number
  readonly phaseMs: number
}

export interface FloodResult {
  readonly shape: Shape
  readonly floodAnswers: Readonly<Record<number, number>>
  /** Share of the good project's requests that were accepted while the flood was on. */
  readonly accepted: number
  readonly requests: number
  readonly quiet: Percentiles
  readonly flood: Percentiles
  /** p99 under flood / p99 when quiet, over all rounds; and the middle one of the rounds' own ratios. */
  readonly ratio: number
  readonly medianRatio: number
  /** CPU of the gateway for one request of the flood, microseconds. */
  readonly cpuPerFloodRequest: number
}

export interface Percentiles {
  readonly p50: number
  readonly p99: number
}

// Few enough that the client itself is idle, and connections enough that it never waits for one.
const GOOD_RATE = 100
const GOOD_CONNECTIONS = 200
const LOWEST_PRIORITY = 19

const round = (value: number): number => Math.round(value * 100) / 100

const percentiles = (times: readonly number[]): Percentiles => {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0
  return { p50: round(at(0.5)), p99: round(at(0.99)) }
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

const countOf = (reports: readonly ClientReport[]): Record<number, number> => {
  const sums: Record<number, number> = {}
  for (const { answers } of reports)
    for (const [status, count] of Object.entries(answers))
      sums[Number(status)] = (sums[Number(status)] ?? 0) + count
  return sums
}

const sum = (counts: Readonly<Record<number, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0)

interface Phase {
  readonly good: ClientReport
  readonly bad: ClientReport | undefined
  readonly cpuSeconds: number
}

/** @param shape undefined for a quiet phase. */
const createPhase = (stage: FloodStage) => {
  const [good, bad] = [startClient(), startClient()]
  const { port, pid, phaseMs: forMs } = stage
  const run = async (shape: Shape | undefined): Promise<Phase> => {
    const before = gatewayUse(pid).cpuSeconds
    const flooding =
      shape === undefined
        ? undefined
        : bad.send({
            ...FLOODS[shape],
            port,
            forMs,
            keys: stage.floodKeys[shape],
            niceness: LOWEST_PRIORITY,
          })
    const serving = good.send({
      port,
      forMs,
      keys: [stage.goodKey],
      body: stage.goodBody,
      rate: GOOD_RATE,
      connections: GOOD_CONNECTIONS,
      niceness: 0,
    })
    const [goodReport, badReport] = await Promise.all([serving, flooding])
    return { good: goodReport, bad: badReport, cpuSeconds: gatewayUse(pid).cpuSeconds - before }
  }
  const stop = async (): Promise<void> => {
    await Promise.all([good.stop(), bad.stop()])
  }
  return { run, stop }
}

const resultOf = (shape: Shape, quiet: readonly Phase[], flood: readonly Phase[]): FloodResult => {
  const timesOf = (phases: readonly Phase[]): number[] => phases.flatMap(({ good }) => good.times)
  const answers = countOf(flood.map(({ good }) => good))
  const requests = sum(answers)
  const floodAnswers = countOf(flood.flatMap(({ bad }) => bad ?? []))
  const [calm, loud] = [percentiles(timesOf(quiet)), percentiles(timesOf(flood))]
  const ratios = flood.map(({ good }, index) => {
    const before = percentiles(quiet[index]?.good.times ?? []).p99
    return percentiles(good.times).p99 / before
  })
  const cpuOf = (phases: readonly Phase[]): number =>
    phases.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0)
  return {
    shape,
    floodAnswers,
    accepted: (answers[202] ?? 0) / requests,
    requests,
    quiet: calm,
    flood: loud,
    ratio: round(loud.p99 / calm.p99),
    medianRatio: round(median(ratios)),
    cpuPerFloodRequest: Math.round(((cpuOf(flood) - cpuOf(quiet)) * 1e6) / sum(floodAnswers)),
  }
}

export const measureFlood = async (stage: FloodStage, shape: Shape): Promise<FloodResult> => {
  const phase = createPhase(stage)
  const quiet: Phase[] = []
  const flood: Phase[] = []
  try {
    await phase.run(undefined)
    for (let index = 0; index < stage.rounds; index++) {
      quiet.push(await phase.run(undefined))
      flood.push(await phase.run(shape))
    }
  } finally {
    await phase.stop()
  }
  return resultOf(shape, quiet, flood)
}
