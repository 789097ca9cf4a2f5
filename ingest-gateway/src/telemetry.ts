/**
 * The facts this service reports: each function writes metric and log together. Labels come from
 * closed lists; no payload, key or id of a client is ever logged. A warning means that nothing was
 * lost (the spool has it, or clients were told to send again).
 */
import { OUTCOMES, type Outcome } from '@pulseboard/contracts'
import { Counter, Gauge, Histogram, type Logger, type Metrics } from '@pulseboard/runtime'
import type { Sent } from './group-commit.ts'

export interface Telemetry {
  /** Events of one request that met the same end. */
  events(outcome: Outcome, count: number): void
  /** An event was refused for this reason. */
  rejected(code: string): void
  /** A body was read: bytes as sent and after decoding. */
  bodyRead(sentBytes: number, decodedBytes: number): void
  answered(status: number): void
  /** A connection was refused: there are too many. */
  connectionDropped(): void
  /** A produce came back. */
  sent(sent: Sent): void
  /** The announcements of changed keys stopped or came back. */
  announcements(alive: boolean, error?: unknown): void
  /** Counts of monthly quotas were reported, or not. */
  quotasReported(error: unknown): void
}

// Codes of ajv and ours; anything else would be a new label value per client.
const CODES = new Set(
  [
    'required unknown_field not_in_list type format pattern minLength maxLength minimum maximum',
    'minProperties maxProperties propertyNames maxItems anyOf additionalProperties invalid_json',
    'too_deep too_many_keys string_too_long event_too_large forbidden_key lone_surrogate',
    'nul_character number_out_of_range duplicate_key other_environment',
  ].flatMap((line) => line.split(' ')),
)

const PRODUCE_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2]
const BATCH_MESSAGES = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000]

const createInstruments = ({ registry }: Metrics, inFlightBytes: () => number) => {
  const registers = [registry]
  const name = (suffix: string): string => `pulseboard_gateway_${suffix}`
  const counter = (suffix: string, help: string): Counter =>
    new Counter({ name: name(suffix), help, registers })
  const inFlight: Gauge = new Gauge({
    name: name('in_flight_bytes'),
    help: 'Bytes of requests being worked on; 503 overloaded at the bound.',
    registers,
    collect: () => inFlight.set(inFlightBytes()),
  })
  return {
    events: new Counter({
      name: name('events_total'),
      help: 'Events by what became of them.',
      labelNames: ['outcome'],
      registers,
    }),
    rejections: new Counter({
      name: name('rejections_total'),
      help: 'Refused events by reason; a rise after a release points at its client.',
      labelNames: ['code'],
      registers,
    }),
    answers: new Counter({
      name: name('answers_total'),
      help: 'Answers of the ingest routes by status class.',
      labelNames: ['status'],
      registers,
    }),
    dropped: counter(
      'dropped_connections_total',
      'Connections refused at GATEWAY_MAX_CONNECTIONS; idle ones were closed to make room.',
    ),
    sentBytes: counter('body_sent_bytes_total', 'Bytes of bodies as they came.'),
    decodedBytes: counter('body_decoded_bytes_total', 'Bytes of bodies after decoding.'),
    produceSeconds: new Histogram({
      name: name('produce_seconds'),
      help: 'Time from a send to its acknowledgement by all replicas.',
      labelNames: ['outcome'],
      buckets: PRODUCE_SECONDS,
      registers,
    }),
    produceMessages: new Histogram({
      name: name('produce_messages'),
      help: 'Messages of one send.',
      buckets: BATCH_MESSAGES,
      registers,
    }),
    announcements: new Gauge({
      name: name('key_announcements_alive'),
      help: '1 while changes of keys are announced; at 0 a revocation takes up to 30 s.',
      registers,
    }),
  }
}

export const createTelemetry = (
  metrics: Metrics,
  log: Logger,
  inFlightBytes: () => number,
): Telemetry => {
  const instruments = createInstruments(metrics, inFlightBytes)
  const eventCounters = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, instruments.events.labels(outcome)]),
  ) as Record<Outcome, ReturnType<typeof instruments.events.labels>>
  const answerCounters = ['2xx', '4xx', '5xx'].map((status) => instruments.answers.labels(status))
  let isBusUp = true
  let areQuotasReported = true

  const busChanged = (sent: Sent): void => {
    const isUp = sent.outcome === 'acknowledged'
    if (isUp === isBusUp) return
    isBusUp = isUp
    if (isUp) log.info('Kafka acknowledges again')
    else
      log.warn(
        { err: sent.error, messages: sent.messages },
        'Kafka did not acknowledge; events go to the spool',
      )
  }

  return {
    events: (outcome, count) => eventCounters[outcome].inc(count),
    rejected: (code) => instruments.rejections.inc({ code: CODES.has(code) ? code : 'other' }),
    bodyRead: (sentBytes, decodedBytes) => {
      instruments.sentBytes.inc(sentBytes)
      instruments.decodedBytes.inc(decodedBytes)
    },
    answered: (status) => answerCounters[status < 400 ? 0 : status < 500 ? 1 : 2]?.inc(),
    connectionDropped: () => instruments.dropped.inc(),
    sent: (sent) => {
      instruments.produceSeconds.observe({ outcome: sent.outcome }, sent.ms / 1000)
      instruments.produceMessages.observe(sent.messages)
      busChanged(sent)
      log.debug({ messages: sent.messages, bytes: sent.bytes, ms: sent.ms }, 'batch produced')
    },
    quotasReported: (error) => {
      if (areQuotasReported === (error === undefined)) return
      areQuotasReported = error === undefined
      if (areQuotasReported) log.info('counts of monthly quotas are reported again')
      else
        log.warn(
          { err: error },
          'counts of monthly quotas are not reported; each gateway goes by its own',
        )
    },
    announcements: (alive, error) => {
      instruments.announcements.set(alive ? 1 : 0)
      if (alive) log.info('changes of keys are announced')
      else
        log.warn({ err: error }, 'changes of keys are not announced; revocation takes up to 30 s')
    },
  }
}
