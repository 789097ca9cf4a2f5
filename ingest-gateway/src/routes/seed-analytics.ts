/**
 * POST /analytics/{crash,session,screen-view,api-call}: the first client's structured forms, answered in
 * its own form. Behind it is the same pipeline and the same promise as /v1/events.
 */
import type { Event } from '@pulseboard/contracts'
import { answerJson } from '../answer.ts'
import type { StepDeps } from '../steps.ts'
import { SEED_READERS, type SeedKind } from '../wire/seed-analytics.ts'
import type { IngestRoute } from './route.ts'
import { refuseSeed, seedSteps } from './seed.ts'

export const createSeedAnalyticsRoute = (kind: SeedKind, deps: StepDeps): IngestRoute => ({
  steps: seedSteps(deps, SEED_READERS[kind]),
  answer: (exchange) => {
    const event = JSON.parse(exchange.accepted[0]?.value.toString() ?? '{}') as Event
    const crashGroupId = event.payload?.['crashGroupId']
    const data = { id: event.id, ...(kind === 'crash' ? { crashGroupId } : {}) }
    answerJson(exchange, 201, JSON.stringify({ success: true, data }))
  },
  refuse: refuseSeed,
})
