/**
 * How an ingest route runs: its steps in order, then its answer; whatever a step throws becomes the
 * route's own form of error. The bytes it held are given back on every way out.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  AppError,
  headerText,
  requestIdOf,
  toAppError,
  TRACEPARENT,
  type Clock,
  type Logger,
  type TraceSpan,
  type Tracing,
} from '@pulseboard/runtime'
import { answerPreflight, type Asker } from '../answer.ts'
import type { Exchange, Step } from '../exchange.ts'
import type { InFlight } from '../in-flight.ts'
import type { Book } from '../ledger/book.ts'
import { createTally } from '../ledger/tally.ts'
import { ClientGone } from '../read-body.ts'
import type { RequestMarks } from '../request-mark.ts'
import type { Telemetry } from '../telemetry.ts'
import { json } from '../wire/json.ts'

export interface IngestRoute {
  readonly steps: readonly Step[]
  /** The good answer. */
  readonly answer: (exchange: Exchange) => void
  readonly refuse: (asker: Asker, error: AppError) => void
}

export interface RunDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly inFlight: InFlight
  readonly marks: RequestMarks
  readonly book: Book
  readonly telemetry: Telemetry
  readonly tracing: Tracing | undefined
}

/** A route at one of its addresses. */
export interface Served {
  readonly route: IngestRoute
  readonly path: string
}

const EMPTY = Buffer.alloc(0)

/** Goes on with the client's trace, or begins one; undefined when the request is not traced. */
const traceRequest = (
  tracing: Tracing | undefined,
  path: string,
  { request, requestId }: Asker,
): TraceSpan | undefined =>
  tracing?.request(`POST ${path}`, headerText(request.headers[TRACEPARENT]), {
    'http.request.method': 'POST',
    'http.route': path,
    'pulseboard.request_id': requestId,
  })

const endSpan = (exchange: Exchange, failure: string | undefined): void =>
  exchange.span?.end(
    {
      'http.response.status_code': exchange.response.statusCode,
      'pulseboard.events.accepted': exchange.accepted.length,
      'pulseboard.events.rejected': exchange.rejected.length,
    },
    failure,
  )

const begin = (
  path: string,
  asker: Asker,
  { inFlight, marks, tracing }: RunDeps,
  beganMs: number,
): Exchange => ({
  ...asker,
  span: traceRequest(tracing, path, asker),
  mark: marks.next(),
  beganMs,
  receivedMs: beganMs,
  hold: inFlight.hold(),
  format: json,
  sender: undefined,
  body: EMPTY,
  candidates: [],
  accepted: [],
  rejected: [],
  tally: createTally(),
  delivered: undefined,
})

/** Runs one POST. Resolves when it is answered; never rejects. */
const run = async ({ route, path }: Served, asker: Asker, deps: RunDeps): Promise<void> => {
  const exchange = begin(path, asker, deps, deps.clock.now())
  const { book } = deps
  let failure: string | undefined
  try {
    for (const step of route.steps) {
      const pending = step(exchange)
      // Most steps are synchronous; waiting for nothing costs a turn of the microtask queue each.
      if (pending !== undefined) await pending
    }
    route.answer(exchange)
    book.end(exchange, undefined)
  } catch (thrown) {
    failure = 'client_gone'
    if (thrown instanceof ClientGone) return book.abandon(exchange)
    const error = toAppError(thrown)
    failure = error.code
    book.end(exchange, error.code)
    if (error.code === 'internal')
      deps.log.error({ err: thrown, requestId: asker.requestId }, 'ingest failed')
    route.refuse(asker, error)
  } finally {
    exchange.hold.release()
    deps.telemetry.answered(asker.response.statusCode)
    endSpan(exchange, failure)
  }
}

/** Answers any method on an ingest address. */
export const serveIngest = (
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
  deps: RunDeps,
): Promise<void> | void => {
  const requestId = requestIdOf(request.headers['x-request-id'], deps.clock)
  const asker = { request, response, requestId }
  if (request.method === 'POST') return run(served, asker, deps)
  if (request.method === 'OPTIONS') return answerPreflight(asker)
  served.route.refuse(
    asker,
    new AppError('method_not_allowed', {
      detail: 'Events are sent with POST.',
      headers: { Allow: 'POST, OPTIONS' },
    }),
  )
}
