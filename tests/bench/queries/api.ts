/**
 * The running query-api over the filled store, with an ear on its ClickHouse client: time, rows and bytes
 * read by every statement, under the name of its question. Nothing of the API is replaced.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connectClickhouse, connectPostgres } from '@pulseboard/db'
import {
  connectKafka,
  createHealth,
  createLogger,
  createMetrics,
  systemClock,
} from '@pulseboard/runtime'
import { composeApi } from '../../../query-api/src/compose.ts'

export interface Statement {
  readonly question: string
  readonly ms: number
  readonly rowsRead: number
  readonly bytesRead: number
}

export interface MeasuredApi {
  readonly base: string
  /** Statements since the last call. */
  take(): Statement[]
  stop(): Promise<void>
}

interface Summary {
  readonly read_rows?: string
  readonly read_bytes?: string
}

type Client = ReturnType<typeof connectClickhouse>

const summaryOf = (headers: unknown): Summary => {
  const text = (headers as Record<string, unknown>)['x-clickhouse-summary']
  return typeof text === 'string' ? (JSON.parse(text) as Summary) : {}
}

/** Lets every statement of a client be heard. */
const listenTo = (client: Client, heard: Statement[]): Client => {
  const query = client.query.bind(client)
  client.query = async (params: Parameters<typeof query>[0]) => {
    const started = performance.now()
    const answer = await query(params)
    const summary = summaryOf(answer.response_headers)
    heard.push({
      question: params.clickhouse_settings?.log_comment ?? 'settings',
      ms: performance.now() - started,
      rowsRead: Number(summary.read_rows ?? 0),
      bytesRead: Number(summary.read_bytes ?? 0),
    })
    return answer
  }
  return client
}

const CONFIG = {
  HOST: '127.0.0.1',
  JWT_SECRET: '5f2d1c8e7b904a6d8c3e5b7a9d1f2e40',
  PUBLIC_URL: 'http://localhost:3001',
  REGISTRATION: 'open',
  TRUST_PROXY: 0,
  SMTP_URL: '',
  MAIL_FROM: 'PulseBoard <no-reply@localhost>',
} as const

/** Starts it in this process, on a free port. Kafka is not there: nothing that is measured needs it. */
export const startMeasuredApi = async (urls: {
  databaseUrl: string
  clickhouseReadUrl: string
}): Promise<MeasuredApi> => {
  const log = createLogger('bench', 'error')
  const heard: Statement[] = []
  const pool = connectPostgres({ url: urls.databaseUrl, application: 'bench', log })
  const clickhouse = connectClickhouse({ url: urls.clickhouseReadUrl, application: 'bench' })
  const bus = connectKafka({ brokers: ['127.0.0.1:1'], clientId: 'bench', log })
  const api = composeApi({
    config: CONFIG,
    pool,
    clickhouse: listenTo(clickhouse, heard),
    bus,
    log,
    clock: systemClock,
    health: createHealth([]),
    metrics: createMetrics('bench'),
    version: '0.0.0',
  })
  const server = createServer(api.handle).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => heard.splice(0),
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await api.close()
      await Promise.all([bus.close(), clickhouse.close()])
      await pool.end()
    },
  }
}
