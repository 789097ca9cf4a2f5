/**
 * The steps that ingest routes are made of. Each does one thing to the exchange or throws the AppError
 * that becomes the answer; a refused event is a value, never an exception. Long work gives the event
 * loop back every few milliseconds, so a batch of megabytes does not hold up other clients.
 */
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import { AppError, uuidv7, type Clock } from '@pulseboard/runtime'
import { bearerKey, type Authenticate } from './authenticate.ts'
import type { Deliver, Delivered } from './delivery.ts'
import { senderOf, type Exchange, type Step } from './exchange.ts'
import { createEnvironmentCheck, type KeyStepDeps } from './key-steps.ts'
import { limitValues } from './limit-headers.ts'
import { retryAfter } from './limit.ts'
import type { Book } from './ledger/book.ts'
import { readBody, reserveBody, type Inflate } from './read-body.ts'
import { refusal } from './refusal.ts'
import { createSplice } from './splice.ts'
import { stamp, type Stamp } from './stamp.ts'
import type { Turns } from './turns.ts'
import { judge } from './validate.ts'
import { formatOf } from './wire/negotiate.ts'

export interface StepDeps extends KeyStepDeps {
  readonly clock: Clock
  readonly authenticate: Authenticate
  readonly inflate: Inflate
  readonly deliver: Deliver
  readonly book: Book
  /** Long work of projects takes turns. */
  readonly turns: Turns
}

// Work between two looks at the clock, and the longest stretch before others get a turn.
const LOOK_EVERY_BYTES = 64 * 1024
const TURN_MS = 4
const RETRY_SECONDS = { bus_unavailable: 1, spool_full: 5 }

/** What the headers alone decide: content type, size, room. Nothing of the body is read before. */
export const checkHeaders =
  (maxBytes: number): Step =>
  (exchange) => {
    const { request, hold } = exchange
    exchange.format = formatOf(request.headers['content-type'])
    reserveBody(request, { maxBytes, hold })
  }

/** Reads the key from the Authorization header. */
export const authenticateHeader =
  ({ authenticate }: StepDeps): Step =>
  (exchange) => {
    const found = authenticate(bearerKey(exchange.request.headers.authorization), exchange.request)
    const assign = (sender: Awaited<typeof found>): void => {
      exchange.sender = sender
      exchange.hold.assign(sender.projectId)
    }
    return found instanceof Promise ? found.then(assign) : assign(found)
  }

/** Refuses a sender whose bucket is empty; charges nothing yet. */
export const requireRoom =
  ({ telemetry, random, ...deps }: StepDeps): Step =>
  (exchange) => {
    const sender = senderOf(exchange)
    const standings = sender.limits.map((limit) => deps.limiter.look(limit))
    const empty = standings.find(({ waitSeconds }) => waitSeconds > 0)
    if (empty === undefined) return
    const { policy, standing } = limitValues(sender, deps)
    telemetry.events('rate_limited', Math.max(1, exchange.candidates.length))
    throw new AppError('rate_limited', {
      detail: `The ${empty.limit.name} may send ${empty.limit.rate} events per second and has no burst left. Send again after Retry-After.`,
      retryAfter: retryAfter(empty.waitSeconds, random),
      headers: { 'RateLimit-Policy': policy, RateLimit: standing },
    })
  }

/**
 * The decoded bytes of the body. With its last byte the request is received: from here on only our own
 * work, which is bounded, lies between `received_at` and Kafka or the spool.
 */
export const read =
  (maxBytes: number, { inflate, telemetry, clock, book }: StepDeps): Step =>
  async (exchange) => {
    const { request, response, hold } = exchange
    if (request.headers.expect !== undefined) response.writeContinue()
    const { bytes, sentBytes } = await readBody(request, { maxBytes, hold }, inflate)
    exchange.body = bytes
    exchange.receivedMs = Math.max(exchange.beganMs, clock.now())
    book.begin(exchange)
    telemetry.bodyRead(sentBytes, bytes.length)
  }

/** A large body waits for its project's turn before it is worked on. */
export const waitTurn =
  ({ turns }: StepDeps): Step =>
  (exchange) =>
    exchange.body.length > LOOK_EVERY_BYTES ? turns.next(senderOf(exchange).projectId) : undefined

/** Finds the events in the body by its wire format. */
export const split: Step = (exchange) => {
  exchange.candidates = exchange.format(exchange.body)
  if (exchange.candidates.length === 0)
    throw new AppError('empty_body', {
      detail: 'There is no event in the body. Send an event, an array or lines.',
    })
}

