/**
 * Which of these ids were settled before, where, and by which request they came. Asked for the few ids
 * that are suspected to be copies; the skip index on `id` finds them without reading the table.
 */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

export interface SettledId {
  readonly project: string
  readonly id: string
  readonly gateway: number
  readonly request: number
  readonly log: bigint
  readonly partition: number
  readonly offset: bigint
  /** In `events`; else in `dispositions`. */
  readonly stored: boolean
}

type Row = Omit<SettledId, 'log' | 'offset' | 'stored'> & {
  readonly at_log: string
  readonly at_offset: string
  readonly in_events: number
}

const select = (table: string, stored: number, time: string): string =>
  `SELECT toString(project_id) AS project, toString(id) AS id, _gateway AS gateway,
     _request AS request, toString(_log) AS at_log, _partition AS partition,
     toString(_offset) AS at_offset, ${stored} AS in_events
   FROM ${table} WHERE ${table}.id IN {ids:Array(UUID)}
     AND (${time} >= fromUnixTimestamp64Milli({since:Int64}) OR (_log = {log:UInt64}
       AND _partition = {partition:UInt16} AND _offset >= {from:UInt64}))`

const SQL = `${select('events', 1, 'landed_at')}
UNION ALL
${select('dispositions', 0, 'settled_at')}`

// The ids travel in the request's line, which the server takes up to a megabyte of.
const IDS_A_QUESTION = 2_000

export interface SettledQuestion {
  readonly log: bigint
  readonly partition: number
  /** Milliseconds since 1970: what was settled at or after it. */
  readonly since: number
  /** And of this partition all from this offset on, however long ago. */
  readonly from: bigint
}

export const findSettledIds = async (
  client: ClickHouseClient,
  ids: readonly string[],
  { log, partition, since, from }: SettledQuestion,
): Promise<SettledId[]> => {
  const found: SettledId[] = []
  for (let at = 0; at < ids.length; at += IDS_A_QUESTION) {
    const asked = ids.slice(at, at + IDS_A_QUESTION)
    const rows = await askRows<Row>(client, SQL, {
      ids: asked,
      log: String(log),
      partition,
      since,
      from: String(from),
    })
    for (const { at_log, at_offset, in_events, ...row } of rows)
      found.push({
        ...row,
        log: BigInt(at_log),
        offset: BigInt(at_offset),
        stored: in_events === 1,
      })
  }
  return found
}
