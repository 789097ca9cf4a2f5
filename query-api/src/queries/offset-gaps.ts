/** Which messages were gone before they could be read? The newest hundred since a time. */
import type { OffsetGap } from '@pulseboard/contracts'
import type { Question } from './run.ts'

export interface OffsetGapsRow {
  topic: string
  partition: number
  first_offset: string
  last_offset: string
  kind: OffsetGap['kind']
  found_ms: number
}
export interface OffsetGapsParams extends Record<string, unknown> {
  /** Epoch milliseconds. */
  readonly since: number
}

export const offsetGaps: Question<OffsetGapsParams, OffsetGapsRow> = {
  name: 'offset-gaps',
  text: `
SELECT topic, partition, toString(first_offset) AS first_offset, toString(last_offset) AS last_offset,
  toString(kind) AS kind, toUnixTimestamp64Milli(found_at) AS found_ms
FROM offset_gaps FINAL
WHERE found_at >= fromUnixTimestamp64Milli({since: Int64}, 'UTC')
ORDER BY found_at DESC
LIMIT 100`,
}
