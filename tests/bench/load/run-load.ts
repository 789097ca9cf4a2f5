/** Runs the generator as a process of its own; CPU time of all named processes is taken around the load. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { cpuBetween, readCpu, type CpuSeconds } from '../cpu.ts'
import type { GeneratorMessage, LoadSpec } from './generator.ts'
import type { LoadResult } from './drive.ts'

export interface MeasuredLoad extends LoadResult {
  /** CPU seconds that each process used from the first request to `settled`. */
  readonly cpu: CpuSeconds
}

const SCRIPT = join(import.meta.dirname, 'generator.ts')

const nextMessage = async (child: ChildProcess): Promise<GeneratorMessage> => {
  const lost = once(child, 'exit').then(() => {
    throw new Error('The load generator ended before it was done: see its output above.')
  })
  const [message] = (await Promise.race([once(child, 'message'), lost])) as [GeneratorMessage]
  return message
}

/**
 * @param pids processes to account for, by name; the generator is added.
 * @param settled waits for work that the load left behind, such as landing; its CPU time counts.
 */
export const runLoad = async (
  spec: LoadSpec,
  pids: Readonly<Record<string, number>>,
  settled: (result: LoadResult) => Promise<void> = async () => undefined,
): Promise<MeasuredLoad> => {
  const child = fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  try {
    child.send(spec)
    await nextMessage(child)
    const before = readCpu(pids)
    child.send('go')
    const message = await nextMessage(child)
    if (message === 'ready') throw new Error('The load generator is out of step.')
    await settled(message.result)
    const cpu = { ...cpuBetween(before, readCpu(pids)), generator: message.cpuSeconds }
    return { ...message.result, cpu }
  } finally {
    child.kill('SIGKILL')
  }
}
