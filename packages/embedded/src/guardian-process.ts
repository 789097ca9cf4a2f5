/**
 * The guardian: reads one JSON line per child from the launcher and, when the pipe ends, ends every
 * child that is left: first with its own signal, after a grace with SIGKILL, then removes folders.
 * It never signals a pid whose start time differs from the recorded one. On Linux it also looks for
 * the run's mark in the environment of processes: that catches a child started in the instant before
 * the launcher died, which nobody had time to register.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { RUN_MARK, type GuardianMessage } from './guardian.ts'
import { identify, isAlive, signalGroup, type ProcessIdentity } from './process-identity.ts'

const GRACE_MS = 5_000

const run = process.argv[2] ?? ''
const children = new Map<number, { child: ProcessIdentity; signal: NodeJS.Signals }>()
const folders = new Set<string>()

const receive = (message: GuardianMessage): void => {
  if ('add' in message) {
    children.set(message.add.pid, { child: message.add, signal: message.signal })
  } else if ('drop' in message) children.delete(message.drop)
  else folders.add(message.folder)
}

const markedProcesses = (): ProcessIdentity[] => {
  if (process.platform !== 'linux' || run === '') return []
  const hasMark = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${RUN_MARK}=${run}`)
    } catch {
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && hasMark(name))
    .map((pid) => identify(Number(pid)))
}

const endChildren = async (): Promise<void> => {
  for (const { child, signal } of children.values()) {
    if (isAlive(child)) signalGroup(child.pid, signal)
  }
  const left = [...children.values()].map(({ child }) => child)
  for (let waited = 0; waited < GRACE_MS && left.some(isAlive); waited += 50) await sleep(50)
  for (const child of left) if (isAlive(child)) signalGroup(child.pid, 'SIGKILL')
  for (const child of markedProcesses()) if (isAlive(child)) signalGroup(child.pid, 'SIGKILL')
}

// The terminal's Ctrl-C and a plain kill are the launcher's business: we go when our pipe ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

for await (const line of createInterface({ input: process.stdin })) {
  receive(JSON.parse(line) as GuardianMessage)
}
await endChildren()
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
