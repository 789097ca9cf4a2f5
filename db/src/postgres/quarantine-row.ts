/**
 * One row of the table `quarantine`, and whose rows a statement may touch: a tenant's statements name
 * the project, only the operator's command line may say `EVERY_TENANT`. Rows without a project are
 * therefore nobody's in the API, by the statement and not by a check beside it.
 */
import type { QuarantineReason, QuarantineStatus } from '@pulseboard/contracts'

export interface QuarantineRow {
  id: string
  message_key: string
  project_id: string | null
  event_id: string | null
  key_id: string | null
  received_at: Date | null
  reason: QuarantineReason
  detail: string
  topic: string
  log: string | null
  partition: number
  /** A 64-bit integer as text. */
  offset: string
  original_key: string | null
  value_cut: boolean
  /** Bytes that are kept; null once they were erased. */
  value_bytes: number | null
  status: QuarantineStatus
  quarantined_at: Date
  /** How often it was replayed. */
  attempts: number
  settled_at: Date | null
  /** User id, or `operator` for the command line. */
  settled_by: string | null
}
export type QuarantineRowWithValue = QuarantineRow & { value: Buffer | null }

export const EVERY_TENANT = Symbol('every tenant')
export type TenantScope = string | typeof EVERY_TENANT

export const QUARANTINE_COLUMNS = `id, message_key, project_id, event_id, key_id, received_at, reason,
  detail, topic, log, partition, "offset", original_key, value_cut, length(value) AS value_bytes, status,
  quarantined_at, attempts, settled_at, settled_by`

/** Which entries are meant; absent: any. */
export interface QuarantineFilter {
  readonly scope: TenantScope
  readonly reason?: QuarantineReason | undefined
  readonly status?: QuarantineStatus | undefined
  /** Set aside at or after this. */
  readonly from?: Date | undefined
  /** Set aside before this. */
  readonly to?: Date | undefined
}

/** The filter as a condition over the parameters $1 to $5. */
export const QUARANTINE_MATCHES = `($1::uuid IS NULL OR project_id = $1)
  AND ($2::text IS NULL OR reason = $2) AND ($3::text IS NULL OR status = $3)
  AND ($4::timestamptz IS NULL OR quarantined_at >= $4)
  AND ($5::timestamptz IS NULL OR quarantined_at < $5)`

export const scopeParameter = (scope: TenantScope): string | null =>
  scope === EVERY_TENANT ? null : scope

export const filterParameters = (filter: QuarantineFilter): unknown[] => [
  scopeParameter(filter.scope),
  filter.reason ?? null,
  filter.status ?? null,
  filter.from ?? null,
  filter.to ?? null,
]
