/**
 * Configuration of query-api: the only reader of the environment here. A signing secret that stands in
 * an example somewhere, or is one character repeated, is refused: whoever knows it owns every account.
 */
import {
  addresses,
  choice,
  defineConfig,
  integer,
  LOG_LEVELS,
  MAIL,
  optionalUrl,
  secret,
  text,
  TRACING,
  url,
  type ConfigOf,
} from '@pulseboard/runtime'
import { splitSecrets } from './auth/keys.ts'
import { REGISTRATION } from './auth/registration.ts'

const EXAMPLES = [
  'change',
  'secret',
  'example',
  'password',
  'your-',
  'your_',
  'insecure',
  'default',
]
const MIN_DISTINCT = 10
const MIN_SECRET = 32

const isExample = (value: string): boolean =>
  EXAMPLES.some((word) => value.toLowerCase().includes(word)) || new Set(value).size < MIN_DISTINCT

/** One secret or, while it is replaced, `new,old`; each must be a good one. */
const signingSecrets = (about: string) => {
  const variable = secret(about, MIN_SECRET)
  return {
    ...variable,
    read: (value: string): ReturnType<typeof variable.read> => {
      const secrets = splitSecrets(value)
      if (secrets.some(isExample))
        return { fix: 'looks like an example; make a random one: openssl rand -hex 32' }
      const short = secrets.find((one) => one.length < MIN_SECRET)
      return variable.read(short ?? value)
    },
  }
}

export const CONFIG = {
  QUERY_API_PORT: integer('Port that query-api listens on.', 3002, { min: 1, max: 65_535 }),
  HOST: text(
    'Address that query-api listens on; one-time sign-in links work on loopback only.',
    '127.0.0.1',
  ),
  DATABASE_URL: url('PostgreSQL with accounts, projects and keys.', ['postgres', 'postgresql']),
  CLICKHOUSE_URL: url('ClickHouse with the stored events.', ['http', 'https']),
  CLICKHOUSE_READ_URL: optionalUrl('ClickHouse with a read-only user; missing: CLICKHOUSE_URL.', [
    'http',
    'https',
  ]),
  KAFKA_BROKERS: addresses('Kafka that the live feed follows.'),
  JWT_SECRET: signingSecrets(
    'Signs access tokens and cursors; the same at every replica. To replace it: new,old.',
  ),
  PUBLIC_URL: url(
    'Address of the dashboard as browsers see it.',
    ['http', 'https'],
    'http://localhost:3001',
  ),
  ...MAIL,
  TRUST_PROXY: integer('How many proxies in front append to X-Forwarded-For.', 0, {
    min: 0,
    max: 10,
  }),
  REGISTRATION: choice(
    'Who may create an account: anyone; the first person, then invited ones; the first person alone; nobody.',
    REGISTRATION,
    'open',
  ),
  LOG_LEVEL: choice('What is logged.', LOG_LEVELS, 'info'),
  ...TRACING,
} as const

export type Config = ConfigOf<typeof CONFIG>

/** @throws ConfigError with every problem found. */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config => defineConfig(CONFIG, env)

const { DATABASE_URL, CLICKHOUSE_URL, CLICKHOUSE_READ_URL, KAFKA_BROKERS } = CONFIG

/** Addresses of the stores alone: all that a command needs. @throws ConfigError */
export const readStores = (env: Readonly<Record<string, string | undefined>> = process.env) =>
  defineConfig({ DATABASE_URL, CLICKHOUSE_URL, CLICKHOUSE_READ_URL, KAFKA_BROKERS }, env)
