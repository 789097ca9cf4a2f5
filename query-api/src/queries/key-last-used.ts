/**
 * When was each key of a project last used for sending? By the minute, as gateways reported it, refused
 * requests included; nothing that is older than the ledger.
 */
import type { Question } from './run.ts'

export interface KeyLastUsedRow {
  key_id: string
  /** Start of the minute, ms. */
  last_ms: number
}

export const keyLastUsed: Question<{ project: string }, KeyLastUsedRow> = {
  name: 'key-last-used',
  text: `
SELECT key_id, toUnixTimestamp(max(minute)) * 1000 AS last_ms
FROM ledger
WHERE project_id = {project: UUID}
GROUP BY key_id`,
}
