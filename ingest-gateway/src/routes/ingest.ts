/**
 * POST /v1/events: one event, an array or lines; each event is judged alone and the answer names every
 * one that was refused. 202 is only sent when Kafka has all accepted events on all in-sync replicas, or the spool on disk.
 */
import { LIMITS, type IngestResult } from '@pulseboard/contracts'
import { answerJson, answerProblem } from '../answer.ts'
import { senderOf, type Exchange } from '../exchange.ts'
import * as keySteps from '../key-steps.ts'
import { limitHeaders } from '../limit-headers.ts'
import * as steps from '../steps.ts'
import type { IngestRoute } from './route.ts'

export interface IngestDeps extends steps.StepDeps {
  /** Address of the dashboard. */
  readonly publicUrl: string
}

const resultOf = ({ accepted, rejected, tally }: Exchange, seeProject: string): IngestResult => {
  const receipt = accepted[0]?.id ?? ''
  // An id that stood twice in the request was sent once, and both are safe: accepted + rejected = sent.
  const count = accepted.length + tally.repeated
  return { receipt, accepted: count, rejected, see: `${seeProject}/events/${receipt}` }
}

export const createIngestRoute = (deps: IngestDeps): IngestRoute => ({
  steps: [
    steps.authenticateHeader(deps),
    keySteps.requireOrigin,
    steps.requireRoom(deps),
    keySteps.requireQuota(deps),
    steps.checkHeaders(LIMITS.bodyBytes),
    steps.read(LIMITS.bodyBytes, deps),
    steps.waitTurn(deps),
    steps.split,
    steps.requireRoom(deps),
    steps.charge(deps),
    steps.judgeEvents(deps),
    steps.requireOne(deps),
    steps.produce(deps),
    keySteps.chargeQuota(deps),
  ],
  answer: (exchange) => {
    const sender = senderOf(exchange)
    const result = resultOf(exchange, `${deps.publicUrl}/p/${sender.projectSlug}`)
    answerJson(exchange, 202, JSON.stringify(result), limitHeaders(sender, deps))
  },
  refuse: (asker, error) => answerProblem(asker, error),
})
