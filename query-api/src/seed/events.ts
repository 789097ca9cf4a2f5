/**
 * GET /events: the newest events of the project of a read key, 20 if nothing is said, with the filters,
 * ranges and cursors of the events of the API. A key in the address is refused: addresses end up in logs.
 */
import type { EventsPage, StoredEvent } from '@pulseboard/contracts'
import { AppError, systemClock } from '@pulseboard/runtime'
import type { Context } from 'koa'
import { NO_INPUT } from './input.ts'
import type { Alias, SeedDeps } from './alias.ts'

const LIMIT = '20'
// As far back as the events of a project can reach.
const DAYS_MS = 399 * 86_400_000
const MINUTE_MS = 60_000

const keyInAddress = (): AppError => {
  const detail = 'the address carries an API key'
  const fix = 'Send a read key as the header Authorization: Bearer …; addresses end up in logs.'
  return new AppError('invalid_request', {
    detail: `Query: ${detail}. ${fix}`,
    violations: [{ pointer: '/query/apiKey', code: 'forbidden', detail, fix }],
  })
}

const projectOfKey = async (ctx: Context, { authenticate }: SeedDeps): Promise<string> => {
  const identity = await authenticate(ctx.req, ctx.res)
  if (identity.kind === 'key') return identity.projectId
  throw new AppError('key_scope', {
    detail:
      'This address shows the project of a read key: create one in Settings → Keys, or read /api/v1/projects/{projectId}/events.',
  })
}

const toSeed = (event: StoredEvent): object => ({
  ...event,
  projectId: event.project_id,
  payload: event.payload ?? {},
  timestamp: event.occurred_at,
  receivedAt: event.received_at,
})

export const eventAliases: readonly Alias[] = [
  {
    method: 'GET',
    path: '/events',
    status: 200,
    run: async (ctx, { listEvents }, deps) => {
      if (ctx.query['apiKey'] !== undefined) throw keyInAddress()
      const projectId = await projectOfKey(ctx, deps)
      const nowMs = systemClock.now()
      const range = { from: String(nowMs - DAYS_MS), to: String(nowMs + MINUTE_MS) }
      // A cursor is bound to its range: with one, from and to must stand in the address, too.
      const query = { ...range, limit: LIMIT, ...ctx.query }
      const input = { ...NO_INPUT, params: { projectId }, query }
      const { data, ...page } = (await listEvents(ctx, input)) as EventsPage
      return { data: data.map(toSeed), ...page }
    },
  },
]
