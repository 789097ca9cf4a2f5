/**
 * vitest's global set-up of the integration tests: one set of real stores for all files. A test reads
 * the addresses by `inject('stores')` and takes databases of its own by `createDatabases(stores)`.
 */
import type { TestProject } from 'vitest/node'
import { createTemplate } from './databases.ts'
import type { StoreAddresses } from './store-addresses.ts'
import { startStores } from './stores.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stores: StoreAddresses
  }
}

/** Starts the stores; the returned function stops them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stores = await startStores()
  try {
    await createTemplate(stores)
  } catch (error) {
    await stores.stop()
    throw error
  }
  const { kafka, clickhouse, postgres, mail } = stores
  project.provide('stores', { kafka, clickhouse, postgres, mail })
  return () => stores.stop()
}
