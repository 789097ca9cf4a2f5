/**
 * docker-compose.yml keeps its promises: hardened containers, no default secret, stores out of reach,
 * and an environment that each program's own configuration accepts. Docker itself is not needed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type ConfigTable } from '@pulseboard/runtime'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { COMPOSE, CONFIGS } from '../../docs/generate/configs.ts'
import { readConfig as readDashboardConfig } from '../../dashboard/config.ts'
import { DISK_RESERVE_BYTES, serverXml } from '../../packages/embedded/src/clickhouse-config.ts'
import { interpolate, requiredVariables } from './interpolate.ts'

interface Service {
  readonly image?: string
  readonly command?: readonly string[]
  readonly build?: { readonly target: string; readonly args?: { readonly SERVICE?: string } }
  readonly user?: string
  readonly read_only?: boolean
  readonly privileged?: boolean
  readonly cap_drop?: readonly string[]
  readonly cap_add?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly mem_limit?: string
  readonly pids_limit?: number
  readonly tmpfs?: readonly string[]
  readonly volumes?: readonly string[]
  readonly ports?: readonly string[]
  readonly networks: readonly string[]
  readonly profiles?: readonly string[]
  readonly restart?: string
  readonly environment?: Readonly<Record<string, string | number>>
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>
}

const text = readFileSync(join(import.meta.dirname, '..', '..', 'docker-compose.yml'), 'utf8')
const compose = parse(text, { merge: true }) as Compose
const services = Object.entries(compose.services)
const serviceOf = (name: string): Service => {
  const service = compose.services[name]
  if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}.`)
  return service
}

const FILLED = {
  POSTGRES_PASSWORD: 'a5d1c04e9b7f42b8a5d1c04e9b7f42b8',
  CLICKHOUSE_PASSWORD: '7f42b8a5d1c04e9b7f42b8a5d1c04e9b',
  JWT_SECRET: '0f3d9a7c61e24b58b2d4c6f80a1e3957d8b6f4a2',
  PUBLIC_URL: 'https://pulse.example.org',
  GATEWAY_URL: 'https://in.example.org',
}
const PROGRAMS = { migrate: 'db' } as const satisfies Readonly<Record<string, keyof typeof CONFIGS>>
const programOf = (name: string): keyof typeof CONFIGS =>
  name in PROGRAMS ? PROGRAMS[name as keyof typeof PROGRAMS] : (name as keyof typeof CONFIGS)
const own = services.filter(([, { build }]) => build !== undefined).map(([name]) => name)

describe('every container', () => {
  it.each(services)('%s is hardened', (_, service) => {
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.cap_add).toBeUndefined()
    expect(service.privileged).toBeUndefined()
    expect(service.security_opt).toContain('no-new-privileges:true')
    expect(service.user).toMatch(/^[1-9][0-9]*:[1-9][0-9]*$/)
    expect(service.mem_limit).toMatch(/^\d+[mg]$/)
    expect(service.pids_limit).toBeGreaterThan(0)
    expect(service.tmpfs?.length).toBeGreaterThan(0)
  })

  it.each(services)('%s mounts no path of the host', (_, { volumes = [] }) => {
    for (const volume of volumes) expect(volume).toMatch(/^[a-z-]+:\//)
  })

  it.each(services.filter(([, { build }]) => build === undefined))(
    '%s is of a pinned version',
    (_, { image }) => {
      expect(image).toMatch(/:v?\d+(\.\d+)*$/)
    },
  )

  it.each(services.filter(([, { restart }]) => restart !== 'no'))(
    '%s has a health check',
    (_, { healthcheck }) => {
      expect(healthcheck?.test.length).toBeGreaterThan(1)
    },
  )
})

describe('what can be reached', () => {
  it('from outside is the gateway and the dashboard, and the mail catcher when asked for', () => {
    const published = services.filter(([, { ports }]) => ports !== undefined)
    expect(
      published.filter(([, { profiles }]) => profiles === undefined).map(([name]) => name),
    ).toEqual(['ingest-gateway', 'dashboard'])
    for (const [name, { ports = [] }] of published)
      for (const port of ports) expect(interpolate(port, FILLED), name).toMatch(/^127\.0\.0\.1:/)
  })

  it('in the network of the stores has no way out', () => {
    expect(compose.networks['data']?.internal).toBe(true)
    for (const store of ['kafka', 'clickhouse', 'postgres'])
      expect(serviceOf(store).networks).toEqual(['data'])
    expect(serviceOf('dashboard').networks).not.toContain('data')
    const mailing = services.filter(([, { networks }]) => networks.includes('way-out'))
    expect(mailing.map(([name]) => name)).toEqual(['stream-processor', 'query-api'])
  })
})

describe('settings', () => {
  it('have no default for a secret: compose refuses to start without them', () => {
    expect(requiredVariables(text)).toEqual(Object.keys(COMPOSE).toSorted())
    expect(() => interpolate(text, {})).toThrow('CLICKHOUSE_PASSWORD')
    expect(text).not.toMatch(/(PASSWORD|SECRET)[A-Z_]*:-/)
  })

  it('of .env are accepted by their own table', () => {
    expect(defineConfig(COMPOSE, FILLED)).toEqual(FILLED)
  })

  it.each(own)('of %s are what its configuration asks for', (name) => {
    const given = Object.fromEntries(
      Object.entries(serviceOf(name).environment ?? {}).map(([key, value]) => [
        key,
        interpolate(String(value), FILLED),
      ]),
    )
    const table: ConfigTable = CONFIGS[programOf(name)]
    expect(() => defineConfig(table, given)).not.toThrow()
    for (const key of Object.keys(given)) expect(Object.keys(table), key).toContain(key)
  })

  it('of the dashboard mean the same to its own reader', () => {
    const config = readDashboardConfig({})
    const defaults = defineConfig(CONFIGS.dashboard, { PUBLIC_URL: 'http://localhost:3001' })
    expect(config.port).toBe(defaults.DASHBOARD_PORT)
    expect(config.host).toBe(defaults.HOST)
    expect(config.queryApi.href).toBe(new URL(defaults.QUERY_API_URL).href)
  })
})

describe('ClickHouse', () => {
  it('keeps the same reserve of its disk as the embedded one', () => {
    // Arguments that begin with -- go to the server; behind a lone -- they are its configuration.
    expect(serviceOf('clickhouse').command).toEqual([
      '--',
      `--storage_configuration.disks.default.keep_free_space_bytes=${DISK_RESERVE_BYTES}`,
    ])
    expect(serverXml('log')).toContain(
      `<storage_configuration>
    <disks><default><keep_free_space_bytes>${DISK_RESERVE_BYTES}</keep_free_space_bytes></default></disks>`,
    )
  })
})

describe('the order of the start', () => {
  it('waits for healthy stores and for the migrations', () => {
    for (const name of ['ingest-gateway', 'stream-processor', 'query-api'])
      expect(serviceOf(name).depends_on).toMatchObject({
        migrate: { condition: 'service_completed_successfully' },
        kafka: { condition: 'service_healthy' },
      })
    expect(serviceOf('migrate').depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      clickhouse: { condition: 'service_healthy' },
    })
  })

  it('builds each program from its own folder', () => {
    for (const name of own.filter((service) => service !== 'dashboard'))
      expect(serviceOf(name).build).toMatchObject({
        target: 'service',
        args: { SERVICE: programOf(name) },
      })
  })
})
