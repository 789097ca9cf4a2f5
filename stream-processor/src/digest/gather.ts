/** Asks both stores for what a digest tells; a few rollup reads, nothing is written. */
import type { DigestPeriod } from '@pulseboard/contracts'
import {
  countAccounts,
  findDigestCounts,
  findDigestIncidents,
  findMovers,
  findNewErrors,
} from '@pulseboard/db'
import type { TaskDeps } from '../jobs/task.ts'
import type { DigestFigures } from './figures.ts'

export const gatherDigest = async (
  { pool, clickhouse }: Pick<TaskDeps, 'pool' | 'clickhouse'>,
  about: Pick<DigestFigures, 'project' | 'frequency' | 'timeZone'>,
  { before, from, to }: DigestPeriod,
): Promise<DigestFigures> => {
  const range = { projectId: about.project.id, before, from, to }
  const [counts, newErrors, movers, accounts, incidents] = await Promise.all([
    findDigestCounts(clickhouse, range),
    findNewErrors(clickhouse, range),
    findMovers(clickhouse, range),
    countAccounts(clickhouse, range),
    findDigestIncidents(pool, range),
  ])
  return { ...about, from, to, ...counts, newErrors, movers, accounts, incidents }
}
