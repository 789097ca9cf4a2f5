/**
 * The facts of the spool: each function writes metric and log together. A warning means that nothing is
 * lost; an error that an operator must look, because a file was damaged or cannot be read.
 */
import {
  Counter,
  Gauge,
  Histogram,
  type Clock,
  type Logger,
  type Metrics,
} from '@pulseboard/runtime'
import type { Written } from './journal.ts'
import type { Finding } from './recover.ts'
import type { SpoolStanding } from './holdings.ts'

export interface SpoolTelemetry {
  /** A group of events was written, or could not be. */
  readonly written: (written: Written) => void
  readonly replayed: (events: number) => void
  /** A send from the spool failed. */
  readonly replayFailed: (error: unknown) => void
  /** Events were refused because of a bound. */
  readonly full: (events: number) => void
  readonly found: (finding: Finding) => void
  /** The directory was opened, with what earlier runs left. */
  readonly opened: (path: string, standing: SpoolStanding) => void
  readonly unusable: (error: unknown) => void
  readonly adopted: (path: string, events: number) => void
}

const SYNC_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2]

const createInstruments = ({ registry }: Metrics, standing: () => SpoolStanding, clock: Clock) => {
  const registers = [registry]
  const name = (suffix: string): string => `pulseboard_gateway_spool_${suffix}`
  const gauge = (suffix: string, help: string, read: () => number): void => {
    const made: Gauge = new Gauge({
      name: name(suffix),
      help,
      registers,
      collect: () => made.set(read()),
    })
  }
  const counter = (suffix: string, help: string) =>
    new Counter({ name: name(suffix), help, registers })
  gauge('events', 'Events that wait for Kafka on disk.', () => standing().events)
  gauge('bytes', 'Bytes of these events on disk; 503 spool_full at the bound.', () => {
    return standing().bytes
  })
  gauge('oldest_age_seconds', 'Age of the oldest of them; 0 when none waits.', () => {
    return Math.max(0, clock.now() - (standing().oldestAt ?? Infinity)) / 1000
  })
  return {
    appended: counter('appended_events_total', 'Events acknowledged because the spool has them.'),
    replayed: counter('replayed_events_total', 'Events sent from the spool to Kafka.'),
    refused: counter(
      'refused_events_total',
      'Events refused: a bound was reached or a write failed.',
    ),
    findings: new Counter({
      name: name('findings_total'),
      help: 'Files: torn tail (harmless), damaged (see *.damaged), refused by Kafka (*.refused-*), foreign.',
      labelNames: ['kind'],
      registers,
    }),
    syncSeconds: new Histogram({
      name: name('sync_seconds'),
      help: 'Time of a write with its fdatasync.',
      buckets: SYNC_SECONDS,
      registers,
    }),
  }
}

export const createSpoolTelemetry = (
  metrics: Metrics,
  log: Logger,
  standing: () => SpoolStanding,
  clock: Clock,
): SpoolTelemetry => {
  const instruments = createInstruments(metrics, standing, clock)
  // One line when writing or replaying stops working, not one for each attempt.
  let doesWrite = true
  let doesReplay = true
  return {
    written: ({ events, ms, error }) => {
      if (error === undefined) {
        instruments.appended.inc(events)
        instruments.syncSeconds.observe(ms / 1000)
        if (!doesWrite) log.info('the spool takes events again')
      } else {
        instruments.refused.inc(events)
        if (doesWrite) log.error({ err: error }, 'the spool cannot write; clients send again later')
      }
      doesWrite = error === undefined
    },
    replayed: (events) => {
      instruments.replayed.inc(events)
      if (!doesReplay) log.info('events of the spool reach Kafka again')
      doesReplay = true
    },
    replayFailed: (error) => {
      if (doesReplay) log.warn({ err: error }, 'events of the spool do not reach Kafka; they wait')
      doesReplay = false
    },
    full: (events) => instruments.refused.inc(events),
    found: (finding) => {
      instruments.findings.inc({ kind: finding.kind })
      if (finding.kind === 'torn')
        log.warn(finding, 'a write to the spool was cut off; its events were never acknowledged')
      else if (finding.kind === 'refused')
        log.error(
          finding,
          'Kafka refuses an accepted event for itself; it is kept in this file. Raise max.message.bytes',
        )
      else if (finding.kind === 'damaged')
        log.error(
          finding,
          'a file of the spool is damaged; what is sound is sent, the file is kept',
        )
      else
        log.error(
          finding,
          'a file of the spool has a later format and is left alone; start the version that wrote it',
        )
    },
    opened: (path, { events, bytes }) => log.info({ path, events, bytes }, 'the spool is open'),
    unusable: (error) =>
      log.error({ err: error }, 'the spool cannot be opened; without it Kafka must acknowledge'),
    adopted: (path, events) =>
      log.info({ path, events }, 'events of a gateway that ended are taken over'),
  }
}
