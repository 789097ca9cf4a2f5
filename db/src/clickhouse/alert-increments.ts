/**
 * What the windows of alert rules are made of, for all rules of a tick in one statement: counts of landed
 * events by project, by the fields that most filters and groups name, by the slot in which they happened
 * and the slot in which they were received. New rows are told by their offsets, never by a clock: a row
 * lies in exactly one range, however long it waited in a spool. Rules whose filter names other fields share
 * one further statement that says of each event which of them it fits.
 */
import {
  SKETCH_SHIFT,
  SLOT_MS,
  type Filter,
  type Increment,
  type Values,
} from '@pulseboard/contracts'
import type { ClickHouseClient } from '@clickhouse/client'
import { createBinder, type Bind } from './bind.ts'
import { filterSql } from './filter-sql.ts'

/** The fields by which rows are told apart; empty: the event has none. */
export interface AlertDims {
  readonly type: string
  readonly name: string
  readonly level: string
  readonly release: string
  readonly environment: string
  readonly platform: string
}

/** Events of one project that are alike in all fields above. */
export interface AlertIncrement extends AlertDims, Increment {
  readonly projectId: string
  /** Of the further statement: the rule that they fit. */
  readonly rule: string | null
}

/** Offsets of one partition: [from, to). */
export interface OffsetRange {
  readonly partition: number
  readonly from: bigint
  readonly to: bigint
}

/** Which rows: those of the ranges, or all of some projects below the ends. */
export type AlertRows =
  | { readonly log: bigint; readonly ranges: readonly OffsetRange[] }
  | {
      readonly log: bigint
      /** Partition → end of what is counted; rows of earlier logs all are. */
      readonly ends: ReadonlyMap<number, bigint>
      readonly projects: readonly string[]
      /** Epoch milliseconds: what happened before does not matter. */
      readonly since: number
    }

/** A rule whose filter needs the whole event. */
export interface FilteredRule {
  readonly id: string
  readonly projectId: string
  readonly filter: Filter
}

interface Row {
  project: string
  type: string
  name: string
  level: string
  release: string
  environment: string
  platform: string
  rule: string | null
  slot: number
  received: number
  events: number
  valued: number
  sum: string
  min: number
  max: number
  buckets: Record<string, number | string>
}

const DIMS = 'type, name, level, release, environment, platform'
// A device's clock may be up to a minute ahead after correction: nothing happens after its receipt.
const SLOT = `toUInt32(intDiv(toUnixTimestamp64Milli(least(timestamp, received_at)), ${SLOT_MS}))`
const RECEIVED = `toUInt32(intDiv(toUnixTimestamp64Milli(received_at), ${SLOT_MS}))`
const VALUED = "type = 'metric' AND value IS NOT NULL"
const VALUE = 'assumeNotNull(value)'
// The same as toNano and bucketOf of contracts; a test compares them.
const NANO = `toInt256(floor(greatest(-1e27, least(1e27, ${VALUE})) * 1e9 + 0.5))`
const INDEX = `toInt32(bitShiftRight(reinterpretAsUInt64(abs(${VALUE})), ${SKETCH_SHIFT}))`
const BUCKET = `if(${VALUE} < 0, -1 - ${INDEX}, ${INDEX})`

const SELECT = `
  toString(project_id) AS project, ${DIMS}, ${SLOT} AS slot, ${RECEIVED} AS received,
  toUInt32(count()) AS events, toUInt32(countIf(${VALUED})) AS valued,
  toString(sumIf(${NANO}, ${VALUED})) AS sum, minIf(${VALUE}, ${VALUED}) AS min,
  maxIf(${VALUE}, ${VALUED}) AS max,
  sumMapIf(map(${BUCKET}, toUInt32(1)), ${VALUED}) AS buckets`

const rangeSql = ({ partition, from, to }: OffsetRange, bind: Bind): string =>
  `(_partition = ${bind('UInt16', partition)} AND _offset >= ${bind('UInt64', String(from))} AND _offset < ${bind('UInt64', String(to))})`

/** The condition and what it binds. */
const rowsSql = (rows: AlertRows): { text: string; params: Record<string, unknown> } => {
  const { bind, params } = createBinder('o')
  params['log'] = String(rows.log)
  if ('ranges' in rows)
    return {
      text: `_log = {log: UInt64} AND (${rows.ranges.map((range) => rangeSql(range, bind)).join(' OR ')})`,
      params,
    }
  const most = Math.max(-1, ...rows.ends.keys())
  params['projects'] = [...rows.projects]
  params['since'] = Math.floor(rows.since)
  params['ends'] = Array.from(
    { length: most + 1 },
    (_, partition) => rows.ends.get(partition) ?? 0n,
  )
  return {
    text: `project_id IN {projects: Array(UUID)}
  AND timestamp >= fromUnixTimestamp64Milli({since: Int64}, 'UTC')
  AND (_log != {log: UInt64} OR _offset < {ends: Array(UInt64)}[_partition + 1])`,
    params,
  }
}

const valuesOf = ({ valued, sum, min, max, buckets }: Row): Values | undefined =>
  valued === 0
    ? undefined
    : {
        count: valued,
        sum: BigInt(sum),
        min,
        max,
        buckets: new Map(
          Object.entries(buckets).map(([bucket, count]) => [Number(bucket), Number(count)]),
        ),
      }

const toIncrement = (row: Row): AlertIncrement => ({
  projectId: row.project,
  type: row.type,
  name: row.name,
  level: row.level,
  release: row.release,
  environment: row.environment,
  platform: row.platform,
  rule: row.rule,
  slot: row.slot,
  received: row.received,
  events: row.events,
  errors: row.type === 'error' ? row.events : 0,
  values: valuesOf(row),
})

const ask = async (
  client: ClickHouseClient,
  query: string,
  params: Record<string, unknown>,
): Promise<AlertIncrement[]> => {
  const answer = await client.query({
    query,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: { optimize_use_projections: 0 },
  })
  return (await answer.json<Row>()).map(toIncrement)
}

/** The counts of these rows. */
export const findAlertIncrements = (
  client: ClickHouseClient,
  rows: AlertRows,
): Promise<AlertIncrement[]> => {
  const { text, params } = rowsSql(rows)
  const query = `SELECT NULL AS rule, ${SELECT}
FROM events
WHERE ${text}
GROUP BY project, ${DIMS}, slot, received`
  return ask(client, query, params)
}

/** The counts of these rows for each rule whose filter they fit, at most some hundred rules at once. */
export const findFilteredIncrements = (
  client: ClickHouseClient,
  rows: AlertRows,
  rules: readonly FilteredRule[],
): Promise<AlertIncrement[]> => {
  const { text, params } = rowsSql(rows)
  const { bind, params: bound } = createBinder('r')
  const fits = rules.map(({ projectId, filter }, place) => {
    const { text: condition, params: ofFilter } = filterSql(filter, `f${place}_`)
    Object.assign(bound, ofFilter)
    return `project_id = ${bind('UUID', projectId)} AND ${condition}`
  })
  const ids = bind(
    'Array(String)',
    rules.map(({ id }) => id),
  )
  const query = `SELECT arrayJoin(arrayFilter((id, fits) -> fits, ${ids}, [${fits.join(',\n  ')}])) AS rule, ${SELECT}
FROM events
WHERE ${text}
GROUP BY rule, project, ${DIMS}, slot, received`
  return ask(client, query, { ...params, ...bound })
}
