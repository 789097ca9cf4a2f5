/**
 * Ends what no rule decides any more: the incidents of rules that were deleted or switched off. Those who
 * were told that it began are told that it is over, and why.
 */
import {
  deleteAlertState,
  endIncident,
  findAbandonedStates,
  type AbandonedState,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { tellEvent, underLease } from './incidents.ts'
import type { Shard } from './rule-book.ts'
import { stableId } from './stable-id.ts'

const endOne = async (sql: Sql, state: AbandonedState, now: number): Promise<void> => {
  const { incident_id: incidentId, is_deleted: isDeleted, rule_id, group_key } = state
  await deleteAlertState(sql, rule_id, group_key)
  if (incidentId === null) return
  const by = isDeleted ? 'rule_deleted' : 'rule_changed'
  await endIncident(sql, { id: incidentId, at: new Date(now), by })
  await tellEvent(sql, {
    id: stableId(incidentId, 'resolved', by),
    incidentId,
    at: new Date(now),
    kind: 'resolved',
    data: {
      value: null,
      threshold: null,
      sample: 0,
      window_to: now,
      late: false,
      open: false,
      notify: true,
      caught_up: false,
      words: isDeleted ? 'Its rule was deleted.' : 'Its rule was switched off.',
    },
  })
}

/** Of these shards, which are held as `owner`. */
export const endAbandoned = async (
  pool: SqlPool,
  owner: string,
  shards: readonly Shard[],
  now: number,
): Promise<void> => {
  if (shards.length === 0) return
  const states = await findAbandonedStates(
    pool,
    shards.map(({ shard }) => shard),
  )
  for (const held of shards) {
    const mine = states.filter(({ shard }) => shard === held.shard)
    if (mine.length === 0) continue
    await underLease(pool, { ...held, owner, isStep: false }, async (sql) => {
      for (const state of mine) await endOne(sql, state, now)
    })
  }
}
