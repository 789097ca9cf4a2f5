/**
 * Messages that were gone before they could be read. The same gap may be added any number of times; two
 * gaps of a partition may overlap, what is missing is their union.
 */
import type { ClickHouseClient } from '@clickhouse/client'

export interface OffsetGapRow {
  readonly topic: string
  /** 16 hex digits, as on the bus. */
  readonly log: string
  readonly partition: number
  readonly firstOffset: bigint
  readonly lastOffset: bigint
  readonly kind: 'deleted_before_read' | 'topic_recreated' | 'offset_beyond_end'
  /** Milliseconds since 1970. */
  readonly foundAt: number
}

export const insertOffsetGap = async (
  client: ClickHouseClient,
  gap: OffsetGapRow,
): Promise<void> => {
  const values = [
    {
      topic: gap.topic,
      log: String(BigInt(`0x${gap.log}`)),
      partition: gap.partition,
      first_offset: String(gap.firstOffset),
      last_offset: String(gap.lastOffset),
      kind: gap.kind,
      found_at: new Date(gap.foundAt).toISOString().replace('Z', ''),
    },
  ]
  await client.insert({ table: 'offset_gaps', values, format: 'JSONEachRow' })
}
