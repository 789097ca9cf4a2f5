/**
 * The other half of I3: the product's own ledger, as `GET /projects/:id/ledger` computes it. It must say that
 * nothing is missing and nothing too much, and what it calls accepted must lie between what clients know and
 * that plus what they never heard about.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { LedgerFigures } from '@pulseboard/contracts'
import { connectClickhouse, connectPostgres } from '@pulseboard/db'
import { createLogger, createMetrics, systemClock } from '@pulseboard/runtime'
import { createMeasure } from '../../../query-api/src/ledger/measure.ts'
import { readLedger, type LedgerDeps } from '../../../query-api/src/ledger/read.ts'
import { createAsk } from '../../../query-api/src/queries/run.ts'
import { LEDGER_SOURCE } from '../../../query-api/src/routes/accounting.ts'
import { createTelemetry } from '../../../query-api/src/telemetry.ts'
import type { World } from '../world/world.ts'
import { clientSums } from './balance.ts'
import type { Verdict } from './verdict.ts'

export interface ProjectLedger {
  readonly projectId: string
  readonly totals: Pick<
    LedgerFigures,
    'accepted' | 'in_flight' | 'missing' | 'surplus' | 'unconfirmed' | 'inferred'
  >
  readonly acknowledged: number
  readonly ambiguous: number
}

const HOUR_MS = 3_600_000
/** A gateway that was killed counts as dead after half a minute of silence. */
const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 2_000
const log = createLogger('chaos', 'error')

const problemsOf = ({ projectId, totals, acknowledged, ambiguous }: ProjectLedger): string[] => {
  const { accepted, in_flight: inFlight, missing, surplus } = totals
  const problems: string[] = []
  if (missing > 0) problems.push(`${missing} missing`)
  if (surplus > 0) problems.push(`${surplus} too much`)
  if (inFlight > 0) problems.push(`${inFlight} in flight for ever`)
  if (accepted < acknowledged || accepted > acknowledged + ambiguous)
    problems.push(
      `${accepted} accepted, clients know of ${acknowledged} to ${acknowledged + ambiguous}`,
    )
  return problems.map((problem) => `project ${projectId}: ${problem}`)
}

export const judgeLedger = (projects: readonly ProjectLedger[]): Verdict => {
  const wrong = projects.flatMap(problemsOf)
  const sum = (field: keyof ProjectLedger['totals']): number =>
    projects.reduce((total, { totals }) => total + totals[field], 0)
  const figures = {
    accepted: sum('accepted'),
    missing: sum('missing'),
    surplus: sum('surplus'),
    inFlight: sum('in_flight'),
    unconfirmed: sum('unconfirmed'),
    inferred: sum('inferred'),
  }
  return {
    invariant: 'I3 ledger',
    ok: projects.length > 0 && wrong.length === 0,
    says: `the product's ledger: ${figures.accepted} accepted (${figures.inferred} inferred), ${figures.missing} missing, ${figures.surplus} too much, ${figures.unconfirmed} unconfirmed`,
    figures,
    examples: wrong.slice(0, 8),
  }
}

const read = async (
  deps: LedgerDeps,
  ledgers: readonly string[],
): Promise<readonly ProjectLedger[]> => {
  const to = Math.ceil(systemClock.now() / HOUR_MS) * HOUR_MS
  const range = { from: to - 24 * HOUR_MS, to, stepSeconds: 3_600 } as const
  const projects: ProjectLedger[] = []
  for (const [projectId, sums] of await clientSums(ledgers)) {
    const { totals } = await readLedger(deps, projectId, range, AbortSignal.timeout(30_000))
    projects.push({ projectId, totals, ...sums })
  }
  return projects
}

/** Asks until everything is settled, or for a minute. */
export const checkLedger = async (
  { stores, bus }: World,
  ledgers: readonly string[],
): Promise<Verdict> => {
  const clickhouse = connectClickhouse({ url: stores.clickhouse.url, application: 'chaos' })
  const sql = connectPostgres({ url: stores.postgres.url, application: 'chaos', log })
  const clock = systemClock
  const telemetry = createTelemetry(createMetrics('chaos'), log)
  const ask = createAsk({ clickhouse, telemetry, clock })
  const deps = {
    ask,
    sql,
    clock,
    measure: createMeasure({ ask, bus, clock, source: LEDGER_SOURCE }),
  }
  try {
    const deadline = performance.now() + PATIENCE_MS
    let verdict = judgeLedger(await read(deps, ledgers))
    while (!verdict.ok && performance.now() < deadline) {
      await sleep(LOOK_EVERY_MS)
      verdict = judgeLedger(await read(deps, ledgers))
    }
    return verdict
  } finally {
    await sql.end()
    await clickhouse.close()
  }
}
