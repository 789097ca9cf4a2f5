/** What a benchmark run consists of: the full one for figures, `--quick` to see that it works. */
import { parseArgs } from 'node:util'

export const BATCHES = [1, 100, 1000] as const
export type Batch = (typeof BATCHES)[number]

export interface Settings {
  readonly quick: boolean
  /** Also writes the table into README.md. */
  readonly readme: boolean
  /** File for the results instead of tests/bench/results/<date>.json. */
  readonly out: string | undefined
  /** Seconds of one load. */
  readonly seconds: number
  /** How often each pair of ours and baselines is repeated, interleaved. */
  readonly rounds: number
  /** Connections kept busy, by batch size. */
  readonly connections: Readonly<Record<Batch, number>>
  readonly drainEvents: number
  readonly freshnessSeconds: number
  /** The open-loop rate as a share of the capacity that was measured before. */
  readonly steadyShare: number
}

export const readSettings = (args: readonly string[]): Settings => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  const { quick, readme, out } = values
  return {
    quick,
    readme,
    out,
    seconds: quick ? 1 : 5,
    rounds: quick ? 1 : 3,
    connections: { 1: 64, 100: 16, 1000: 8 },
    drainEvents: quick ? 20_000 : 1_000_000,
    freshnessSeconds: quick ? 2 : 20,
    steadyShare: 0.4,
  }
}
