/**
 * One data folder with the parts that run on it: its lock, secrets, guardian and the record of
 * children. Parts are started into it and stopped together; when we die the guardian ends them.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { childEnvironment } from './config.ts'
import { RUN_MARK, startGuardian } from './guardian.ts'
import type { PartSpec } from './part-process.ts'
import { keepLogsSmall } from './rotate-logs.ts'
import { takeFolder, type InUse } from './run-lock.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import { Part, type PartEvent } from './supervise.ts'

export interface StackOptions {
  readonly dataDir: string
  /** The folder is removed at the end. */
  readonly throwaway: boolean
  readonly report: ((event: PartEvent) => void) | undefined
  /** For the sentence that refuses a second copy. */
  readonly inUse?: InUse
}

export interface Stack {
  readonly dataDir: string
  readonly logDir: string
  readonly secrets: Secrets
  /** Environment that every child gets at least. */
  readonly env: Readonly<Record<string, string>>
  readonly guardianPid: () => number
  /** Starts a part; resolves when it serves. */
  start(spec: PartSpec): Promise<void>
  part(name: string): Part
  pids(): Record<string, number>
  /** Waits for all; when one fails, stops everything and throws its error. */
  allOrNone(starts: readonly Promise<void>[]): Promise<void>
  /** Stops some parts, all at once. */
  stopParts(names: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Takes the folder. @throws Problem when another launcher has it */
export const openStack = async (options: StackOptions): Promise<Stack> => {
  const { dataDir, throwaway } = options
  const logDir = join(dataDir, 'logs')
  mkdirSync(logDir, { recursive: true })
  const lock = await takeFolder(dataDir, options.inUse)
  const run = randomUUID()
  const guardian = startGuardian(run)
  if (throwaway) guardian.removeAtEnd(dataDir)
  const stopRotating = keepLogsSmall(logDir)
  const parts = new Map<string, Part>()
  const record = (): void => lock.record([...parts.values()].map((part) => part.pid()))

  const start = async (spec: PartSpec): Promise<void> => {
    const part = new Part(spec, guardian, (event) => {
      record()
      options.report?.(event)
    })
    parts.set(spec.name, part)
    record()
    await part.whenServing()
  }
  const stopParts = async (names: readonly string[]): Promise<void> => {
    await Promise.all(names.map(async (name) => parts.get(name)?.stop()))
  }
  const stop = async (): Promise<void> => {
    await stopParts([...parts.keys()])
    stopRotating()
    guardian.close()
    lock.release()
    if (throwaway) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    dataDir,
    logDir,
    secrets: loadSecrets(dataDir),
    env: {
      ...childEnvironment(),
      [RUN_MARK]: run,
    },
    guardianPid: () => guardian.pid(),
    start,
    part: (name) => {
      const part = parts.get(name)
      if (part === undefined) throw new Error(`No part ${name} is run here.`)
      return part
    },
    pids: () => Object.fromEntries([...parts].map(([name, part]) => [name, part.pid()])),
    allOrNone: async (starts) => {
      const failed = (await Promise.allSettled(starts)).find(({ status }) => status === 'rejected')
      if (failed?.status !== 'rejected') return
      await stop()
      throw failed.reason
    },
    stopParts,
    stop,
  }
}
