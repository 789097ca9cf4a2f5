/**
 * One launcher per data folder. `<data>/run.json` names the living launcher and its children with
 * their start times: a second launcher is refused, and what a killed one left behind is ended before
 * anything starts. The file is only believed where pid and start time agree.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from './problem.ts'
import { identify, isAlive, signalGroup, type ProcessIdentity } from './process-identity.ts'

interface RunRecord {
  readonly launcher: ProcessIdentity
  readonly children: readonly ProcessIdentity[]
}

export interface InUse {
  readonly shown: string
  readonly address: string
}

export interface RunLock {
  /** Writes down the children of now. */
  record(children: readonly number[]): void
  release(): void
}

const LEFTOVER_GRACE_MS = 5_000

const read = (file: string): RunRecord | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunRecord
  } catch {
    return undefined
  }
}

/** Whether a living launcher has the folder. */
export const isTaken = (dataDir: string): boolean => {
  const record = read(join(dataDir, 'run.json'))
  return record !== undefined && isAlive(record.launcher)
}

const endLeftovers = async (children: readonly ProcessIdentity[]): Promise<void> => {
  const left = children.filter(isAlive)
  for (const { pid } of left) signalGroup(pid, 'SIGTERM')
  for (let waited = 0; waited < LEFTOVER_GRACE_MS && left.some(isAlive); waited += 50) {
    await sleep(50)
  }
  for (const child of left) if (isAlive(child)) signalGroup(child.pid, 'SIGKILL')
}

/**
 * Takes the data folder, ending what an earlier launcher left running.
 * @param inUse what to say of a second copy: the folder as the person wrote it, the other's address.
 * @throws Problem when a living launcher has it
 */
export const takeFolder = async (dataDir: string, inUse?: InUse): Promise<RunLock> => {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'run.json')
  const earlier = read(file)
  if (earlier !== undefined && isAlive(earlier.launcher)) {
    const { shown = dataDir, address = 'http://localhost:3001' } = inUse ?? {}
    throw new Problem(
      `${shown} is in use by pid ${earlier.launcher.pid}: open ${address}, or set DATA_DIR for a second copy.`,
    )
  }
  if (earlier !== undefined) await endLeftovers(earlier.children)
  const write = (children: readonly number[]): void => {
    const record: RunRecord = {
      launcher: identify(process.pid),
      children: children.filter((pid) => pid !== 0).map(identify),
    }
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(record))
    renameSync(`${file}.${process.pid}`, file)
  }
  write([])
  return { record: write, release: () => rmSync(file, { force: true }) }
}
