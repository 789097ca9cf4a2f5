/**
 * The proof of a deletion: what every place still holds, counted there. The projections are read
 * themselves, since dashboards read them and not the table.
 */
import { EVENTS_TOPIC, QUARANTINE_TOPIC, type DataJobProof } from '@pulseboard/contracts'
import {
  countBeyondTable,
  countDoomed,
  countProjectRows,
  countQuarantine,
  countReceivedInProjection,
  erasedRows,
  PROJECTIONS,
  type Doomed,
  type ErasureScope,
} from '@pulseboard/db'
import type { TaskDeps } from './task.ts'

type Place = DataJobProof['places'][number]
const DAY_MS = 86_400_000

const countTables = ({ clickhouse }: TaskDeps, doomed: readonly Doomed[]): Promise<Place[]> =>
  Promise.all(
    doomed.map(async (rows) => ({
      place: `clickhouse ${rows.table}`,
      rows: await countDoomed(clickhouse, rows),
    })),
  )

const countProjections = async (
  { clickhouse }: TaskDeps,
  scope: ErasureScope,
): Promise<Place[]> => [
  ...(await Promise.all(
    PROJECTIONS.map(async (projection) => ({
      place: `clickhouse events, projection ${projection}`,
      rows: await countBeyondTable(clickhouse, projection, scope.projectId),
      note: 'Events that it counts and the table does not have.',
    })),
  )),
  {
    place: 'clickhouse events, projection minute_receipts',
    rows: await countReceivedInProjection(clickhouse, scope),
  },
]

const countAccounts = async ({ pool }: TaskDeps, projectId: string): Promise<Place[]> =>
  Object.entries(await countProjectRows(pool, projectId)).map(([table, rows]) => ({
    place: `postgres ${table}`,
    rows,
  }))

/** Copies in Kafka that no part of the product shows; they end by the topic's own settings. */
const keptInKafka = (nowMs: number): DataJobProof['kept_until'] => [
  {
    place: `kafka ${EVENTS_TOPIC.name}`,
    until: new Date(nowMs + EVENTS_TOPIC.retentionMs).toISOString(),
    note: 'Messages that were read already; they are dropped if they are read again.',
  },
  {
    place: `kafka ${QUARANTINE_TOPIC.name}`,
    until: new Date(nowMs + DAY_MS).toISOString(),
    note: 'Each entry has an erasing message behind it; compaction removes both.',
  },
]

/** Counts after an erasure; a deleted project must have left its accounts, too. */
export const proveErasure = async (deps: TaskDeps, scope: ErasureScope): Promise<DataJobProof> => {
  const { projectId } = scope
  const now = deps.clock.now()
  return {
    places: [
      ...(await countTables(deps, erasedRows(scope))),
      ...(await countProjections(deps, scope)),
      {
        place: 'postgres quarantine',
        rows: await countQuarantine(deps.pool, scope),
      },
      ...(scope.receivedThrough === null ? await countAccounts(deps, projectId) : []),
    ],
    kept_until: keptInKafka(now),
    checked_at: new Date(now).toISOString(),
  }
}

/** Counts after a shorter retention. */
export const proveRetention = async (
  deps: TaskDeps,
  doomed: readonly Doomed[],
): Promise<DataJobProof> => ({
  places: await countTables(deps, doomed),
  kept_until: [],
  checked_at: new Date(deps.clock.now()).toISOString(),
})

/** Whether nothing was found anywhere. */
export const isProven = ({ places }: DataJobProof): boolean =>
  places.every(({ rows }) => rows === 0)
