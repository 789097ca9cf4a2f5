/** The facts of the ledger. A warning means that nothing is lost; an error that counts are. */
import { Counter, Gauge, type Clock, type Logger, type Metrics } from '@pulseboard/runtime'

export interface LedgerTelemetry {
  /** A round was acknowledged, or was not. */
  readonly published: (error: unknown) => void
  /** Events that no line could be made for. */
  readonly lost: (events: number) => void
}

export interface LedgerState {
  readonly unpublished: () => number
  readonly throughMs: () => number
}

// The first rounds of a new cluster may find no topic.
const WARN_AFTER = 3

export const createLedgerTelemetry = (
  { registry }: Metrics,
  log: Logger,
  clock: Clock,
  state: LedgerState,
): LedgerTelemetry => {
  const registers = [registry]
  const name = (suffix: string): string => `pulseboard_gateway_ledger_${suffix}`
  const gauge = (suffix: string, help: string, read: () => number): void => {
    const made: Gauge = new Gauge({
      name: name(suffix),
      help,
      registers,
      collect: () => made.set(read()),
    })
  }
  gauge('unpublished_lines', 'Lines with counts that Kafka does not have yet.', state.unpublished)
  gauge('age_seconds', 'Time since which counts are not complete in Kafka; a few seconds.', () =>
    Math.max(0, (clock.now() - state.throughMs()) / 1000),
  )
  const lost = new Counter({
    name: name('lost_events_total'),
    help: 'Events that the ledger has no line for: Kafka was away for hours, with many keys.',
    registers,
  })
  let failures = 0
  let hasLost = false

  return {
    published: (error) => {
      if (error === undefined) {
        if (failures >= WARN_AFTER) log.info('counts of the ledger are published again')
        failures = 0
      } else if (++failures === WARN_AFTER)
        log.warn({ err: error }, 'counts of the ledger wait for Kafka')
    },
    lost: (events) => {
      lost.inc(events)
      if (!hasLost) log.error({ events }, 'the ledger is full; the events themselves are not lost')
      hasLost = true
    },
  }
}
