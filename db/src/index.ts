/** Both databases: connections, migrations, statements. */
export {
  askBars,
  askHit,
  askTopErrors,
  askUsual,
  barMs,
  BARS,
  type Bar,
  type FigureWindow,
  type HitRow,
  type TopName,
} from './clickhouse/alert-figures.ts'
export {
  findAlertIncrements,
  findFilteredIncrements,
  type AlertDims,
  type AlertIncrement,
  type AlertRows,
  type FilteredRule,
} from './clickhouse/alert-increments.ts'
export * from './clickhouse/backup-tables.ts'
export { createBinder } from './clickhouse/bind.ts'
export * from './clickhouse/connect.ts'
export { countAccounts } from './clickhouse/count-accounts.ts'
export * from './clickhouse/delete-rows.ts'
export {
  findDigestCounts,
  type DigestCounts,
  type DigestRange,
} from './clickhouse/digest-figures.ts'
export * from './clickhouse/digest-news.ts'
export type { DispositionRow } from './clickhouse/disposition-row.ts'
export * from './clickhouse/doomed-rows.ts'
export { findDueDays } from './clickhouse/due-days.ts'
export { EVENT_COLUMNS, type EventRow } from './clickhouse/event-row.ts'
export * from './clickhouse/expired-partitions.ts'
export * from './clickhouse/fence.ts'
export { dimensionSql, filterSql, type Dimension, type FilterSql } from './clickhouse/filter-sql.ts'
export { findGatewayWords, type GatewaySaid } from './clickhouse/find-gateway-words.ts'
export { findSettledIds, type SettledId } from './clickhouse/find-settled-ids.ts'
export * from './clickhouse/insert-dispositions.ts'
export * from './clickhouse/insert-events.ts'
export * from './clickhouse/insert-offset-gap.ts'
export {
  insertLedger,
  type GatewayRunRow,
  type LedgerRow,
  type LedgerRows,
} from './clickhouse/insert-ledger.ts'
export * from './clickhouse/ledger-entries.ts'
export * from './clickhouse/projection-rows.ts'
export { countRecentIds, idHashesFrom, streamRecentIds } from './clickhouse/recent-ids.ts'
export type { SealBound } from './clickhouse/seal-bounds.ts'
export * from './clickhouse/seal-day.ts'
export {
  disposedOffsets,
  highestSettled,
  storedOffsets,
  type PastDisposition,
} from './clickhouse/settled-offsets.ts'
export * from './migrate.ts'
export { NewerDataError } from './migration-files.ts'
export * from './postgres/account-links.ts'
export * from './postgres/alert-channels.ts'
export { addDecisions, type LoggedDecision } from './postgres/alert-decisions.ts'
export * from './postgres/alert-rules.ts'
export * from './postgres/alert-shards.ts'
export * from './postgres/alert-states.ts'
export * from './postgres/audit-log.ts'
export { changedFields } from './postgres/audit-state.ts'
export {
  createApiKey,
  findApiKey,
  listApiKeys,
  lockApiKey,
  OPEN_KEY,
  type ApiKeyRow,
  type KeySettings,
} from './postgres/api-keys.ts'
export * from './postgres/backup-tables.ts'
export * from './postgres/change-rule.ts'
export * from './postgres/change-api-key.ts'
export * from './postgres/connect.ts'
export * from './postgres/credential-use.ts'
export * from './postgres/data-jobs.ts'
export * from './postgres/deliveries.ts'
export * from './postgres/digest-incidents.ts'
export * from './postgres/digest-settings.ts'
export * from './postgres/digests.ts'
export * from './postgres/erase-project.ts'
export * from './postgres/erase-quarantine.ts'
export * from './postgres/find-project.ts'
export { findWatchers, type WatcherQuery, type WatcherRow } from './postgres/find-watchers.ts'
export * from './postgres/hello-tokens.ts'
export * from './postgres/held-notices.ts'
export * from './postgres/idempotency.ts'
export * from './postgres/installation-keys.ts'
export * from './postgres/incidents.ts'
export * from './postgres/invites.ts'
export * from './postgres/jobs.ts'
export * from './postgres/key-lookup.ts'
export * from './postgres/key-months.ts'
export * from './postgres/ledger-bounds.ts'
export * from './postgres/list-audit.ts'
export { listDecisions, type DecisionRow } from './postgres/list-decisions.ts'
export * from './postgres/listen.ts'
export * from './postgres/link-target.ts'
export * from './postgres/mail-opt-outs.ts'
export * from './postgres/memberships.ts'
export * from './postgres/notice-figures.ts'
export * from './postgres/notice-source.ts'
export * from './postgres/notices.ts'
export * from './postgres/organisations.ts'
export * from './postgres/partition-progress.ts'
export * from './postgres/personal-tokens.ts'
export * from './postgres/project-key-months.ts'
export * from './postgres/project-retention.ts'
export * from './postgres/project-settings.ts'
export * from './postgres/projects.ts'
export {
  findRule,
  hadRule,
  listRules,
  listRuleVersions,
  type DecisionFields,
  type RuleRow,
  type RuleStanding,
} from './postgres/project-rules.ts'
export * from './postgres/quarantine-decide.ts'
export * from './postgres/quarantine-find.ts'
export { suggestFix } from './postgres/quarantine-message.ts'
export { countNewQuarantine, findQuarantineOfEvent } from './postgres/quarantine-of-event.ts'
export {
  EVERY_TENANT,
  type QuarantineFilter,
  type QuarantineRow,
  type QuarantineRowWithValue,
  type TenantScope,
} from './postgres/quarantine-row.ts'
export * from './postgres/quarantine-settle.ts'
export * from './postgres/quarantine-store.ts'
export * from './postgres/quarantine-sweep.ts'
export * from './postgres/queue-notices.ts'
export * from './postgres/readers.ts'
export * from './postgres/retention.ts'
export * from './postgres/second-factors.ts'
export * from './postgres/sessions.ts'
export * from './postgres/signed-in-devices.ts'
export * from './postgres/silences.ts'
export * from './postgres/sole-memberships.ts'
export * from './postgres/sql.ts'
export * from './postgres/sweep-accounts.ts'
export * from './postgres/tickets.ts'
export * from './postgres/users.ts'
export * from './postgres/act-on-incident.ts'
export * from './postgres/channel-use.ts'
export * from './postgres/find-incidents.ts'
export { listNotices, type ListedNotice } from './postgres/list-notices.ts'
