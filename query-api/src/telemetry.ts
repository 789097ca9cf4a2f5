/**
 * What query-api reports about itself. One fact is one function that writes the metric and, where a
 * person should read it, the log line. Labels come from closed lists; no address, name or payload.
 */
import type { SessionEnd } from '@pulseboard/db'
import { Counter, Gauge, Histogram, type Logger, type Metrics } from '@pulseboard/runtime'

/** Every metric with its meaning and what to do about it. */
const METRICS = {
  requests: {
    name: 'pulseboard_query_request_seconds',
    help: 'Time to answer, by route and status. Slow: look at pulseboard_query_store_seconds.',
    labelNames: ['route', 'status'],
  },
  queries: {
    name: 'pulseboard_query_store_seconds',
    help: 'Time of ClickHouse questions by name and outcome. Many "timeout": narrow ranges or add memory.',
    labelNames: ['question', 'outcome'],
  },
  signInRefused: {
    name: 'pulseboard_query_sign_in_refused_total',
    help: 'Refused sign-ins by kind. A steep rise is somebody guessing.',
    labelNames: ['kind'],
  },
  refreshRefused: {
    name: 'pulseboard_query_refresh_refused_total',
    help: 'Refused refreshes by reason. "reuse" means that a copy of a token was in use.',
    labelNames: ['reason'],
  },
  mails: {
    name: 'pulseboard_query_mails_total',
    help: 'Mails by what became of them. Any "given_up" or "refused": look at SMTP_URL and at the mail server.',
    labelNames: ['outcome'],
  },
  sessionsEnded: {
    name: 'pulseboard_query_sessions_ended_total',
    help: 'Sessions that were ended before their time, by reason. "reuse": a copy of a token was in use.',
    labelNames: ['reason'],
  },
  liveClients: {
    name: 'pulseboard_query_live_clients',
    help: 'Open live feeds. Zero: the feed reads nothing from Kafka.',
    labelNames: [],
  },
  liveEvents: {
    name: 'pulseboard_query_live_events_total',
    help: 'Events for live feeds, by what became of them. "dropped": the client read too slowly; "left_out": by sampling.',
    labelNames: ['outcome'],
  },
  tailUp: {
    name: 'pulseboard_query_live_tail_up',
    help: '1 while Kafka can be read for the live feed. 0 for long: look at the broker.',
    labelNames: [],
  },
  liveClosed: {
    name: 'pulseboard_query_live_closed_total',
    help: 'Live feeds that the server ended, by close code.',
    labelNames: ['code'],
  },
} as const

export type QueryOutcome = 'answered' | 'timeout' | 'unavailable' | 'cancelled' | 'failed'

export type MailOutcome = 'sent' | 'refused' | 'given_up' | 'dropped'

export interface Telemetry {
  requestAnswered(route: string, status: number, seconds: number): void
  questionAnswered(question: string, outcome: QueryOutcome, seconds: number): void
  signInRefused(kind: 'password' | 'hello' | 'code'): void
  refreshRefused(reason: 'unknown' | 'ended' | 'reuse'): void
  mailSettled(outcome: MailOutcome, error?: unknown): void
  sessionsEnded(reason: SessionEnd, count: number): void
  liveClients(count: number): void
  liveEvents(outcome: 'sent' | 'dropped' | 'left_out', count: number): void
  liveClosed(code: number): void
  /** A request was carried out and answered; a repeat of it will be told that its answer is lost. */
  answerNotKept(error: unknown): void
  /** Kafka could not be read back for those who return; they are told of a gap. */
  backfillFailed(error: unknown): void
  /** PostgreSQL could not say who still may watch; it is asked again. */
  standingsUnknown(error: unknown): void
  /** ClickHouse could not say which shown events it has; it is asked again. */
  storedUnknown(error: unknown): void
  /** Why Kafka cannot be read; it goes on by itself. Undefined: it can. */
  tailState(problem: string | undefined): void
}

/** The code of what went wrong, such as ECONNREFUSED, EAUTH or 550. */
const mailFault = (error: unknown): string => {
  if (!(error instanceof Error)) return 'none'
  if ('responseCode' in error) return String(error.responseCode)
  return 'code' in error ? String(error.code) : error.name
}

const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export const createTelemetry = (metrics: Metrics, log: Logger): Telemetry => {
  const registers = [metrics.registry]
  const requests = new Histogram({ ...METRICS.requests, buckets: BUCKETS, registers })
  const queries = new Histogram({ ...METRICS.queries, buckets: BUCKETS, registers })
  const signIns = new Counter({ ...METRICS.signInRefused, registers })
  const refreshes = new Counter({ ...METRICS.refreshRefused, registers })
  const mails = new Counter({ ...METRICS.mails, registers })
  const sessionsEnded = new Counter({ ...METRICS.sessionsEnded, registers })
  const clients = new Gauge({ ...METRICS.liveClients, registers })
  const liveEvents = new Counter({ ...METRICS.liveEvents, registers })
  const tailUp = new Gauge({ ...METRICS.tailUp, registers })
  const closed = new Counter({ ...METRICS.liveClosed, registers })
  return {
    requestAnswered: (route, status, seconds) =>
      requests.observe({ route, status: String(status) }, seconds),
    questionAnswered: (question, outcome, seconds) =>
      queries.observe({ question, outcome }, seconds),
    signInRefused: (kind) => signIns.inc({ kind }),
    refreshRefused: (reason) => {
      refreshes.inc({ reason })
      if (reason === 'reuse') log.warn('a used refresh token came back, its session was ended')
    },
    mailSettled: (outcome, error) => {
      mails.inc({ outcome })
      // Not the error itself: what a mail server answers often repeats the address.
      if (outcome !== 'sent') log.warn({ outcome, reason: mailFault(error) }, 'a mail was not sent')
    },
    sessionsEnded: (reason, count) => sessionsEnded.inc({ reason }, count),
    liveClients: (count) => clients.set(count),
    liveEvents: (outcome, count) => liveEvents.inc({ outcome }, count),
    liveClosed: (code) => closed.inc({ code: String(code) }),
    answerNotKept: (error) =>
      log.warn({ err: error }, 'the answer to a request with an Idempotency-Key was not kept'),
    backfillFailed: (error) =>
      log.warn({ err: error }, 'the live feed could not read back; who returns is told of a gap'),
    standingsUnknown: (error) =>
      log.warn({ err: error }, 'the live feed could not ask who still may watch; it asks again'),
    storedUnknown: (error) =>
      log.warn({ err: error }, 'the live feed could not ask what is stored; it asks again'),
    tailState: (problem) => {
      tailUp.set(problem === undefined ? 1 : 0)
      if (problem !== undefined)
        log.warn({ problem }, 'the live feed cannot read Kafka; it goes on where it stopped')
    },
  }
}
