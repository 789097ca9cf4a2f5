/**
 * Delivers one request as a careful client does: writes the ledger first, honours Retry-After, sends the
 * same ids again until somebody has said 202, and then, when the lane wants it, sends them once more
 * though it need not. It gives up only when told to stop.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '@pulseboard/runtime'
import type { LoadProject } from '../../bench/load-project.ts'
import type { Random } from '../random.ts'
import { contentHash, type SentEvent } from './content.ts'
import type { LedgerWriter } from './ledger.ts'
import type { Answer } from './send.ts'

export interface LoadRequest {
  readonly number: number
  readonly project: LoadProject
  readonly events: readonly SentEvent[]
  /** How often it must be acknowledged in all. */
  readonly copies: number
}

export interface DeliverDeps {
  readonly ledger: LedgerWriter
  readonly clock: Clock
  readonly random: Random
  readonly targets: readonly string[]
  readonly send: (url: string, apiKey: string, body: string) => Promise<Answer>
  readonly signal: AbortSignal
  readonly onAnswer: (status: number, events: number) => void
}

/** Longest pause before an acknowledged request is sent once more. */
const MOST_COPY_GAP_MS = 4_000
const NO_ANSWER_PAUSE_MS = 250

const pauseAfter = ({ status, retryAfterMs }: Answer, random: Random): number => {
  if (status === 202) return random.between(0, MOST_COPY_GAP_MS)
  return Math.max(retryAfterMs, NO_ANSWER_PAUSE_MS)
}

/** Answers that no repeat will change: the request itself is wrong. */
const isFinal = ({ status }: Answer): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429

/** @returns whether it was acknowledged at least once. */
export const deliver = async (request: LoadRequest, deps: DeliverDeps): Promise<boolean> => {
  const { ledger, clock, random, signal } = deps
  const { number, project, events } = request
  const timeMs = clock.now()
  await ledger.sent(
    events.map((event) => ({
      request: number,
      projectId: project.id,
      timeMs,
      id: event.id,
      hash: contentHash(event, project.id),
    })),
  )
  const body = JSON.stringify(events.length === 1 ? events[0] : events)
  let acknowledged = 0
  for (let attempt = 1; acknowledged < request.copies && !signal.aborted; attempt++) {
    const from = performance.now()
    const answer = await deps.send(random.pick(deps.targets), project.apiKey, body)
    const tookMs = Math.round(performance.now() - from)
    const { status, accepted } = answer
    await ledger.answered({
      request: number,
      attempt,
      status,
      accepted,
      timeMs: clock.now(),
      tookMs,
    })
    deps.onAnswer(status, events.length)
    if (status === 202) acknowledged++
    if (isFinal(answer)) return false
    if (acknowledged < request.copies)
      await sleep(pauseAfter(answer, random), undefined, { signal }).catch(() => undefined)
  }
  return acknowledged > 0
}
