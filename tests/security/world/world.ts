/**
 * What the attempts are made against: query-api and gateway as processes with their own limits, on real
 * stores, with two tenants. The victim has a mark in every text and in stored events; the attacker has an
 * account and a project like anybody. `stop` ends the processes and drops the databases.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@pulseboard/db'
import { createDatabases, type Databases, type StoreAddresses } from '@pulseboard/embedded'
import { createLogger, systemClock, uuidv7 } from '@pulseboard/runtime'
import { freePort } from '../../../packages/embedded/src/ports.ts'
import { deriveKeyring, type Keyring } from '../../../query-api/src/auth/keys.ts'
import { createPasswords } from '../../../query-api/src/auth/password.ts'
import { createTokens, type Tokens } from '../../../query-api/src/auth/tokens.ts'
import { createRowWriter } from '../../../query-api/src/testing/rows.ts'
import { startService, type Service } from './service.ts'
import { createTenant, type Tenant, type TenantDeps } from './tenant.ts'

export const PASSWORD = 'correct horse battery'
export const PUBLIC_URL = 'http://localhost:3001'

export interface World extends TenantDeps {
  readonly gateway: string
  readonly services: { readonly api: Service; readonly gateway: Service }
  /** The setting JWT_SECRET, and the keys that are derived from it. */
  readonly secret: string
  readonly keys: Keyring
  readonly mails: string
  readonly stores: StoreAddresses
  readonly databases: Databases
  readonly attacker: Tenant
  readonly victim: Tenant
  /** In every text of the victim, and nowhere else. */
  readonly mark: string
  /** Addresses that nobody came from yet: limits of an address are not what most attempts are about. */
  nextAddress(): string
  stop(): Promise<void>
}

const EVENTS = 20

const putEvents = async (databases: Databases, projectId: string, text: string): Promise<void> => {
  const writer = createRowWriter(databases.clickhouseUrl)
  const now = systemClock.now()
  const columns = { name: text, release: text, environment: text, user_id: text, device_id: text }
  const rows = Array.from({ length: EVENTS }, (_, index) => ({
    project_id: projectId,
    id: uuidv7(now - index * 1000),
    type: index % 2 === 0 ? 'error' : 'event',
    timestamp: now - index * 1000,
    ...columns,
    error_message: text,
    tags: { [text]: text },
    payload: { [text]: text },
  }))
  await writer.insert(rows)
  await writer.close()
}

const startServices = async (
  stores: StoreAddresses,
  databases: Databases,
  options: { secret: string; spool: string; env: Readonly<Record<string, string>> },
): Promise<World['services']> => {
  const [apiPort, gatewayPort] = [await freePort(), await freePort()]
  const common = {
    DATABASE_URL: databases.databaseUrl,
    KAFKA_BROKERS: stores.kafka.brokers.join(','),
    PUBLIC_URL,
    // What a log may not hold must not be in the most talkative one.
    LOG_LEVEL: 'trace',
    ...options.env,
  }
  const api = startService('query-api', apiPort, {
    ...common,
    QUERY_API_PORT: String(apiPort),
    CLICKHOUSE_URL: databases.clickhouseReadUrl,
    JWT_SECRET: options.secret,
    SMTP_URL: stores.mail.smtpUrl,
    TRUST_PROXY: '1',
  })
  const gateway = startService('ingest-gateway', gatewayPort, {
    ...common,
    GATEWAY_PORT: String(gatewayPort),
    GATEWAY_SPOOL_DIR: options.spool,
    GATEWAY_TRUST_PROXY: '1',
  })
  const started = await Promise.allSettled([api, gateway])
  const failed = started.find((one) => one.status === 'rejected')
  if (failed !== undefined) {
    for (const one of started) if (one.status === 'fulfilled') await one.value.stop()
    throw failed.reason
  }
  return { api: await api, gateway: await gateway }
}

/** At the cost of the product: what a sign-in costs is one of the things that are measured. */
const hashOnce = async (): Promise<string> => {
  const passwords = createPasswords({ threads: 1 })
  const hash = await passwords.hash(PASSWORD)
  await passwords.close()
  return hash
}

interface Parts {
  readonly services: World['services']
  readonly pool: ReturnType<typeof connectPostgres>
  readonly keys: Keyring
  readonly tokens: Tokens
}

const openParts = (services: World['services'], databases: Databases, secret: string): Parts => {
  const log = createLogger('security', 'error')
  const pool = connectPostgres({ url: databases.databaseUrl, application: 'security', log })
  const keys = deriveKeyring(secret)
  return { services, pool, keys, tokens: createTokens({ pool, keys, clock: systemClock }) }
}

/** Addresses of the range for benchmarks, 198.18.0.0/15: no other client has them. */
const createAddresses = (): (() => string) => {
  let last = 0
  return () => {
    last += 1
    return `198.${18 + ((last >> 16) & 1)}.${(last >> 8) & 255}.${last & 255}`
  }
}

/** @param env more settings for both services */
export const startWorld = async (
  stores: StoreAddresses,
  env: Readonly<Record<string, string>> = {},
): Promise<World> => {
  const databases = await createDatabases(stores)
  const spool = await mkdtemp(join(tmpdir(), 'pulseboard-security-'))
  const secret = randomBytes(32).toString('hex')
  const [services, passwordHash] = await Promise.all([
    startServices(stores, databases, { secret, spool, env }),
    hashOnce(),
  ])
  const parts = openParts(services, databases, secret)
  const mark = `canary${randomBytes(5).toString('hex')}`
  const deps = { ...parts, api: services.api.url, passwordHash }
  const attacker = await createTenant(deps, `attacker${randomBytes(5).toString('hex')}`)
  const victim = await createTenant(deps, mark)
  await putEvents(databases, attacker.projectId, 'plain')
  await putEvents(databases, victim.projectId, mark)
  return {
    ...deps,
    gateway: services.gateway.url,
    secret,
    mails: stores.mail.httpUrl,
    stores,
    databases,
    attacker,
    victim,
    mark,
    nextAddress: createAddresses(),
    stop: async () => {
      await Promise.all([services.api.stop(), services.gateway.stop()])
      await parts.pool.end()
      await databases.drop()
      await rm(spool, { recursive: true, force: true })
    },
  }
}
