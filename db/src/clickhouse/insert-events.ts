/**
 * Inserts events under the fence of their Kafka partition: the server compares the caller's token with
 * the newest one and stores nothing when another processor has taken the partition. The answer comes
 * after the rows are in the table; any other end than success or FENCED says nothing about them.
 */
import { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import { EVENT_COLUMNS, type EventRow } from './event-row.ts'
import { encodeBlock } from './native-block.ts'

export interface FencedInsert {
  readonly partition: number
  readonly token: string
  readonly queryId: string
  readonly rows: readonly EventRow[]
  readonly signal?: AbortSignal | undefined
}

// More rows in one block would hold the event loop for longer than 20 ms while they are encoded.
const ROWS_A_BLOCK = 2_000

const names = Object.keys(EVENT_COLUMNS).join(', ')
const structure = Object.entries(EVENT_COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')
  .replaceAll("'", "\\'")

const SQL = `INSERT INTO events (${names})
SELECT ${names} FROM input('${structure}')
WHERE throwIf(
  (SELECT argMax(token, epoch) FROM fence WHERE partition = {partition:UInt16}) != {token:String},
  'FENCED') = 0
FORMAT Native`

/** The rows as blocks, encoded when the connection takes them. */
function* blocksOf(rows: readonly EventRow[]): Generator<Buffer> {
  for (let from = 0; from < rows.length; from += ROWS_A_BLOCK)
    yield encodeBlock(EVENT_COLUMNS, rows.slice(from, from + ROWS_A_BLOCK))
}

/** Resolves when the rows are stored. @throws whatever the server or the connection said. */
export const insertEvents = async (
  client: ClickHouseClient,
  { partition, token, queryId, rows, signal }: FencedInsert,
): Promise<void> => {
  const { stream } = await client.exec({
    query: SQL,
    values: Readable.from(blocksOf(rows), { objectMode: false }),
    query_params: { partition, token },
    query_id: queryId,
    clickhouse_settings: {
      async_insert: 0,
      wait_end_of_query: 1,
      // Two keys of a payload may name one path ("a.b" and {"a":{"b"}}): the first one is kept.
      type_json_skip_duplicated_paths: 1,
    },
    ...(signal === undefined ? {} : { abort_signal: signal }),
  })
  for await (const chunk of stream) void chunk
}
