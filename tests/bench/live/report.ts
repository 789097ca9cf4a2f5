/** The results of the live benchmark, what they must be, and a line to read. Pure. */
import type { Machine } from '../machine.ts'
import type { Measured } from './run-clients.ts'

export interface Round extends Measured {
  readonly target: 'feed' | 'plain' | 'feed with a silent client'
}

export interface LiveResults {
  readonly date: string
  readonly machine: Machine
  readonly versions: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, number | boolean>>
  readonly rounds: readonly Round[]
  /** Deliveries per CPU second of the feed, divided by those of the plain server. */
  readonly ratio: number
  /** What became of the client that never reads, and of its events. */
  readonly silent: {
    readonly closed4408: number
    readonly dropped: number
    readonly leftOut: number
  }
}

const P99_MS = 250
const RATIO = 10
const MEMORY_MB = 600

const perCpuSecond = ({ deliveries, cpu }: Round): number => deliveries / (cpu['server'] ?? 1)

/** All deliveries of a target by all its CPU time. */
const rateOf = (rounds: readonly Round[], target: Round['target']): number => {
  const own = rounds.filter((round) => round.target === target)
  const deliveries = own.reduce((sum, round) => sum + round.deliveries, 0)
  return deliveries / own.reduce((sum, { cpu }) => sum + (cpu['server'] ?? 0), 0)
}

export const ratioOf = (rounds: readonly Round[]): number =>
  rateOf(rounds, 'feed') / rateOf(rounds, 'plain')

export const summary = (round: Round): string => {
  const { target, deliveries, seconds, cpu, latencyMs, memoryMb, lost } = round
  const shares = Object.entries(cpu).map(([name, used]) => `${name} ${(used / seconds).toFixed(2)}`)
  return (
    `${target}: ${Math.round(deliveries / seconds).toLocaleString('en')} deliveries/s, ` +
    `${Math.round(perCpuSecond(round)).toLocaleString('en')} per CPU second, ` +
    `p50 ${latencyMs.p50} ms, p99 ${latencyMs.p99} ms, cores: ${shares.join(', ')}, ` +
    `clients ${(round.cpuSeconds / seconds).toFixed(2)}, ` +
    `memory ${memoryMb.before}, at most ${memoryMb.most} MB, ${lost} lost`
  )
}

/** Every bound that the feed did not keep, as a sentence. */
export const breaches = ({ rounds, ratio, silent }: LiveResults): string[] => {
  const found: string[] = []
  for (const { target, latencyMs, memoryMb, lost } of rounds) {
    if (target === 'plain') continue
    if (latencyMs.p99 > P99_MS) found.push(`${target}: p99 ${latencyMs.p99} ms, over ${P99_MS}`)
    if (memoryMb.most > MEMORY_MB) found.push(`${target}: ${memoryMb.most} MB, over ${MEMORY_MB}`)
    if (lost > 0) found.push(`${target}: ${lost} clients were cut`)
  }
  if (ratio < RATIO) found.push(`${ratio.toFixed(1)} times the plain server, under ${RATIO}`)
  if (silent.closed4408 !== 1) found.push('the client that never reads was not closed')
  return found
}
