/**
 * Inserts what became of messages under the fence of their Kafka partition: the server compares the
 * caller's token with the newest one and stores nothing when another processor has taken the partition.
 * The answer comes after the rows are in the table; any other end than success or FENCED says nothing
 * about them.
 */
import { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import { encodeBlock, type WireType } from './native-block.ts'

export interface FencedInsert<Row> {
  readonly partition: number
  /** Incarnation of the topic; the same for all rows. */
  readonly log: bigint
  readonly token: string
  readonly queryId: string
  readonly rows: readonly Row[]
  readonly signal?: AbortSignal | undefined
}

type Columns<Row> = Readonly<Record<keyof Row & string, WireType>>

// More rows in one block would hold the event loop for longer than 20 ms while they are encoded.
const ROWS_A_BLOCK = 2_000

/** The statement for a table; both come from the code, never from a message. */
export const fencedSql = (table: string, columns: Readonly<Record<string, WireType>>): string => {
  const names = Object.keys(columns).join(', ')
  const structure = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')
    .replaceAll("'", "\\'")
  return `INSERT INTO ${table} (${names}, _log)
SELECT ${names}, {log:UInt64} FROM input('${structure}')
WHERE throwIf(
  (SELECT argMax(token, epoch) FROM fence WHERE partition = {partition:UInt16}) != {token:String},
  'FENCED') = 0
FORMAT Native`
}

/** The rows as blocks, encoded when the connection takes them. */
function* blocksOf<Row extends object>(
  columns: Columns<Row>,
  rows: readonly Row[],
): Generator<Buffer> {
  for (let from = 0; from < rows.length; from += ROWS_A_BLOCK)
    yield encodeBlock(columns, rows.slice(from, from + ROWS_A_BLOCK))
}

/** Resolves when the rows are stored. @throws whatever the server or the connection said. */
export const insertUnderFence = async <Row extends { readonly _offset: bigint }>(
  client: ClickHouseClient,
  { sql, columns }: { sql: string; columns: Columns<Row> },
  { partition, log, token, queryId, rows, signal }: FencedInsert<Row>,
): Promise<void> => {
  const { stream } = await client.exec({
    query: sql,
    values: Readable.from(blocksOf(columns, rows), { objectMode: false }),
    query_params: { partition, token, log: String(log) },
    query_id: queryId,
    clickhouse_settings: {
      async_insert: 0,
      wait_end_of_query: 1,
      // Two keys of a payload may name one path ("a.b" and {"a":{"b"}}): the first one is kept.
      type_json_skip_duplicated_paths: 1,
      // Text that looks like a time stays the text that was sent; else it comes back spelled differently.
      input_format_try_infer_dates: 0,
      input_format_try_infer_datetimes: 0,
    },
    ...(signal === undefined ? {} : { abort_signal: signal }),
  })
  for await (const chunk of stream) void chunk
}
