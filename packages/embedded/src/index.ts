/** The embedded stack as a library: real stores for tests, benchmarks and the launcher. */
export type { KafkaProfile } from './kafka.ts'
export { childEnvironment } from './config.ts'
export { createDatabases, createTemplate, type Databases } from './databases.ts'
export type { StoreAddresses } from './store-addresses.ts'
export { Problem } from './problem.ts'
export {
  startStores,
  STORE_NAMES,
  type StoreName,
  type StoreOptions,
  type Stores,
} from './stores.ts'
export type { PartEvent } from './supervise.ts'
