/**
 * Fills the real table, with all its projections, on one thread, and waits until the merges are through:
 * what is measured is a store at rest. The newest events come in small inserts, as landing writes them.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { clickhouseCommand } from '../../../packages/embedded/src/clickhouse.ts'
import { connectClickhouse } from '@pulseboard/db'
import { insertEvents, type Population } from './event-sql.ts'

const CHUNK = 1_000_000
const SMALL_CHUNK = 5_000
const SMALL_INSERTS = 20
const REST_MS = 20 * 60_000
const POLL_MS = 2_000

/** Numbers at which one insert ends and the next begins. */
const boundaries = (events: number): number[] => {
  const tail = Math.max(0, events - SMALL_INSERTS * SMALL_CHUNK)
  const ends = []
  for (let end = 0; end < tail; end = Math.min(tail, end + CHUNK)) ends.push(end)
  for (let end = tail; end <= events; end += SMALL_CHUNK) ends.push(end)
  return ends
}

const BUSY = `SELECT (SELECT count() FROM system.merges)
  + (SELECT count() FROM system.mutations WHERE NOT is_done)`

/** Waits until nothing is merged or made anew any more, for 20 minutes at most. */
export const rest = async (url: string): Promise<void> => {
  const deadline = performance.now() + REST_MS
  for (let quiet = 0; quiet < 3 && performance.now() < deadline;) {
    await sleep(POLL_MS)
    const busy = await clickhouseCommand(url, BUSY)
    quiet = busy.trim() === '0' ? quiet + 1 : 0
  }
}

/** @param say told how far it is */
export const fill = async (
  url: string,
  population: Population,
  say: (line: string) => void,
): Promise<void> => {
  const client = connectClickhouse({ url, application: 'bench', requestTimeoutMs: 600_000 })
  const started = performance.now()
  const ends = boundaries(population.events)
  try {
    for (const [index, end] of ends.slice(1).entries()) {
      await client.command({
        query: insertEvents(population, ends[index] ?? 0, end),
        clickhouse_settings: {
          max_threads: 1,
          max_insert_threads: '1',
          max_insert_block_size: String(CHUNK),
          max_block_size: '65536',
          min_insert_block_size_rows: String(CHUNK),
          min_insert_block_size_bytes: '0',
        },
      })
      if (end % (10 * CHUNK) === 0)
        say(`${end / 1e6} M rows, ${Math.round((performance.now() - started) / 1000)} s`)
    }
  } finally {
    await client.close()
  }
}

/** What a full store is: rows, parts and bytes of its tables. */
export interface StoreSize {
  readonly rows: number
  readonly parts: number
  readonly bytesOnDisk: number
  readonly projectionBytes: number
}

export const measureStore = async (url: string): Promise<StoreSize> => {
  const database = new URL(url).pathname.slice(1)
  const where = `database = '${database}' AND table = 'events' AND active`
  const [table, projections] = await Promise.all([
    clickhouseCommand(
      url,
      `SELECT sum(rows), count(), sum(bytes_on_disk) FROM system.parts WHERE ${where}`,
    ),
    clickhouseCommand(url, `SELECT sum(bytes_on_disk) FROM system.projection_parts WHERE ${where}`),
  ])
  const [rows = 0, parts = 0, bytesOnDisk = 0] = table.trim().split('\t').map(Number)
  return { rows, parts, bytesOnDisk, projectionBytes: Number(projections.trim()) }
}
