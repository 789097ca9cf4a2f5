/**
 * Nothing is left running: not after SIGTERM, not when the process that started the stores is killed
 * outright, not when its guardian was killed before, and not when both die in the same instant (then
 * the next start on the folder ends them). Counted by the run's folder on the command lines.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { startStores } from './stores.ts'

interface Started {
  readonly child: ChildProcess
  readonly dataDir: string
  readonly pids: readonly number[]
}

const script = fileURLToPath(new URL('./fixtures/hold-stores.ts', import.meta.url))
const folders: string[] = []

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'pulseboard-left-'))
  chmodSync(made, 0o711)
  folders.push(made)
  return made
}

const startHolder = async (dataDir?: string): Promise<Started> => {
  const args = dataDir === undefined ? [] : [dataDir]
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const { dataDir, pids } = JSON.parse(line) as { dataDir: string; pids: number[] }
    return { child, dataDir, pids }
  }
  throw new Error('the holder ended before its stores served')
}

/** Processes, zombies excepted, that name the folder on their command line. */
const processesOn = (dataDir: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir)
      } catch {
        return false
      }
    })
    .map(Number)

const childrenOf = (parent: number): number[] =>
  readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number)

const guardianOf = (holder: number): number => {
  const guardian = childrenOf(holder).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('guardian-process'),
  )
  if (guardian === undefined) throw new Error('no guardian')
  return guardian
}

const expectNothingLeft = async (dataDir: string): Promise<void> => {
  await expect.poll(() => processesOn(dataDir), { timeout: 15_000, interval: 100 }).toEqual([])
}

afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

describe.runIf(process.platform === 'linux')('nothing is left running', () => {
  it('after SIGTERM', async () => {
    const { child, dataDir, pids } = await startHolder()
    expect(pids).toHaveLength(4)
    child.kill('SIGTERM')
    await expectNothingLeft(dataDir)
    await expect.poll(() => existsSync(dataDir), { timeout: 5_000 }).toBe(false)
  })

  it('after kill -9 of the starter, and its temporary folder is removed', async () => {
    const { child, dataDir } = await startHolder()
    expect(processesOn(dataDir).length).toBeGreaterThanOrEqual(4)
    child.kill('SIGKILL')
    await expectNothingLeft(dataDir)
    await expect.poll(() => existsSync(dataDir), { timeout: 5_000 }).toBe(false)
  })

  it('after kill -9 of the guardian and then of the starter: a new guardian took over', async () => {
    const { child, dataDir } = await startHolder()
    const holder = child.pid ?? 0
    const first = guardianOf(holder)
    process.kill(first, 'SIGKILL')
    await expect.poll(() => guardianOf(holder), { timeout: 5_000 }).not.toBe(first)
    // The new guardian is a process that must have come up to read what it is told.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    child.kill('SIGKILL')
    await expectNothingLeft(dataDir)
  })

  it('after both were killed at once: the next start ends the leftovers and keeps the data', async () => {
    const dataDir = folder()
    const { child, pids } = await startHolder(dataDir)
    process.kill(guardianOf(child.pid ?? 0), 'SIGKILL')
    child.kill('SIGKILL')
    await expect.poll(() => child.signalCode).toBe('SIGKILL')
    expect(processesOn(dataDir).length).toBeGreaterThanOrEqual(4)
    const stores = await startStores({ dataDir })
    for (const pid of pids) expect(processesOn(dataDir)).not.toContain(pid)
    await stores.stop()
    await expectNothingLeft(dataDir)
  })
})
