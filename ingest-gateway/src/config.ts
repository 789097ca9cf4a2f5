/** Settings of the gateway, one sentence each; the only file here that reads the environment. */
import {
  addresses,
  choice,
  defineConfig,
  integer,
  LOG_LEVELS,
  text,
  TRACING,
  url,
  type ConfigOf,
} from '@pulseboard/runtime'

const MIB = 1024 * 1024

export const CONFIG = {
  GATEWAY_PORT: integer('Port that clients send events to.', 3000, { min: 0, max: 65_535 }),
  HOST: text('Address to listen on; 0.0.0.0 for all.', '127.0.0.1'),
  KAFKA_BROKERS: addresses('Kafka brokers.'),
  DATABASE_URL: url('PostgreSQL with projects and keys.', ['postgres', 'postgresql']),
  PUBLIC_URL: url(
    'Address of the dashboard, for links.',
    ['http', 'https'],
    'http://localhost:3001',
  ),
  GATEWAY_TRUST_PROXY: integer('How many proxies in front append to X-Forwarded-For.', 0, {
    min: 0,
    max: 10,
  }),
  LOG_LEVEL: choice('Least important level that is logged.', LOG_LEVELS, 'info'),
  GATEWAY_LINGER_MS: integer('Longest wait of an event for company in one produce.', 3, {
    min: 0,
    max: 100,
  }),
  GATEWAY_SPOOL_DIR: text(
    'Directory for events while Kafka does not acknowledge; must survive a restart.',
    '.pulseboard/spool',
  ),
  GATEWAY_SPOOL_BYTES: integer('Most bytes in it; above it 503.', 1024 * MIB, {
    min: 1 * MIB,
    max: 1024 * 1024 * MIB,
  }),
  GATEWAY_SPOOL_HOURS: integer(
    'Age of the oldest event in it above which new ones are refused; none is thrown away.',
    24,
    { min: 1, max: 8760 },
  ),
  GATEWAY_SPOOL_REPLAY_PER_SECOND: integer(
    'Events a second that are sent from it beside live traffic.',
    5_000,
    { min: 1, max: 1_000_000 },
  ),
  GATEWAY_MAX_IN_FLIGHT_BYTES: integer(
    'Bytes of requests in work; above it 503. The process needs several times this.',
    64 * MIB,
    { min: 12 * MIB, max: 4096 * MIB },
  ),
  GATEWAY_PROJECT_SHARE_PERCENT: integer('Part of these bytes that one project may hold.', 50, {
    min: 1,
    max: 100,
  }),
  GATEWAY_MAX_CONNECTIONS: integer(
    'Open connections; above it idle ones are closed and new ones dropped. Keep below ulimit -n.',
    10_000,
    { min: 10, max: 1_000_000 },
  ),
  GATEWAY_REQUEST_TIMEOUT_MS: integer('Longest time for a request to arrive.', 30_000, {
    min: 1_000,
    max: 600_000,
  }),
  GATEWAY_HEADERS_TIMEOUT_MS: integer('Longest time for its headers to arrive.', 10_000, {
    min: 1_000,
    max: 600_000,
  }),
  ...TRACING,
} as const

export type Config = ConfigOf<typeof CONFIG>

/** @throws ConfigError that names every problem. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config =>
  defineConfig(CONFIG, env)
