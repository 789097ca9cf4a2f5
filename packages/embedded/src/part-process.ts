/**
 * One process of one part: started in its own process group with its output in the part's log,
 * registered with the guardian, and everything of its group ended when it exits. It knows nothing of
 * restarts; that is supervise.ts.
 */
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Guardian } from './guardian.ts'
import { identify, signalGroup } from './process-identity.ts'

export interface PartSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  readonly logFile: string
  /** One probe: true when the part serves. Must end by itself within a second or two. */
  readonly probe: () => Promise<boolean>
  readonly stopSignal: NodeJS.Signals
  readonly startTimeoutMs: number
  /** Runs after each exit, before a restart. */
  readonly afterExit?: (() => void) | undefined
}

export interface PartProcess {
  readonly pid: number
  /** How it ended, in words: a signal's name or an exit code. */
  readonly exited: Promise<string>
  alive(): boolean
  /** True when it serves; false when it exited or took too long. */
  untilServing(): Promise<boolean>
  signal(signal: NodeJS.Signals): void
}

const describeExit = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal ?? `exit code ${code ?? 'unknown'}`

export const startProcess = (spec: PartSpec, guardian: Guardian): PartProcess => {
  const log = openSync(spec.logFile, 'a')
  const child = spawn(spec.command, spec.args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: spec.env,
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    ...spec.user,
  })
  closeSync(log)
  const pid = child.pid ?? 0
  if (pid !== 0) guardian.add(identify(pid), spec.stopSignal)

  let over = false
  const alive = (): boolean => !over
  const exited = new Promise<string>((resolve) => {
    const end = (how: string): void => {
      if (over) return
      over = true
      if (pid !== 0) {
        // What is left of its group must not outlive it, nor keep its port.
        signalGroup(pid, 'SIGKILL')
        guardian.drop(pid)
      }
      spec.afterExit?.()
      resolve(how)
    }
    child.once('exit', (code, signal) => end(describeExit(code, signal)))
    child.once('error', (error) => end(error.message))
  })

  const untilServing = async (): Promise<boolean> => {
    const deadline = performance.now() + spec.startTimeoutMs
    while (alive() && performance.now() < deadline) {
      if (await spec.probe()) return alive()
      await sleep(50)
    }
    return false
  }
  return {
    pid,
    exited,
    alive,
    untilServing,
    signal: (signal) => {
      if (!over && pid !== 0) signalGroup(pid, signal)
    },
  }
}
