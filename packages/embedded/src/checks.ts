/**
 * The checks before a start: each finds one thing that would stop PulseBoard later and says it as one
 * sentence with its fix. `npm run doctor` runs the same ones and shows all. Checks look, change nothing.
 */
import { findLibrary } from './clickhouse.ts'
import { findJava } from './java.ts'
import { availableMemory, freeDisk, GB } from './measure.ts'
import type { LauncherOptions, ServicePorts } from './options.ts'
import { isFree, portOwner } from './ports.ts'
import { Problem } from './problem.ts'
import type { StoreName } from './stores.ts'

/** What a check found good, in a few words. @throws Problem otherwise */
export type Check = () => string | Promise<string>

/** The facts, so that tests can set them. */
export interface Facts {
  readonly freeDisk: (folder: string) => number
  readonly availableMemory: () => number
}

const REAL_FACTS: Facts = { freeDisk, availableMemory }
const DISK_NEEDED = 2 * GB
const MEMORY_NEEDED = 1.5 * GB
const PORT_SETTINGS: Readonly<Record<keyof ServicePorts, string>> = {
  gateway: 'GATEWAY_PORT',
  dashboard: 'DASHBOARD_PORT',
  queryApi: 'QUERY_API_PORT',
  processor: 'PROCESSOR_PORT',
}
/** A taken port is answered with one this much higher. */
const SUGGEST_OFFSET = 10

const gigabytes = (bytes: number): string =>
  bytes >= 10 * GB ? (bytes / GB).toFixed(0) : (bytes / GB).toFixed(1)

const checkPorts = async ({ ports, host, dashboard }: LauncherOptions): Promise<string> => {
  for (const name of Object.keys(PORT_SETTINGS) as (keyof ServicePorts)[]) {
    if (name === 'dashboard' && !dashboard) continue
    const port = ports[name]
    if (await isFree(port, host)) continue
    throw new Problem(
      `Port ${port} is used by ${portOwner(port)}: stop it, or run ${PORT_SETTINGS[name]}=${port + SUGGEST_OFFSET} npm start.`,
    )
  }
  return 'ports free'
}

const checkDisk = ({ dataDir, shownDataDir }: LauncherOptions, facts: Facts): string => {
  const free = facts.freeDisk(dataDir)
  if (free >= DISK_NEEDED) return `${gigabytes(free)} GB disk`
  throw new Problem(
    `2 GB free disk needed, ${gigabytes(free)} GB left in ${shownDataDir}: free space or set DATA_DIR.`,
  )
}

const checkMemory = (facts: Facts): string => {
  const available = facts.availableMemory()
  if (available >= MEMORY_NEEDED) return `${gigabytes(available)} GB memory`
  throw new Problem(
    `1.5 GB memory needed, ${gigabytes(available)} GB available: close something or run a store elsewhere (CLICKHOUSE_URL=…).`,
  )
}

/** All checks, in the order in which they are shown. */
export const checksFor = (
  options: LauncherOptions,
  parts: readonly StoreName[],
  facts: Facts = REAL_FACTS,
): readonly Check[] => [
  () => `Node ${process.versions.node.split('.').slice(0, 2).join('.')}`,
  ...(parts.includes('kafka') ? [() => `Java ${findJava().major}`] : []),
  ...(parts.includes('clickhouse') ? [() => (findLibrary(), 'ClickHouse engine')] : []),
  () => checkPorts(options),
  () => checkDisk(options, facts),
  () => checkMemory(facts),
]
