/**
 * One step of a deletion: a slice of a table in ClickHouse, or some entries of the quarantine. Rows
 * found after it are found by the next step; nothing found means that the deletion is through.
 */
import { QUARANTINE_TOPIC } from '@pulseboard/contracts'
import {
  deleteSlice,
  eraseQuarantine,
  findSlices,
  isDeleting,
  listQuarantineKeys,
  type Doomed,
  type QuarantineScope,
} from '@pulseboard/db'
import type { TaskDeps } from './task.ts'

export interface DeleteStep {
  /** Rows whose deletion this step has asked for. */
  readonly deleted: number
  /** Rows that are left in the same place. */
  readonly remaining: number
  /** Whether nothing was found to delete and nothing is being deleted. */
  readonly through: boolean
}

const NOTHING: DeleteStep = { deleted: 0, remaining: 0, through: true }
const KEYS_A_STEP = 500

/** Deletes one slice, if ClickHouse is not busy with another. */
export const deleteNextSlice = async (
  { clickhouse }: Pick<TaskDeps, 'clickhouse'>,
  doomed: readonly Doomed[],
): Promise<DeleteStep> => {
  for (const rows of doomed) {
    if (await isDeleting(clickhouse, rows.table)) return { ...NOTHING, through: false }
    const [slice, ...others] = await findSlices(clickhouse, rows)
    if (slice === undefined) continue
    await deleteSlice(clickhouse, rows, slice.partitionId)
    const remaining = others.reduce((sum, other) => sum + other.rows, 0)
    return { deleted: slice.rows, remaining, through: false }
  }
  return NOTHING
}

/** Erases entries in the topic first: until that is acknowledged their keys stay in the table. */
export const eraseSomeQuarantine = async (
  { pool, bus }: Pick<TaskDeps, 'pool' | 'bus'>,
  scope: QuarantineScope,
): Promise<DeleteStep> => {
  const keys = await listQuarantineKeys(pool, scope, KEYS_A_STEP)
  if (keys.length === 0) return NOTHING
  const headers = { reason: 'erased' }
  await bus.send(
    QUARANTINE_TOPIC.name,
    keys.map((key) => ({ key, value: null, headers })),
  )
  await eraseQuarantine(pool, keys)
  return { deleted: keys.length, remaining: 0, through: false }
}
