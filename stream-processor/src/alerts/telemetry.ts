/** The facts of the alert engine: each function writes metric and log together. */
import {
  Counter,
  Gauge,
  Histogram,
  type Clock,
  type Health,
  type Logger,
  type Metrics,
} from '@pulseboard/runtime'
import type { EngineFacts } from './engine.ts'

export interface AlertFacts extends EngineFacts {
  /** A tick or a lease could not be done; it is tried again. */
  failed(what: string, error: unknown): void
}

/** Behind by more than this it is shown in /readyz: a slot, and what a report and a landing may take. */
const BEHIND_MS = 30_000

const createInstruments = ({ registry }: Metrics) => {
  const registers = [registry]
  const name = (suffix: string): string => `pulseboard_processor_alerts_${suffix}`
  return {
    watermark: new Gauge({
      name: name('watermark_age_seconds'),
      help: 'Age of the time up to which all events have landed; evaluation holds while it grows.',
      registers,
    }),
    behind: new Gauge({
      name: name('behind_seconds'),
      help: 'Age of the newest evaluated window of the shard that is farthest behind.',
      registers,
    }),
    held: new Counter({
      name: name('held_seconds_total'),
      help: 'Time in which evaluation was held, because events had not landed.',
      registers,
    }),
    evaluations: new Counter({
      name: name('evaluations_total'),
      help: 'Rules and groups that were looked at, one for each step.',
      registers,
    }),
    shards: new Gauge({
      name: name('shards'),
      help: 'Shards of projects that this processor evaluates; 64 in all.',
      registers,
    }),
    rules: new Gauge({
      name: name('rules'),
      help: 'Rules that this processor evaluates.',
      registers,
    }),
    lost: new Counter({
      name: name('shards_lost_total'),
      help: 'Shards that another processor had taken before an evaluation was written.',
      registers,
    }),
    tick: new Histogram({
      name: name('tick_seconds'),
      help: 'Time of one turn of the engine.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
  }
}

export const createAlertFacts = ({
  metrics,
  log,
  health,
  clock,
}: {
  metrics: Metrics
  log: Logger
  health: Health
  clock: Clock
}): AlertFacts => {
  const instruments = createInstruments(metrics)
  let tickedAt: number | undefined
  return {
    evaluated: (count) => instruments.evaluations.inc(count),
    ticked: ({ shards, rules, complete, evaluatedTo, ms }) => {
      const now = clock.now()
      const behindMs = evaluatedTo === undefined ? 0 : Math.max(0, now - evaluatedTo)
      instruments.watermark.set(Math.max(0, now - complete) / 1000)
      instruments.behind.set(behindMs / 1000)
      instruments.shards.set(shards)
      instruments.rules.set(rules)
      instruments.tick.observe(ms / 1000)
      if (behindMs > BEHIND_MS) {
        instruments.held.inc(tickedAt === undefined ? 0 : Math.max(0, now - tickedAt) / 1000)
        const seconds = Math.round(behindMs / 1000)
        health.degrade(
          'alerts',
          `alert rules are evaluated up to ${seconds} s ago; none fires or ends meanwhile`,
        )
      } else health.set('alerts', undefined)
      tickedAt = now
    },
    shardLost: (shard) => {
      instruments.lost.inc()
      log.info({ shard }, 'another processor evaluates this shard now')
    },
    failed: (what, error) => log.warn({ err: error }, `alerts: ${what} failed; it is tried again`),
  }
}
