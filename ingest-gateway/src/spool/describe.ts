/** What `/readyz` says about Kafka and the spool, in words. Pure. */
import type { SpoolStanding } from './holdings.ts'

const MIB = 1024 * 1024

export interface Situation {
  /** What is wrong with Kafka; undefined while it acknowledges. */
  readonly problem: string | undefined
  /** Why the spool refuses events; undefined while it takes them. */
  readonly refusing: string | undefined
  readonly standing: SpoolStanding
}

export interface Verdict {
  /** Why nothing can be accepted. */
  readonly problem?: string
  /** What works, but not as it should. */
  readonly detail?: string
}

const size = (bytes: number): string =>
  bytes < MIB ? `${Math.ceil(bytes / 1024)} KiB` : `${Math.ceil(bytes / MIB)} MiB`

const waiting = ({ events, bytes, oldestAt }: SpoolStanding): string =>
  oldestAt === undefined
    ? 'the spool is empty'
    : `${events} events, ${size(bytes)} in the spool, oldest ${new Date(oldestAt).toISOString()}`

/** How Kafka and the spool together stand. */
export const describeKafka = ({ problem, refusing, standing }: Situation): Verdict => {
  if (problem === undefined) {
    return standing.events > 0 ? { detail: `acknowledging; ${waiting(standing)}` } : {}
  }
  const text = `not acknowledging; ${waiting(standing)}`
  return refusing === undefined
    ? { detail: `${text}; ${problem}` }
    : { problem: `${text}; ${refusing}; ${problem}` }
}
