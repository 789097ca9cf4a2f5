/**
 * `<data>/runtime.json` (mode 0600): where everything of the running copy is, for tools and tests.
 * Written when Ready, again whenever a part was restarted, and removed by an orderly stop.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Owner, ProjectWithKeys } from './accounts.ts'
import type { StoreAddresses } from './store-addresses.ts'

export interface RuntimeFile {
  readonly version: string
  readonly readyAt: string
  readonly dataDir: string
  readonly logDir: string
  readonly urls: {
    readonly gateway: string
    readonly dashboard: string | null
    readonly queryApi: string
    readonly processor: string
  }
  readonly ports: Readonly<Record<string, number>>
  readonly stores: StoreAddresses
  /** Process id of each part and service, of the launcher and its guardian. */
  readonly pids: Readonly<Record<string, number>>
  /** Null when the accounts are other people's. */
  readonly account: Pick<Owner, 'email' | 'password'> | null
  /** The project whose key the printed command uses. */
  readonly project: ProjectWithKeys | null
  /** With --demo: the demo project. */
  readonly demo: ProjectWithKeys | null
}

const fileOf = (dataDir: string): string => join(dataDir, 'runtime.json')

export const writeRuntimeFile = (content: RuntimeFile): void => {
  const file = fileOf(content.dataDir)
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Undefined when no copy is running on the folder. */
export const readRuntimeFile = (dataDir: string): RuntimeFile | undefined => {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as RuntimeFile
  } catch {
    return undefined
  }
}

export const removeRuntimeFile = (dataDir: string): void => rmSync(fileOf(dataDir), { force: true })
