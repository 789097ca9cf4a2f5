/** Rows for the tests, written to ClickHouse as landing writes them: what is not named is empty. */
import { SAMPLE_KEY_ID } from '@pulseboard/contracts'
import { connectClickhouse } from '@pulseboard/db'
import { systemClock, uuidv7 } from '@pulseboard/runtime'

export interface TestRow {
  readonly project_id: string
  readonly id?: string
  readonly type?: string
  readonly name?: string
  /** Epoch milliseconds. */
  readonly timestamp: number
  readonly [column: string]: unknown
}

/** Epoch milliseconds in the store's own spelling. */
export const storeTime = (ms: number): string =>
  new Date(ms).toISOString().replace('T', ' ').replace('Z', '')

/** Opens a writer on a database; close it. */
export const createRowWriter = (clickhouseUrl: string) => {
  const client = connectClickhouse({ url: clickhouseUrl, application: 'test' })
  let offset = 0
  return {
    insert: async (rows: readonly TestRow[]): Promise<void> => {
      const values = rows.map(({ timestamp, ...row }) => ({
        id: uuidv7(systemClock.now()),
        key_id: SAMPLE_KEY_ID,
        type: 'event',
        name: 'opened',
        timestamp: storeTime(timestamp),
        received_at: storeTime(timestamp + 250),
        expires_on: '2100-01-01',
        _partition: 0,
        _offset: offset++,
        ...row,
      }))
      await client.insert({ table: 'events', values, format: 'JSONEachRow' })
    },
    close: async (): Promise<void> => client.close(),
  }
}
