/**
 * Which SDKs sent with a key, and how much was accepted of it? By minute of receipt. What gateways report
 * is cumulative: of a line the highest figure counts.
 */
import type { Question } from './run.ts'

export interface KeyUseParams extends Record<string, unknown> {
  readonly project: string
  readonly key: string
  /** Epoch milliseconds, whole minutes; the end is exclusive. */
  readonly from: number
  readonly to: number
}
export interface KeySdkRow {
  name: string
  version: string
  events: number
  last_ms: number
}

export const keySdks: Question<KeyUseParams, KeySdkRow> = {
  name: 'key-sdks',
  text: `
SELECT sdk_name AS name, sdk_version AS version, sum(highest) AS events,
  toUnixTimestamp(max(minute)) * 1000 AS last_ms
FROM (
  SELECT minute, gateway, sdk_name, sdk_version, max(events) AS highest
  FROM ledger
  WHERE project_id = {project: UUID} AND key_id = {key: UUID} AND outcome = 'accepted'
    AND minute >= toDateTime(intDiv({from: Int64}, 1000), 'UTC')
    AND minute < toDateTime(intDiv({to: Int64}, 1000), 'UTC')
  GROUP BY minute, gateway, sdk_name, sdk_version
)
GROUP BY sdk_name, sdk_version
HAVING events > 0
ORDER BY last_ms DESC, events DESC, name, version
LIMIT 200`,
}
