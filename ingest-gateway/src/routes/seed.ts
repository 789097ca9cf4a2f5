/**
 * POST /ingest: the form of the project's first client, which works unchanged: one event, the key in the
 * body or the header, 201 with the stored event, errors with `success` and `message` beside the problem.
 * Behind the form it is the same pipeline and the same promise as /v1/events.
 */
import { LIMITS, type Event } from '@pulseboard/contracts'
import { answerJson, answerProblem } from '../answer.ts'
import { bearerKey } from '../authenticate.ts'
import type { Exchange, Step } from '../exchange.ts'
import * as keySteps from '../key-steps.ts'
import * as steps from '../steps.ts'
import { json } from '../wire/json.ts'
import { readSeed, type SeedBody } from '../wire/seed.ts'
import type { IngestRoute } from './route.ts'

// One event, its key, and room for the form.
const MAX_BYTES = LIMITS.eventBytes + 4096

/** Rewrites the body to an event of our schema; from here on the key is gone. */
const adopt =
  ({ authenticate }: steps.StepDeps, readBody: (body: Buffer) => SeedBody): Step =>
  async (exchange) => {
    const { apiKey, event } = readBody(exchange.body)
    exchange.body = Buffer.from(JSON.stringify(event))
    exchange.candidates = json(exchange.body)
    const bodyKey = typeof apiKey === 'string' ? apiKey : undefined
    const key = bearerKey(exchange.request.headers.authorization) ?? bodyKey
    exchange.sender = await authenticate(key, exchange.request)
    exchange.hold.assign(exchange.sender.projectId)
  }

const rowOf = ({ accepted }: Exchange): Record<string, unknown> => {
  const event = JSON.parse(accepted[0]?.value.toString() ?? '{}') as Event
  return {
    id: event.id,
    projectId: event.project_id,
    type: event.type,
    name: event.name,
    payload: event.payload ?? {},
    timestamp: event.occurred_at,
    receivedAt: event.received_at,
  }
}

/** The steps of every route of the first client. @param readBody its form: bytes → key and event */
export const seedSteps = (deps: steps.StepDeps, readBody: (body: Buffer) => SeedBody): Step[] => [
  steps.checkHeaders(MAX_BYTES),
  steps.read(MAX_BYTES, deps),
  adopt(deps, readBody),
  keySteps.requireOrigin,
  steps.requireRoom(deps),
  keySteps.requireQuota(deps),
  steps.charge(deps),
  steps.judgeEvents(deps),
  steps.requireOne(deps),
  steps.produce(deps),
  keySteps.chargeQuota(deps),
]

/** Its form of an error: the problem with `success` and `message` beside it. */
export const refuseSeed: IngestRoute['refuse'] = (asker, error) =>
  answerProblem(asker, error, { success: false, message: error.message })

export const createSeedRoute = (deps: steps.StepDeps): IngestRoute => ({
  steps: seedSteps(deps, readSeed),
  answer: (exchange) => {
    const body = { success: true, message: 'Event ingested', data: rowOf(exchange) }
    answerJson(exchange, 201, JSON.stringify(body))
  },
  refuse: refuseSeed,
})
