/** Runs the clients in their process for one window, with CPU time and memory of the server taken around it. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuBetween, readCpu, type CpuSeconds } from '../cpu.ts'
import type { ClientsMessage, ClientsResult, ClientsSpec } from './clients.ts'

export interface Window {
  readonly settleSeconds: number
  readonly seconds: number
  /** Processes to account for, by name; `server` is the one whose memory is watched. */
  readonly pids: Readonly<Record<string, number>> & { readonly server: number }
}

export interface Measured extends ClientsResult {
  readonly seconds: number
  /** CPU seconds, by process. */
  readonly cpu: CpuSeconds
  /** Megabytes of the server: before, at most, after. */
  readonly memoryMb: { readonly before: number; readonly most: number; readonly after: number }
}

const SCRIPT = join(import.meta.dirname, 'clients.ts')
const SAMPLE_MS = 500

/** Resident memory of a process in megabytes. */
const memoryOf = (pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024)
}

const nextMessage = async (child: ChildProcess): Promise<ClientsMessage> => {
  const lost = once(child, 'exit').then(() => {
    throw new Error('The clients ended before they were done: see their output above.')
  })
  const [message] = (await Promise.race([once(child, 'message'), lost])) as [ClientsMessage]
  return message
}

/** Watches the memory of a process for a while. @returns the most that it had */
const mostMemory = async (pid: number, seconds: number): Promise<number> => {
  let most = 0
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    most = Math.max(most, memoryOf(pid))
    await sleep(SAMPLE_MS)
  }
  return most
}

export const runClients = async (spec: ClientsSpec, window: Window): Promise<Measured> => {
  const child = fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { pids } = window
  try {
    child.send(spec)
    await nextMessage(child)
    await sleep(window.settleSeconds * 1000)
    child.send('start')
    await nextMessage(child)
    const [cpuBefore, started, before] = [readCpu(pids), performance.now(), memoryOf(pids.server)]
    const most = await mostMemory(pids.server, window.seconds)
    child.send('stop')
    const message = await nextMessage(child)
    const seconds = (performance.now() - started) / 1000
    if (typeof message === 'string') throw new Error('The clients are out of step.')
    const cpu = cpuBetween(cpuBefore, readCpu(pids))
    const memoryMb = { before, most, after: memoryOf(pids.server) }
    return { ...message.result, seconds, cpu, memoryMb }
  } finally {
    child.kill('SIGKILL')
  }
}
