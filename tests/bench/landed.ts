/** What stands in ClickHouse: counts of a project's rows and of distinct event ids, and waiting for them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { clickhouseCommand } from '../../packages/embedded/src/clickhouse.ts'

export interface Landed {
  readonly rows: number
  readonly distinctIds: number
}

/** Name of the table with its database. */
const tableOf = (url: string): string => `${new URL(url).pathname.slice(1)}.events`

export const countRows = async (url: string, projectId: string): Promise<number> =>
  Number(
    await clickhouseCommand(
      url,
      `SELECT count() FROM ${tableOf(url)} WHERE project_id = '${projectId}'`,
    ),
  )

export const countLanded = async (url: string, projectId: string): Promise<Landed> => {
  const answer = await clickhouseCommand(
    url,
    `SELECT count(), uniqExact(id) FROM ${tableOf(url)} WHERE project_id = '${projectId}'`,
  )
  const [rows = 0, distinctIds = 0] = answer.trim().split('\t').map(Number)
  return { rows, distinctIds }
}

/** Waits until a project has so many rows. @throws when they do not come */
export const whenLanded = async (
  url: string,
  projectId: string,
  rows: number,
  patienceMs = 120_000,
): Promise<void> => {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const landed = await countRows(url, projectId)
    if (landed >= rows) return
    if (performance.now() > deadline)
      throw new Error(`Only ${landed} of ${rows} events landed within ${patienceMs / 1000} s.`)
    await sleep(50)
  }
}