/** Charges the sender's buckets for every event that came, good or not. */
export const charge =
  ({ limiter }: StepDeps): Step =>
  (exchange) => {
    for (const limit of senderOf(exchange).limits) limiter.charge(limit, exchange.candidates.length)
  }

/** Whether an id was in this request before: it is then sent once. Ids of our own never repeat. */
const createRepeats = (events: number): ((stamped: Stamp) => boolean) => {
  if (events === 1) return () => false
  const seen = new Set<string>()
  return ({ id, idGiven }) => {
    if (!idGiven) return false
    if (seen.has(id)) return true
    seen.add(id)
    return false
  }
}

/** Judges events by the contract and by the environment of their key. */
const createJudge = (environment: string | undefined): typeof judge => {
  if (environment === undefined) return judge
  const check = createEnvironmentCheck(environment)
  return (body, candidate) => {
    const verdict = judge(body, candidate)
    const violation = verdict.event && check(verdict.event)
    return violation === undefined ? verdict : { violation }
  }
}

/** Parses, validates, stamps and splices each event; fills accepted and rejected. */
export const judgeEvents =
  ({ clock, telemetry, turns }: StepDeps): Step =>
  async (exchange) => {
    const { body, mark, beganMs, receivedMs, candidates, accepted, rejected, tally } = exchange
    const { projectId, keyId, environment } = senderOf(exchange)
    const splice = createSplice({ projectId, keyId, receivedMs, environment })
    const judgeOne = createJudge(environment)
    const newId = (): string => uuidv7(receivedMs)
    const isRepeat = createRepeats(candidates.length)
    let turnStartedMs = clock.now()
    let bytesSinceLook = 0
    for (const [index, candidate] of candidates.entries()) {
      const { event, violation } = judgeOne(body, candidate)
      if (event === undefined) {
        rejected.push({ index, ...violation })
        tally.reject(violation.code)
        telemetry.rejected(violation.code)
      } else {
        const stamped = stamp(event, beganMs, newId)
        if (isRepeat(stamped)) tally.repeat(event.sdk)
        else {
          tally.good(event.sdk)
          const value = splice(body, candidate.start, candidate.end, stamped)
          accepted.push({ id: stamped.id, projectId, request: mark, receivedMs, value })
        }
      }
      bytesSinceLook += candidate.end - candidate.start
      if (bytesSinceLook < LOOK_EVERY_BYTES) continue
      bytesSinceLook = 0
      if (clock.now() - turnStartedMs < TURN_MS) continue
      await turns.next(projectId)
      turnStartedMs = clock.now()
    }
  }

/** A request without one good event is an error that lists them all. */
export const requireOne =
  ({ telemetry }: StepDeps): Step =>
  ({ accepted, rejected }) => {
    if (rejected.length > 0) telemetry.events('rejected', rejected.length)
    if (accepted.length > 0) return
    throw refusal(rejected)
  }

const SEND = `send ${EVENTS_TOPIC.name}`

/** Delivers; in a traced request the messages carry its trace on to the processor. */
const deliverTraced = async (
  deliver: Deliver,
  { accepted, span }: Exchange,
): Promise<Delivered> => {
  if (span === undefined) return deliver(accepted)
  const part = span.part(SEND, 'producer', {
    'messaging.system': 'kafka',
    'messaging.destination.name': EVENTS_TOPIC.name,
    'messaging.batch.message_count': accepted.length,
  })
  const { traceparent } = part
  const delivered = await deliver(accepted.map((event) => ({ ...event, traceparent })))
  part.end({ 'pulseboard.delivered': delivered })
  return delivered
}

/** Waits until Kafka or the spool has the accepted events. */
export const produce =
  ({ deliver, telemetry, random }: StepDeps): Step =>
  async (exchange: Exchange) => {
    const { accepted, tally } = exchange
    const delivered = await deliverTraced(deliver, exchange)
    if (delivered === 'acknowledged' || delivered === 'spooled') {
      exchange.delivered = delivered
      return telemetry.events('accepted', accepted.length + tally.repeated)
    }
    telemetry.events('unavailable', accepted.length + tally.repeated)
    const code = delivered === 'spool_full' ? 'spool_full' : 'bus_unavailable'
    throw new AppError(code, { retryAfter: retryAfter(RETRY_SECONDS[code], random) })
  }
