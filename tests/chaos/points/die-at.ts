/** Brings a processor to a point of the protocol and lets it die or stop there. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChaosPart } from '../world/part.ts'
import type { World } from '../world/world.ts'

export interface PointFault {
  readonly point: string
  /** The how manieth pass is meant. */
  readonly pass: number
  readonly signal: 'SIGKILL' | 'SIGSTOP'
}

const PATIENCE_MS = 45_000
const LOOK_EVERY_MS = 20

const preload = ({ point, pass, signal }: PointFault): string => {
  const url = new URL('preload.ts', import.meta.url)
  url.search = new URLSearchParams({ point, pass: String(pass), signal }).toString()
  return url.href
}

const isStopped = (pid: number): boolean => {
  try {
    return / T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').slice(0, 40))
  } catch {
    return false
  }
}

const until = async (holds: () => boolean): Promise<boolean> => {
  const deadline = performance.now() + PATIENCE_MS
  while (!holds()) {
    if (performance.now() > deadline) return false
    await sleep(LOOK_EVERY_MS)
  }
  return true
}

/**
 * Starts the part anew with the patch; the start after that is without it.
 * @returns false when the point was not reached; the part is killed then.
 */
export const endAt = async (world: World, part: ChaosPart, fault: PointFault): Promise<boolean> => {
  const startsBefore = part.starts
  world.patch(part.name, [preload(fault)])
  part.kill()
  await until(() => part.starts > startsBefore)
  world.patch(part.name, [])
  const { pid } = part
  const ended = (): boolean =>
    fault.signal === 'SIGSTOP' ? isStopped(pid) : part.starts > startsBefore + 1
  if (await until(ended)) return true
  part.kill()
  return false
}
