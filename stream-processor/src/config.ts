/** Settings of the processor, one sentence each; the only file here that reads the environment. */
import { AUDIT_DAYS } from '@pulseboard/db'
import {
  addresses,
  choice,
  defineConfig,
  integer,
  LOG_LEVELS,
  MAIL,
  text,
  TRACING,
  url,
  type ConfigOf,
} from '@pulseboard/runtime'

export const CONFIG = {
  PROCESSOR_PORT: integer('Port of /healthz, /readyz and /metrics.', 3003, { min: 0, max: 65_535 }),
  HOST: text('Address to listen on; 0.0.0.0 for all.', '127.0.0.1'),
  KAFKA_BROKERS: addresses('Kafka brokers.'),
  CLICKHOUSE_URL: url('ClickHouse, the database of events included.', ['http', 'https']),
  DATABASE_URL: url('PostgreSQL with projects and their retention.', ['postgres', 'postgresql']),
  LOG_LEVEL: choice('Least important level that is logged.', LOG_LEVELS, 'info'),
  PROCESSOR_BATCH_ROWS: integer('Most events of a partition in one insert.', 10_000, {
    min: 1,
    max: 100_000,
  }),
  PROCESSOR_BATCH_MS: integer('Shortest time between two inserts that are not full.', 500, {
    min: 10,
    max: 60_000,
  }),
  PROCESSOR_LINGER_MS: integer('How long a first event waits for company.', 50, {
    min: 0,
    max: 10_000,
  }),
  PROCESSOR_DEDUP_HOURS: integer(
    'For how many hours a repeated event id is recognised, at least, while the ids fit.',
    24,
    { min: 1, max: 720 },
  ),
  PROCESSOR_DEDUP_IDS: integer(
    'Most event ids of one process held for that, about 8 bytes each; at least half of them are.',
    8_000_000,
    { min: 1_000, max: 200_000_000 },
  ),
  PROCESSOR_AUDIT_DAYS: integer('For how many days the audit log keeps an entry.', AUDIT_DAYS, {
    min: 30,
    max: 36_500,
  }),
  PROCESSOR_CONCURRENCY: integer('Batches worked on at once; memory grows with it.', 3, {
    min: 1,
    max: 64,
  }),
  PUBLIC_URL: url(
    'Address of the dashboard as browsers see it.',
    ['http', 'https'],
    'http://localhost:3001',
  ),
  ...MAIL,
  ALERTS_ALLOW_PRIVATE_ADDRESSES: choice(
    'Whether webhooks may go to addresses of your own networks; whoever manages alerts of any project can then reach them.',
    ['yes', 'no'],
    'no',
  ),
  ALERTS_MAIL_UNCONFIRMED: choice(
    'Whether alert mails go to addresses that nobody has confirmed.',
    ['yes', 'no'],
    'no',
  ),
  ...TRACING,
} as const

export type Config = ConfigOf<typeof CONFIG>

/** @throws ConfigError that names every problem. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config =>
  defineConfig(CONFIG, env)
