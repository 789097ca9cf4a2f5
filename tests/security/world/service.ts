/**
 * A service of the product as a process of its own, with everything it writes: what a log holds can only be
 * said of the real one. Ends with SIGTERM, and is killed when it does not.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { childEnvironment } from '@pulseboard/embedded'
import { ROOT } from '../../../packages/embedded/src/root.ts'
import { readCpu } from '../../bench/cpu.ts'

export interface Service {
  readonly url: string
  /** Everything it wrote to its log so far. */
  log(): string
  /** CPU it has used since it was started, all threads. */
  cpuSeconds(): number
  stop(): Promise<void>
}

const START_MS = 60_000
const GRACE_MS = 10_000
// A library sets timers in the past; Node says so once, in a line that is no log of ours.
const QUIET = '--disable-warning=TimeoutNegativeWarning'

const untilReady = async (url: string, child: ChildProcess, log: () => string): Promise<void> => {
  for (const deadline = performance.now() + START_MS; ; await sleep(50)) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`The service does not serve:\n${log().slice(-2_000)}`)
  }
}

/** Resolves when it is ready. */
export const startService = async (
  name: 'query-api' | 'ingest-gateway',
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<Service> => {
  const chunks: string[] = []
  const child = spawn(process.execPath, [QUIET, join(ROOT, name, 'src', 'main.ts')], {
    cwd: join(ROOT, name),
    env: { ...childEnvironment(), NODE_ENV: 'production', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk.toString()))
  const log = (): string => chunks.join('')
  const url = `http://127.0.0.1:${port}`
  // However we end: nothing of ours goes on.
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void ended.then(() => process.off('exit', kill))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    await ended
    clearTimeout(timer)
  }
  try {
    await untilReady(url, child, log)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, log, stop, cpuSeconds: () => readCpu({ it: child.pid ?? 0 })['it'] ?? 0 }
}
