/** Makes the gateways and processors of the world; whoever wants one up wakes it. */
import type { StoreAddresses } from '@pulseboard/embedded'
import { freePort } from '../../../packages/embedded/src/ports.ts'
import type { Folder } from './folder.ts'
import { ChaosPart } from './part.ts'
import type { Routes } from './routes.ts'
import { serviceSpec, type Service } from './services.ts'

/** Modules that a service loads first, by service. */
export type Patches = Readonly<Partial<Record<Service, readonly string[]>>>

export interface Fleet {
  /** @returns the address at which clients find it */
  addGateway(): Promise<string>
  addProcessor(): Promise<ChaosPart>
  /** From its next start on, this part loads these modules first, after the run's own. */
  patch(name: string, modules: readonly string[]): void
}

export interface FleetOptions {
  readonly folder: Folder
  readonly stores: StoreAddresses
  readonly routes: Routes
  readonly patches: Patches
  /** New parts are entered here. */
  readonly parts: Map<string, ChaosPart>
}

export const createFleet = (options: FleetOptions): Fleet => {
  const { folder, stores, routes, patches, parts } = options
  const own = new Map<string, readonly string[]>()
  const counts: Partial<Record<Service, number>> = {}

  const add = async (service: Service, prefix: string) => {
    const number = (counts[service] ?? 0) + 1
    counts[service] = number
    const name = `${prefix}-${number}`
    const port = await freePort()
    const addresses = routes.addressesFor(service, stores)
    const { dataDir, logDir, env } = folder
    const spec = () =>
      serviceSpec({
        service,
        name,
        port,
        addresses,
        dataDir,
        logDir,
        env,
        patches: [...(patches[service] ?? []), ...(own.get(name) ?? [])],
      })
    const part = new ChaosPart(name, spec, folder.guardian)
    parts.set(name, part)
    return { part, port }
  }
  return {
    addGateway: async () => routes.toGateway((await add('ingest-gateway', 'gateway')).port),
    addProcessor: async () => (await add('stream-processor', 'processor')).part,
    patch: (name, modules) => void own.set(name, modules),
  }
}
