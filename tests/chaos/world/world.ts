/**
 * The world under test: real stores, real gateways and processors, each a process that lanes may kill,
 * stop or hold down, with a proxy between them when a lane wants one. Data in one folder, ports free ones;
 * everything ends with the run, however that ends.
 */
import { rmSync } from 'node:fs'
import { TOPICS } from '@pulseboard/contracts'
import { connectPostgres, migrate } from '@pulseboard/db'
import type { StoreAddresses } from '@pulseboard/embedded'
import { connectKafka, createLogger, ensureTopics, type Bus } from '@pulseboard/runtime'
import { createLoadProject, type LoadProject } from '../../bench/load-project.ts'
import { clickhouseCommand } from '../../../packages/embedded/src/clickhouse.ts'
import { addressesOf } from '../../../packages/embedded/src/store-addresses.ts'
import { chooseStorePorts, type StorePorts } from '../../../packages/embedded/src/store-ports.ts'
import { startProxy, type Proxy } from '../proxy/proxy.ts'
import { mountDisks, unmountDisks } from './disks.ts'
import { createFleet, type Patches } from './fleet.ts'
import { openFolder, type Folder } from './folder.ts'
import { ChaosPart } from './part.ts'
import { chooseRoutes, type Routes } from './routes.ts'
import { prepareStores, STORES } from './stores.ts'
import { createTurns, type Turns } from './turns.ts'

export interface WorldNeeds {
  readonly gateways: number
  /** Processors that run from the beginning. */
  readonly processors: number
  /** A proxy between each pair. */
  readonly proxied: boolean
  /** Small disks that can be filled. */
  readonly disks: boolean
}

export interface WorldOptions extends WorldNeeds {
  /** Kept at the end when given; a throwaway folder otherwise. */
  readonly dataDir: string | undefined
  readonly patches: Patches
  readonly projects: number
  /** Statements to ClickHouse before the services start. */
  readonly prepare: readonly string[]
}

export interface World {
  readonly dataDir: string
  readonly logDir: string
  /** The stores themselves, past all proxies. */
  readonly stores: StoreAddresses
  readonly projects: readonly LoadProject[]
  /** Base addresses of the gateways, as clients use them. */
  readonly gateways: readonly string[]
  readonly bus: Bus
  /** What every child inherits. */
  readonly env: Readonly<Record<string, string>>
  /** All parts by name: postgres, clickhouse, kafka, gateway-1, processor-1 … */
  readonly parts: ReadonlyMap<string, ChaosPart>
  /** @throws when no lane asked for one */
  readonly proxy: Proxy
  /** For strikes at processors: two of them do not mix, else neither is what it is counted as. */
  readonly atProcessors: Turns
  part(name: string): ChaosPart
  /** Parts whose name begins so, that are wanted up now. */
  running(prefix: string): ChaosPart[]
  /** From its next start on, this part loads these modules first, after the run's own. */
  patch(name: string, modules: readonly string[]): void
  /** One statement to ClickHouse, as the user with all rights; the answer's text. */
  clickhouse(sql: string): Promise<string>
  stop(): Promise<void>
}

/** So many days are between the retentions of two projects: each has table partitions of its own. */
const RETENTION_STEP_DAYS = 14
const log = createLogger('chaos', 'error')

type Parts = Map<string, ChaosPart>

const startStores = async (folder: Folder, ports: StorePorts, routes: Routes, parts: Parts) => {
  const specs = await prepareStores({ ...folder, ports, kafkaListeners: routes.kafkaListeners })
  const stores = addressesOf(ports, folder.secrets)
  for (const name of STORES) {
    const part = new ChaosPart(name, () => specs[name], folder.guardian)
    parts.set(name, part)
    part.wake()
  }
  await Promise.all([...parts.values()].map((part) => part.whenServing()))
  await Promise.all([
    migrate({ databaseUrl: stores.postgres.url, clickhouseUrl: stores.clickhouse.url, log }),
    ensureTopics(stores.kafka.brokers, TOPICS, log),
  ])
  return stores
}

/** A batch of several projects is stored as several parts, one after the other: the hard case. */
const makeProjects = async (databaseUrl: string, count: number): Promise<LoadProject[]> => {
  const projects: LoadProject[] = []
  while (projects.length < count) projects.push(await createLoadProject(databaseUrl, log))
  const pool = connectPostgres({ url: databaseUrl, application: 'chaos', log, connections: 1 })
  for (const [index, { id }] of projects.entries()) {
    const days = (index + 1) * RETENTION_STEP_DAYS
    await pool.query('UPDATE projects SET retention_days = $2 WHERE id = $1', [id, days])
  }
  await pool.end()
  return projects
}

/** Services first, then the stores they need. */
const restAll = async (parts: Parts): Promise<void> => {
  const isStore = (name: string): boolean => STORES.some((store) => store === name)
  const rest = async (some: readonly ChaosPart[]): Promise<void> => {
    await Promise.all(some.map((part) => part.rest()))
  }
  const all = [...parts.values()]
  await rest(all.filter(({ name }) => !isStore(name)))
  await rest(all.filter(({ name }) => isStore(name)))
}

/** Everything that serves, as long as nothing failed. */
const openWorld = async (options: WorldOptions, folder: Folder, parts: Parts) => {
  if (options.disks) mountDisks(folder.dataDir)
  const ports = await chooseStorePorts('free')
  const routes = await chooseRoutes(options.proxied, ports)
  const stores = await startStores(folder, ports, routes, parts)
  for (const sql of options.prepare) await clickhouseCommand(stores.clickhouse.url, sql)
  const projects = await makeProjects(stores.postgres.url, options.projects)
  const fleet = createFleet({ folder, stores, routes, parts, patches: options.patches })
  const gateways: string[] = []
  while (gateways.length < options.gateways) gateways.push(await fleet.addGateway())
  for (let count = 0; count < options.processors; count++) await fleet.addProcessor()
  const proxy = options.proxied ? await startProxy(routes.all, folder.env) : undefined
  for (const part of parts.values()) part.wake()
  await Promise.all([...parts.values()].map((part) => part.whenServing()))
  const bus = connectKafka({ brokers: stores.kafka.brokers, clientId: 'chaos', log })
  return { stores, projects, gateways, fleet, proxy, bus }
}

/** Starts everything; resolves when all of it serves. @throws with nothing left running */
export const startWorld = async (options: WorldOptions): Promise<World> => {
  const folder = openFolder(options.dataDir)
  const parts: Parts = new Map()
  const end = async (): Promise<void> => {
    await restAll(parts)
    if (options.disks) unmountDisks(folder.dataDir)
    folder.guardian.close()
    if (folder.throwaway) rmSync(folder.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  const opened = await openWorld(options, folder, parts).catch(async (error: unknown) => {
    await end()
    throw error
  })
  const { fleet, proxy, bus, stores } = opened
  return {
    ...opened,
    dataDir: folder.dataDir,
    logDir: folder.logDir,
    env: folder.env,
    parts,
    atProcessors: createTurns(),
    get proxy() {
      if (proxy === undefined) throw new Error('No lane of this run asked for a proxy.')
      return proxy
    },
    part: (name) => {
      const part = parts.get(name)
      if (part === undefined) throw new Error(`No part ${name} is run here.`)
      return part
    },
    running: (prefix) =>
      [...parts.values()].filter((part) => part.name.startsWith(prefix) && part.wanted),
    patch: (name, modules) => fleet.patch(name, modules),
    clickhouse: (sql) => clickhouseCommand(stores.clickhouse.url, sql),
    stop: async () => {
      await bus.close()
      await end()
      proxy?.close()
    },
  }
}
