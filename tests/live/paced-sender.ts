/**
 * Sends events to the gateway at a steady rate, a few requests a second, until it is stopped. Every event has
 * the same number of bytes and an id of its own; what was acknowledged is kept.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { anEventInput } from '@pulseboard/contracts'
import { uuidv7 } from '@pulseboard/runtime'

export interface PacedSender {
  /** Ids that the gateway acknowledged, by the type of their event. */
  readonly acknowledged: ReadonlyMap<string, 'error' | 'event'>
  /** Stops after the request under way. */
  stop(): Promise<void>
}

const EVERY_MS = 50

/** One event of two is an error; both spell the same number of bytes. */
const body = (count: number): { ids: string[]; text: string } => {
  const ids = Array.from({ length: count }, () => uuidv7(Date.now()))
  const events = ids.map((id, index) =>
    anEventInput({ id, type: index % 2 === 0 ? 'error' : 'event', timestamp: Date.now() }),
  )
  return { ids, text: JSON.stringify(events) }
}

const post = async (ingest: string, apiKey: string, text: string): Promise<void> => {
  const response = await fetch(ingest, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: text,
  })
  const answer = await response.text()
  if (response.status !== 202) throw new Error(`The gateway answered ${response.status}: ${answer}`)
}

/** @param perSecond at least 20 */
export const startSender = (to: {
  ingest: string
  apiKey: string
  perSecond: number
}): PacedSender => {
  const acknowledged = new Map<string, 'error' | 'event'>()
  const startMs = Date.now()
  let sent = 0
  const stopped = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const due = Math.floor(((Date.now() - startMs) * to.perSecond) / 1000) - sent
      const { ids, text } = body(due)
      if (due > 0) await post(to.ingest, to.apiKey, text)
      for (const [index, id] of ids.entries())
        acknowledged.set(id, index % 2 === 0 ? 'error' : 'event')
      sent += due
      await sleep(EVERY_MS)
    }
  }
  const running = run()
  // Whoever stops it hears of the failure.
  running.catch(() => undefined)
  return {
    acknowledged,
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
