/**
 * Who evaluates which projects: leases on shards. Each take-over counts the epoch up, and every write of
 * an evaluation begins by moving its shard under owner and epoch (`moveShards`): a processor that was
 * paused and comes back moves nothing, so it writes nothing. All times are those of the database.
 */
import { ALERT_SHARDS, alertShardOf } from './alert-rules.ts'
import type { Sql } from './sql.ts'

/** A shard that this processor holds. */
export interface HeldShard {
  readonly shard: number
  readonly epoch: bigint
  /** Windows that end here or earlier are evaluated; null: none ever was. */
  readonly evaluatedTo: Date | null
}

interface Row {
  shard: number
  epoch: string
  evaluated_to: Date | null
}

const toHeld = ({ shard, epoch, evaluated_to }: Row): HeldShard => ({
  shard,
  epoch: BigInt(epoch),
  evaluatedTo: evaluated_to,
})

/** Says that a processor lives. @returns how many do */
export const announceEngine = async (
  sql: Sql,
  owner: string,
  silentMs: number,
): Promise<number> => {
  await sql.query(
    `INSERT INTO alert_engines (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
    [owner],
  )
  const { rows } = await sql.query<{ live: number }>(
    `WITH gone AS (DELETE FROM alert_engines WHERE seen_at < now() - interval '1 hour')
     SELECT count(*)::int AS live FROM alert_engines
     WHERE seen_at >= now() - $1 * interval '1 millisecond'`,
    [silentMs],
  )
  return rows[0]?.live ?? 1
}

/** Holds on to what is still ours. @returns it */
export const renewShards = async (
  sql: Sql,
  owner: string,
  leaseMs: number,
): Promise<HeldShard[]> => {
  const { rows } = await sql.query<Row>(
    `UPDATE alert_shards SET leased_until = now() + $2 * interval '1 millisecond'
     WHERE owner = $1 RETURNING shard, epoch::text, evaluated_to`,
    [owner, leaseMs],
  )
  return rows.map(toHeld)
}

/** What is ours at this moment. */
export const findHeldShards = async (sql: Sql, owner: string): Promise<HeldShard[]> => {
  const { rows } = await sql.query<Row>(
    'SELECT shard, epoch::text, evaluated_to FROM alert_shards WHERE owner = $1',
    [owner],
  )
  return rows.map(toHeld)
}

/** Takes up to so many shards that nobody holds. @returns them, under a new epoch */
export const takeShards = async (
  sql: Sql,
  owner: string,
  { leaseMs, most }: { readonly leaseMs: number; readonly most: number },
): Promise<HeldShard[]> => {
  const { rows } = await sql.query<Row>(
    `UPDATE alert_shards SET owner = $1, epoch = epoch + 1,
       leased_until = now() + $2 * interval '1 millisecond'
     WHERE shard IN (
       SELECT shard FROM alert_shards WHERE leased_until < now()
       ORDER BY shard LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING shard, epoch::text, evaluated_to`,
    [owner, leaseMs, Math.min(most, ALERT_SHARDS)],
  )
  return rows.map(toHeld)
}

/** Gives shards back, so that others need not wait for the lease to end. */
export const releaseShards = async (
  sql: Sql,
  owner: string,
  shards: readonly number[],
): Promise<void> => {
  await sql.query(
    `UPDATE alert_shards SET owner = NULL, leased_until = '-infinity'
     WHERE owner = $1 AND shard = ANY($2)`,
    [owner, [...shards]],
  )
}

/** A processor ends in order. */
export const forgetEngine = async (sql: Sql, owner: string): Promise<void> => {
  await sql.query('DELETE FROM alert_engines WHERE id = $1', [owner])
}

/**
 * Moves shards on, if they are still held under these epochs, and keeps others from taking them until
 * the transaction ends. @returns the shards that were moved, with where they stood before
 */
export const moveShards = async (
  sql: Sql,
  owner: string,
  shards: readonly { readonly shard: number; readonly epoch: bigint }[],
  evaluatedTo: Date,
): Promise<Map<number, Date | null>> => {
  const { rows } = await sql.query<{ shard: number; before: Date | null }>(
    `WITH held AS (
       SELECT s.shard, s.evaluated_to AS before FROM alert_shards s
       JOIN unnest($2::smallint[], $3::bigint[]) AS mine (shard, epoch)
         ON s.shard = mine.shard AND s.epoch = mine.epoch
       WHERE s.owner = $1 ORDER BY s.shard FOR UPDATE OF s)
     UPDATE alert_shards s SET evaluated_to = greatest(s.evaluated_to, $4)
     FROM held WHERE s.shard = held.shard
     RETURNING s.shard, held.before`,
    [
      owner,
      shards.map(({ shard }) => shard),
      shards.map(({ epoch }) => String(epoch)),
      evaluatedTo,
    ],
  )
  return new Map(rows.map(({ shard, before }) => [shard, before]))
}

/**
 * Takes the shard of a project from whoever holds it: to be done first in a transaction that changes the
 * states of its rules from outside. The evaluator's own writes fail from then on, and it reads them anew.
 */
export const takeFromEvaluator = async (sql: Sql, projectId: string): Promise<void> => {
  await sql.query(
    `UPDATE alert_shards SET owner = NULL, epoch = epoch + 1, leased_until = '-infinity'
     WHERE shard = $1`,
    [alertShardOf(projectId)],
  )
}
