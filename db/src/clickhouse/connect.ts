/**
 * The client of ClickHouse's HTTP interface. Answers wait for the data to be durable in the table
 * (`async_insert` 0, `wait_end_of_query` 1: a status of 200 is sent after the work, not before), and
 * every wait is bounded.
 */
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'

export interface ClickhouseOptions {
  /** `http://user:password@host:port/database`. */
  readonly url: string
  /** Shown in the query log: the service's name. */
  readonly application: string
  readonly requestTimeoutMs?: number
  readonly connections?: number
}

/** Opens nothing yet: the first statement connects. Close with `close()`. */
export const connectClickhouse = (options: ClickhouseOptions): ClickHouseClient =>
  createClient({
    url: options.url,
    application: options.application,
    request_timeout: options.requestTimeoutMs ?? 30_000,
    max_open_connections: options.connections ?? 10,
    // The server closes an idle socket after 10 s (3 s before 23.11): ours must go first, else a
    // request meets a closed one and its outcome is unknown.
    keep_alive: { enabled: true, idle_socket_ttl: 2_000, eagerly_destroy_stale_sockets: true },
    clickhouse_settings: { async_insert: 0, wait_end_of_query: 1 },
    log: { level: ClickHouseLogLevel.OFF },
  })
