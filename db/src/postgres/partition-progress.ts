/**
 * How far the partitions of the events topic are settled. A save that comes late, from a processor that
 * has lost the partition since, moves nothing backwards.
 */
import type { Sql } from './sql.ts'

export interface PartitionProgress {
  readonly partition: number
  /** Identity of the topic's incarnation, 16 hex digits. */
  readonly log: string
  /** Every message below has met its end. */
  readonly committed: bigint
  /** Events received up to here were seen in this partition, those of spools aside. */
  readonly watermark: Date
}

export type SavedProgress = PartitionProgress & { readonly updatedAt: Date }

const SAVE = `
  INSERT INTO partition_progress AS old (partition, log, committed, watermark)
  SELECT * FROM unnest($1::integer[], $2::text[], $3::bigint[], $4::timestamptz[])
  ON CONFLICT (partition) DO UPDATE SET
    log = excluded.log,
    committed = excluded.committed,
    watermark = CASE WHEN old.log = excluded.log THEN greatest(old.watermark, excluded.watermark)
      ELSE excluded.watermark END,
    updated_at = now()
  WHERE old.log <> excluded.log OR old.committed <= excluded.committed`

/** One row a partition. */
export const savePartitionProgress = async (
  sql: Sql,
  rows: readonly PartitionProgress[],
): Promise<void> => {
  await sql.query(SAVE, [
    rows.map(({ partition }) => partition),
    rows.map(({ log }) => log),
    rows.map(({ committed }) => String(committed)),
    rows.map(({ watermark }) => watermark),
  ])
}

interface Row {
  readonly partition: number
  readonly log: string
  readonly committed: string
  readonly watermark: Date
  readonly updated_at: Date
}

/** All partitions that were ever committed. */
export const findPartitionProgress = async (sql: Sql): Promise<SavedProgress[]> => {
  const { rows } = await sql.query<Row>(
    'SELECT partition, log, committed::text, watermark, updated_at FROM partition_progress ORDER BY 1',
  )
  return rows.map(({ committed, updated_at, ...row }) => ({
    ...row,
    committed: BigInt(committed),
    updatedAt: updated_at,
  }))
}
