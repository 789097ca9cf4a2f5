/** Runs the load generator as a child, from its start to its last answer. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { LoadOrder, LoadReport, LoadSpec, LoadTally } from './generator.ts'

export interface RunningLoad {
  readonly pid: number
  /** As of about a second ago. */
  tally(): LoadTally | undefined
  /** No new requests; resolves when all are answered or the time is over. @throws when it died */
  stop(drainMs: number): Promise<LoadTally>
}

const SCRIPT = join(import.meta.dirname, 'generator.ts')

export const startLoad = (spec: LoadSpec, env: Readonly<Record<string, string>>): RunningLoad => {
  const child = fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env })
  const tell = (order: LoadOrder): void => void child.send(order)
  let latest: LoadTally | undefined
  const done = new Promise<LoadTally>((resolve, reject) => {
    child.on('message', (report: LoadReport) => {
      latest = report.tally
      if (report.kind === 'done') resolve(report.tally)
    })
    child.once('exit', (code, signal) =>
      reject(new Error(`The load generator ended early (${signal ?? code}): see its output.`)),
    )
  })
  // Looked at when the load is stopped; until then a rejection must not end the run.
  done.catch(() => undefined)
  tell({ kind: 'start', spec })
  return {
    pid: child.pid ?? 0,
    tally: () => latest,
    stop: (drainMs) => {
      tell({ kind: 'stop', drainMs })
      return done
    },
  }
}
