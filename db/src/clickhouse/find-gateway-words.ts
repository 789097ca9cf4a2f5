/** What did each run of a gateway say last, of those that spoke lately? For whoever waits for them. */
import type { ClickHouseClient } from '@clickhouse/client'
import { askRows } from './ask.ts'

/** Times are epoch milliseconds. */
export interface GatewaySaid {
  /** Run of the gateway, 8 hex digits. */
  readonly gateway: string
  readonly through: number
  readonly heardAt: number
  readonly ended: boolean
  readonly spoolOldest: number | null
}

/** Runs that said something in the last ten minutes. */
export const findGatewayWords = (client: ClickHouseClient): Promise<GatewaySaid[]> =>
  askRows<GatewaySaid>(
    client,
    `SELECT lower(leftPad(hex(gateway), 8, '0')) AS gateway,
       toFloat64(toUnixTimestamp64Milli(reported_through)) AS through,
       toFloat64(toUnixTimestamp64Milli(reported_at)) AS heardAt, ended,
       toFloat64(toUnixTimestamp64Milli(spool_oldest_at)) AS spoolOldest
     FROM gateway_runs FINAL WHERE reported_at >= now64(3) - INTERVAL 10 MINUTE`,
    {},
  )
