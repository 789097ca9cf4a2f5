/**
 * The launcher's side of the guardian: a small detached process that holds a pipe from us and knows
 * every child. When the pipe ends, however we died, it ends the children and removes temporary
 * folders. If the guardian itself is killed, a new one is started at once and told everything again.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { childEnvironment } from './config.ts'
import type { ProcessIdentity } from './process-identity.ts'

/** Name of the environment variable that marks all children of one run. */
export const RUN_MARK = 'PULSEBOARD_RUN'

/** One line of the pipe. */
export type GuardianMessage =
  | { readonly add: ProcessIdentity; readonly signal: NodeJS.Signals }
  | { readonly drop: number }
  | { readonly folder: string }

export interface Guardian {
  /** From now on this process ends when we end. */
  add(child: ProcessIdentity, signal: NodeJS.Signals): void
  drop(pid: number): void
  /** A folder that is removed when we end. */
  removeAtEnd(folder: string): void
  pid(): number
  /** Orderly end: the guardian finds nothing to do and exits. */
  close(): void
}

const script = fileURLToPath(new URL('./guardian-process.ts', import.meta.url))

/** @param run marks the environment of every child, see guardian-process.ts. */
export const startGuardian = (run: string): Guardian => {
  const children = new Map<number, GuardianMessage>()
  const folders = new Set<string>()
  let closing = false
  let guardian: ChildProcess

  const send = (message: GuardianMessage): void => {
    guardian.stdin?.write(`${JSON.stringify(message)}\n`)
  }
  const start = (): void => {
    guardian = spawn(process.execPath, ['--max-old-space-size=16', script, run], {
      detached: true,
      env: childEnvironment(),
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    // A killed guardian shows as a broken pipe here; its exit handler below starts the next one.
    guardian.stdin?.on('error', () => undefined)
    guardian.once('exit', () => {
      if (!closing) start()
    })
    guardian.unref()
    for (const message of children.values()) send(message)
    for (const folder of folders) send({ folder })
  }
  start()

  return {
    add: (child, signal) => {
      children.set(child.pid, { add: child, signal })
      send({ add: child, signal })
    },
    drop: (pid) => {
      children.delete(pid)
      send({ drop: pid })
    },
    removeAtEnd: (folder) => {
      folders.add(folder)
      send({ folder })
    },
    pid: () => guardian.pid ?? 0,
    close: () => {
      closing = true
      guardian.stdin?.end()
    },
  }
}
