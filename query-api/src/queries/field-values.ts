/**
 * Which values does a field have in a range, the most frequent first? Memory is bounded: of a field with
 * more than a million values those that were met first are counted.
 */
import type { FilterSql } from '@pulseboard/db'
import { inRange, type RangeParams } from './grain.ts'
import type { Question } from './run.ts'

export interface FieldValueRow {
  found: string
  count: number
}
export interface FieldValueParams extends RangeParams {
  /** In lower case. */
  readonly prefix: string
  readonly limit: number
}

export const fieldValues = (
  field: string,
  filter: FilterSql,
): Question<FieldValueParams, FieldValueRow> => ({
  name: 'field-values',
  settings: { max_rows_to_group_by: '1000000', group_by_overflow_mode: 'any' },
  text: `
SELECT ${field} AS found, count() AS count
FROM events
WHERE ${inRange('minute')} AND ${filter.text}
  AND found != '' AND startsWith(lowerUTF8(found), {prefix: String})
GROUP BY found
ORDER BY count DESC, found
LIMIT {limit: UInt32}`,
})
