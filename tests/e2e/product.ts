/**
 * The whole product as a user starts it: the launcher's process in a temporary folder on free ports, read
 * through what it prints and what it writes to runtime.json. Nothing in here reaches into it.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePortBase } from '../../packages/embedded/src/ports.ts'
import type { RuntimeFile } from '../../packages/embedded/src/runtime-file.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const START_MS = 170_000

export interface Product {
  /** What runtime.json says now: ids of processes change when a part was restarted. */
  runtime(): RuntimeFile
  /** All that the launcher printed so far. */
  printed(): string
  /** The link that signs in once. */
  readonly helloLink: string
  readonly launcherPid: number
  /** Ends the launcher with a signal, waits for its exit. */
  end(signal: NodeJS.Signals): Promise<void>
  /** Orderly end, then the folder is removed. */
  stop(): Promise<void>
}

const spawnLauncher = (dataDir: string, base: number, args: readonly string[]): ChildProcess =>
  spawn(
    process.execPath,
    [
      join(ROOT, 'packages', 'embedded', 'start.mjs'),
      '--data-dir',
      dataDir,
      '--port-base',
      String(base),
      ...args,
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  )

/** A temporary folder for a product's data. */
export const makeDataDir = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pulseboard-e2e-'))
  // PostgreSQL may run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711)
  return dataDir
}

/** Starts the product; resolves when it says Ready. @throws with all that it printed */
export const startProduct = async (
  args: readonly string[] = [],
  dataDir = makeDataDir(),
): Promise<Product> => {
  const child = spawnLauncher(dataDir, await freePortBase(), args)
  let output = ''
  const collect = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  const stop = async (): Promise<void> => {
    await end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  const deadline = performance.now() + START_MS
  while (!/^ *Ready in /m.test(output)) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop()
      throw new Error(`The product did not become ready:\n${output}`)
    }
    await sleep(50)
  }
  return {
    runtime: () => JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')) as RuntimeFile,
    printed: () => output,
    get helloLink() {
      return /https?:\/\/\S+\/hello#t=\S+/.exec(output)?.[0] ?? ''
    },
    launcherPid: child.pid ?? 0,
    end,
    stop,
  }
}
