/**
 * The world under test: real stores, real gateways and processors, each a process that lanes may kill,
 * stop or hold down. Data in one folder, ports free ones; a guardian ends everything also when the run
 * itself is killed.
 */
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOPICS } from '@pulseboard/contracts'
import { migrate } from '@pulseboard/db'
import type { StoreAddresses } from '@pulseboard/embedded'
import { connectKafka, createLogger, ensureTopics, type Bus } from '@pulseboard/runtime'
import { createLoadProject, type LoadProject } from '../../bench/load-project.ts'
import { clickhouseCommand } from '../../../packages/embedded/src/clickhouse.ts'
import { compileCacheDir, inheritedEnvironment } from '../../../packages/embedded/src/config.ts'
import { RUN_MARK, startGuardian } from '../../../packages/embedded/src/guardian.ts'
import { freePort } from '../../../packages/embedded/src/ports.ts'
import { loadSecrets } from '../../../packages/embedded/src/secrets.ts'
import { addressesOf } from '../../../packages/embedded/src/store-addresses.ts'
import { chooseStorePorts } from '../../../packages/embedded/src/store-ports.ts'
import { ChaosPart } from './part.ts'
import { serviceSpec, type Service, type ServiceAddresses } from './services.ts'
import { prepareStores, STORES } from './stores.ts'

export interface WorldNeeds {
  readonly gateways: number
  /** Processors that run from the beginning. */
  readonly processors: number
}

export interface WorldOptions extends WorldNeeds {
  /** Kept at the end when given; a throwaway folder otherwise. */
  readonly dataDir: string | undefined
  /** Modules that every process of a service loads first. */
  readonly patches: Readonly<Partial<Record<Service, readonly string[]>>>
}

export interface World {
  readonly dataDir: string
  readonly logDir: string
  /** The stores themselves, past all proxies. */
  readonly stores: StoreAddresses
  readonly projects: readonly LoadProject[]
  /** Base addresses of the gateways. */
  readonly gateways: readonly string[]
  readonly bus: Bus
  /** What every child inherits. */
  readonly env: Readonly<Record<string, string>>
  /** All parts by name: postgres, clickhouse, kafka, gateway-1, processor-1 … */
  readonly parts: ReadonlyMap<string, ChaosPart>
  part(name: string): ChaosPart
  /** Parts whose name begins so, that are wanted up now. */
  running(prefix: string): ChaosPart[]
  /** Prepares one more processor; `wake()` starts it. */
  addProcessor(): Promise<ChaosPart>
  /** From its next start on, this part loads these modules first, after the run's own. */
  patch(name: string, modules: readonly string[]): void
  /** One statement to ClickHouse, as the user with all rights; the answer's text. */
  clickhouse(sql: string): Promise<string>
  stop(): Promise<void>
}

const PROJECTS = 3
const log = createLogger('chaos', 'error')

const dataFolder = (wanted: string | undefined): string => {
  const folder = wanted ?? mkdtempSync(join(tmpdir(), 'pulseboard-chaos-'))
  mkdirSync(join(folder, 'logs'), { recursive: true })
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711)
  return folder
}

const openFolder = (options: WorldOptions) => {
  const dataDir = dataFolder(options.dataDir)
  const run = randomUUID()
  const guardian = startGuardian(run)
  if (options.dataDir === undefined) guardian.removeAtEnd(dataDir)
  return {
    dataDir,
    logDir: join(dataDir, 'logs'),
    guardian,
    throwaway: options.dataDir === undefined,
    secrets: loadSecrets(dataDir),
    env: {
      ...inheritedEnvironment(),
      MALLOC_ARENA_MAX: '2',
      NODE_COMPILE_CACHE: compileCacheDir(),
      [RUN_MARK]: run,
    },
  }
}
type Folder = ReturnType<typeof openFolder>

const startStores = async (folder: Folder, parts: Map<string, ChaosPart>) => {
  const ports = await chooseStorePorts('free')
  const specs = await prepareStores({ ...folder, ports, kafkaListeners: [] })
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

const addressesFor = (stores: StoreAddresses): ServiceAddresses => ({
  kafka: stores.kafka.brokers.join(','),
  clickhouse: stores.clickhouse.url,
  postgres: stores.postgres.url,
})

/** Makes parts of services; none is started here. */
const createServices = (
  folder: Folder,
  stores: StoreAddresses,
  parts: Map<string, ChaosPart>,
  { patches }: WorldOptions,
) => {
  const own = new Map<string, readonly string[]>()
  const add = async (service: Service, name: string) => {
    const port = await freePort()
    const spec = () =>
      serviceSpec({
        service,
        name,
        port,
        addresses: addressesFor(stores),
        dataDir: folder.dataDir,
        logDir: folder.logDir,
        env: folder.env,
        patches: [...(patches[service] ?? []), ...(own.get(name) ?? [])],
      })
    const part = new ChaosPart(name, spec, folder.guardian)
    parts.set(name, part)
    return { part, url: `http://127.0.0.1:${port}` }
  }
  const patch = (name: string, modules: readonly string[]): void => void own.set(name, modules)
  return { add, patch }
}

const makeProjects = async (databaseUrl: string): Promise<LoadProject[]> => {
  const projects: LoadProject[] = []
  while (projects.length < PROJECTS) projects.push(await createLoadProject(databaseUrl, log))
  return projects
}

/** Services first, then the stores they need. */
const stopAll = async (parts: ReadonlyMap<string, ChaosPart>): Promise<void> => {
  const isStore = (name: string): boolean => STORES.some((store) => store === name)
  const rest = async (some: readonly ChaosPart[]): Promise<void> => {
    await Promise.all(some.map((part) => part.rest()))
  }
  const all = [...parts.values()]
  await rest(all.filter(({ name }) => !isStore(name)))
  await rest(all.filter(({ name }) => isStore(name)))
}

/** Starts everything; resolves when all of it serves. @throws with nothing left running */
export const startWorld = async (options: WorldOptions): Promise<World> => {
  const folder = openFolder(options)
  const { dataDir, guardian } = folder
  const parts = new Map<string, ChaosPart>()
  const end = async (): Promise<void> => {
    await stopAll(parts)
    guardian.close()
    if (folder.throwaway) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const stores = await startStores(folder, parts)
    const projects = await makeProjects(stores.postgres.url)
    const services = createServices(folder, stores, parts, options)
    const gateways: string[] = []
    for (let number = 1; number <= options.gateways; number++)
      gateways.push((await services.add('ingest-gateway', `gateway-${number}`)).url)
    let processors = 0
    const addProcessor = async () =>
      (await services.add('stream-processor', `processor-${++processors}`)).part
    while (processors < options.processors) await addProcessor()
    for (const part of parts.values()) part.wake()
    await Promise.all([...parts.values()].map((part) => part.whenServing()))
    const bus = connectKafka({ brokers: stores.kafka.brokers, clientId: 'chaos', log })
    return {
      dataDir,
      logDir: folder.logDir,
      env: folder.env,
      stores,
      projects,
      gateways,
      bus,
      parts,
      part: (name) => {
        const part = parts.get(name)
        if (part === undefined) throw new Error(`No part ${name} is run here.`)
        return part
      },
      running: (prefix) =>
        [...parts.values()].filter((part) => part.name.startsWith(prefix) && part.wanted),
      addProcessor,
      patch: services.patch,
      clickhouse: (sql) => clickhouseCommand(stores.clickhouse.url, sql),
      stop: async () => {
        await bus.close()
        await end()
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}
