/** The configuration tables: of each program under the name of its folder, and what compose itself needs. */
import { integer, secret, text, url, type ConfigTable } from '@pulseboard/runtime'
import { CONFIG as gateway } from '../../ingest-gateway/src/config.ts'
import { table as db } from '../../db/src/config.ts'
import { CONFIG as queryApi } from '../../query-api/src/config.ts'
import { CONFIG as processor } from '../../stream-processor/src/config.ts'

/** The dashboard reads its settings by itself, since it imports nothing but the contracts. */
const dashboard = {
  DASHBOARD_PORT: integer('Port that the dashboard listens on.', 3001, { min: 0, max: 65_535 }),
  HOST: text('Address that the dashboard listens on.', '127.0.0.1'),
  PUBLIC_URL: url('Address of the dashboard as browsers see it.', ['http', 'https']),
  QUERY_API_URL: url('Address of query-api.', ['http', 'https'], 'http://127.0.0.1:3002'),
  GATEWAY_URL: url(
    'Address of the gateway as apps reach it.',
    ['http', 'https'],
    'http://localhost:3000',
  ),
  MAIL_HTTP_URL: text(
    'HTTP address of the mail catcher, on loopback; npm start sets it. Empty: /dev/mail shows no mails.',
    '',
  ),
} as const satisfies ConfigTable

/** Each program's own table. */
export const CONFIGS = {
  db,
  'ingest-gateway': gateway,
  'stream-processor': processor,
  'query-api': queryApi,
  dashboard,
} as const satisfies Readonly<Record<string, ConfigTable>>

/** What docker-compose.yml asks of `.env`; it makes the addresses of the stores from them. */
export const COMPOSE = {
  POSTGRES_PASSWORD: secret('Password of PostgreSQL: openssl rand -hex 24', 16),
  CLICKHOUSE_PASSWORD: secret('Password of ClickHouse: openssl rand -hex 24', 16),
  JWT_SECRET: secret('Signs access tokens and cursors: openssl rand -hex 32', 32),
  PUBLIC_URL: url('Address of the dashboard as browsers see it.', ['http', 'https']),
  GATEWAY_URL: url('Address of the gateway as apps reach it.', ['http', 'https']),
} as const satisfies ConfigTable
