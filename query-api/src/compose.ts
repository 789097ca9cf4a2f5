/**
 * Puts query-api together from its clients: what `main.ts` runs and what the tests run. Opens nothing
 * by itself; `attach` ties the live feed to a server, `close` ends what was started here.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { connectClickhouse, SqlPool } from '@pulseboard/db'
import {
  createMisses,
  type Bus,
  type Clock,
  type Health,
  type Logger,
  type Metrics,
  type Tracing,
} from '@pulseboard/runtime'
import { createApp } from './app.ts'
import { composeAccounts } from './auth/compose.ts'
import { createSigner, deriveKeyring, type Signer } from './auth/keys.ts'
import type { Limits } from './auth/limits.ts'
import { withPrograms } from './auth/programs.ts'
import type { Config } from './config.ts'
import { createIdempotency } from './idempotency.ts'
import type { LedgerSource } from './ledger/measure.ts'
import { composeLive, type LiveTimings } from './live/compose.ts'
import { createTicketHandlers } from './live/tickets.ts'
import type { LiveSockets } from './live/websocket.ts'
import { createAsk, type Ask } from './queries/run.ts'
import { createAccountingHandlers } from './routes/accounting.ts'
import { serveLinks } from './links/serve.ts'
import { createRuleHandlers } from './routes/alert-rules.ts'
import { createAuditHandlers } from './routes/audit.ts'
import { createBreakdownHandlers } from './routes/breakdown.ts'
import { createChannelHandlers } from './routes/channels.ts'
import { createDataJobHandlers } from './routes/data-job.ts'
import { createDigestHandlers } from './routes/digest.ts'
import { createDeliveryHandlers } from './routes/deliveries.ts'
import { createErasureHandlers } from './routes/erasure.ts'
import { createEventHandlers } from './routes/events.ts'
import { createExportHandlers } from './routes/export.ts'
import { createIncidentActionHandlers } from './routes/incident-actions.ts'
import { createIncidentHandlers } from './routes/incidents.ts'
import { createKeyUsageHandlers } from './routes/key-usage.ts'
import { createKeyHandlers } from './routes/keys.ts'
import { createMailChoiceHandlers } from './routes/mail-choices.ts'
import { createMemberHandlers } from './routes/members.ts'
import { createOrganisationHandlers } from './routes/organisations.ts'
import { createProjectSettingsHandlers } from './routes/project-settings.ts'
import { createProjectHandlers } from './routes/projects.ts'
import { createQuarantineHandlers } from './routes/quarantine.ts'
import { createRetentionHandlers } from './routes/retention.ts'
import { createSeriesHandlers } from './routes/series.ts'
import { createSilenceHandlers } from './routes/silences.ts'
import { createTokenHandlers } from './routes/tokens.ts'
import { createUsageHandlers } from './routes/usage.ts'
import { createAnalyse } from './seed/analytics.ts'
import { createCountEvents } from './seed/count-events.ts'
import { createTelemetry } from './telemetry.ts'

export interface ApiParts {
  readonly config: Pick<
    Config,
    'HOST' | 'JWT_SECRET' | 'PUBLIC_URL' | 'REGISTRATION' | 'TRUST_PROXY' | 'SMTP_URL' | 'MAIL_FROM'
  >
  readonly pool: SqlPool
  readonly clickhouse: ReturnType<typeof connectClickhouse>
  readonly bus: Pick<Bus, 'tail' | 'range' | 'committed' | 'send'>
  readonly log: Logger
  readonly clock: Clock
  readonly health: Health
  readonly metrics: Metrics
  /** Undefined: requests are not traced. */
  readonly tracing?: Tracing | undefined
  readonly version: string
  readonly limits?: Limits
  /** Of a hash; the product's own when it is not given. */
  readonly passwordCost?: number
  /** Other topics and groups than the product's: for tests that share a broker. */
  readonly source?: LedgerSource
  readonly timings?: LiveTimings
}

/** Handlers of everything that belongs to a project. */
const projectHandlers = (parts: ApiParts, ask: Ask, cursors: Signer) => {
  const { pool, clock } = parts
  return {
    ...createOrganisationHandlers({ pool, clock }),
    ...createMemberHandlers({ pool }),
    ...createAuditHandlers({ sql: pool, clock, cursors }),
    ...createProjectSettingsHandlers({ pool }),
    ...createProjectHandlers({ pool, ask, clock }),
    ...createKeyHandlers({ pool, ask, clock }),
    ...createKeyUsageHandlers({ sql: pool, ask, clock }),
    ...createTokenHandlers({ pool, clock }),
    ...createSeriesHandlers({ ask }),
    ...createBreakdownHandlers({ ask }),
    ...createEventHandlers({ ask, clock, cursors }),
    ...createExportHandlers({ ask, clock, cursors }),
    ...createAccountingHandlers({ ask, sql: pool, bus: parts.bus, clock, source: parts.source }),
    ...createQuarantineHandlers({
      ...parts,
      cursors,
      topic: parts.source?.events.topic,
    }),
    ...createTicketHandlers({ sql: pool, clock }),
    ...createRetentionHandlers({ pool, ask, clock }),
    ...createErasureHandlers({ pool }),
    ...createDataJobHandlers({ sql: pool }),
    ...createDigestHandlers({ pool, clock }),
    ...createUsageHandlers({ sql: pool, ask, clock }),
    ...createRuleHandlers({ pool, ask, clock, cursors }),
    ...createIncidentHandlers({ sql: pool, clock, cursors }),
    ...createIncidentActionHandlers({ pool, clock }),
    ...createSilenceHandlers({ pool, clock }),
    ...createChannelHandlers({ pool, clock }),
    ...createDeliveryHandlers({ sql: pool, clock, cursors }),
    ...createMailChoiceHandlers({ sql: pool }),
  }
}

export const composeApi = (opened: ApiParts) => {
  const { config, clock, log } = opened
  const keys = deriveKeyring(config.JWT_SECRET)
  const telemetry = createTelemetry(opened.metrics, log)
  const { pool, once } = createIdempotency(opened.pool, keys, telemetry)
  const parts = { ...opened, pool }
  const accounts = composeAccounts({ ...parts, keys, telemetry })
  const trustProxy = config.TRUST_PROXY
  const misses = createMisses(clock)
  const programs = { sql: pool, clock, misses, trustProxy }
  const authenticate = withPrograms(accounts.authenticate, programs)
  const ask = createAsk({ clickhouse: parts.clickhouse, telemetry, clock })
  const pages = createSigner(keys, 'page-cursor')
  const handlers = { ...accounts.handlers, ...projectHandlers(parts, ask, pages) }
  const live = composeLive({
    ...parts,
    sql: pool,
    ask,
    authenticate,
    cursors: createSigner(keys, 'live-cursor'),
    publicUrl: config.PUBLIC_URL,
    telemetry,
  })
  const app = createApp({
    ...parts,
    sql: pool,
    authenticate,
    once,
    handlers,
    telemetry,
    trustProxy,
    links: serveLinks({ pool, clock, publicUrl: config.PUBLIC_URL }),
    serverSentEvents: live.serve,
    countEvents: createCountEvents(ask),
    analyse: createAnalyse(ask),
  })
  const answer = app.callback()
  return {
    handle: (req: IncomingMessage, res: ServerResponse): void => void answer(req, res),
    attach: (server: Server): LiveSockets => live.attach(server),
    close: async (): Promise<void> => {
      await live.close()
      await accounts.close()
    },
  }
}
