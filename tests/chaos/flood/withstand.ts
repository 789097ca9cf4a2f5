/** The good project while others drip, do not read, idle or vanish; and when the gateway lets go of them. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AbuseOrder } from './abuse.ts'
import { gatewayUse } from './gateway-use.ts'
import type { FloodStage } from './phases.ts'
import { startClient } from './run-client.ts'

export interface AbuseResult {
  readonly kind: AbuseOrder['kind']
  readonly connections: number
  readonly accepted: number
  readonly requests: number
  /** Seconds until the gateway had closed all of them; undefined when it did not in time. */
  readonly closedAfter: number | undefined
  readonly highestMb: number
  readonly mostFiles: number
}

export const ABUSES: readonly Omit<AbuseOrder, 'port' | 'key'>[] = [
  { kind: 'headers-drip', connections: 500 },
  { kind: 'body-drip', connections: 500 },
  { kind: 'never-read', connections: 500 },
  { kind: 'idle', connections: 1_000 },
  { kind: 'half-open', connections: 500 },
]

const LOOK_MS = 250
// Idle connections are closed after 65 s.
const LONGEST_MS = 90_000
const SETTLED_MS = 6_000
// Files of the gateway that come and go with the good client.
const SPARE_FILES = 220

/** Waits until the connections are gone, and looks on for a while: accepting them may take its time. */
const watchEnd = async (pid: number, filesBefore: number) => {
  const startedMs = performance.now()
  const sinceMs = (): number => performance.now() - startedMs
  let [highestMb, mostFiles, lastOpenMs] = [0, 0, 0]
  while (sinceMs() < Math.min(LONGEST_MS, lastOpenMs + SETTLED_MS)) {
    const { files, residentMb } = gatewayUse(pid)
    highestMb = Math.max(highestMb, residentMb)
    mostFiles = Math.max(mostFiles, files)
    if (files > filesBefore + SPARE_FILES) lastOpenMs = sinceMs()
    await sleep(LOOK_MS)
  }
  const isOver = lastOpenMs + SETTLED_MS <= LONGEST_MS
  return {
    closedAfter: isOver ? Math.round(lastOpenMs / 100) / 10 : undefined,
    highestMb,
    mostFiles,
  }
}

export const withstand = async (
  stage: FloodStage,
  abuse: (typeof ABUSES)[number],
): Promise<AbuseResult> => {
  const { pid, port } = stage
  const filesBefore = gatewayUse(pid).files
  const child = fork(join(import.meta.dirname, 'abuse.ts'), [], { execArgv: [] })
  const good = startClient()
  try {
    child.send({ ...abuse, port, key: stage.goodKey } satisfies AbuseOrder)
    await once(child, 'message')
    if (abuse.kind === 'half-open') child.kill('SIGSTOP')
    const serving = good.send({
      port,
      keys: [stage.goodKey],
      body: stage.goodBody,
      rate: 100,
      connections: 200,
      forMs: stage.phaseMs,
      niceness: 0,
    })
    const ended = await watchEnd(pid, filesBefore)
    const { answers } = await serving
    const requests = Object.values(answers).reduce((sum, count) => sum + count, 0)
    return { ...abuse, requests, accepted: (answers[202] ?? 0) / Math.max(1, requests), ...ended }
  } finally {
    child.kill('SIGKILL')
    await good.stop()
  }
}
