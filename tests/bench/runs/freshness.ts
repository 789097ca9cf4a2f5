/**
 * From POST to a row that a query sees: 50 single events a second on an otherwise idle system, ClickHouse
 * asked every 10 ms. The time is from before the request to after the answer of the query, so never
 * too good; it includes the wait of the batch (500 ms).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { anEventInput } from '@pulseboard/contracts'
import { uuidv7 } from '@pulseboard/runtime'
import { clickhouseCommand } from '../../../packages/embedded/src/clickhouse.ts'
import { createLatencies, type LatencySummary } from '../load/latencies.ts'
import type { RunContext } from './context.ts'

const EVENTS_PER_SECOND = 50
const POLL_MS = 10
const PATIENCE_MS = 15_000

export interface FreshnessResult {
  readonly events: number
  readonly neverSeen: number
  /** Milliseconds. */
  readonly visibleMs: LatencySummary
}

const post = async (context: RunContext, id: string): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${context.stack.gatewayPort}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${context.stack.project.apiKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(anEventInput({ id, timestamp: Date.now() })),
  })
  await response.arrayBuffer()
  if (response.status !== 202) throw new Error(`The gateway answered ${response.status}.`)
  context.acknowledged += 1
}

const visibleIds = async (context: RunContext, sinceMs: number): Promise<string[]> => {
  const { url } = context.stack.stores.clickhouse
  const since = (sinceMs / 1000).toFixed(3)
  const answer = await clickhouseCommand(
    url,
    `SELECT id FROM ${new URL(url).pathname.slice(1)}.events
     WHERE project_id = '${context.stack.project.id}' AND timestamp >= toDateTime64('${since}', 3)`,
  )
  return answer.trim().split('\n')
}

export const runFreshness = async (context: RunContext): Promise<FreshnessResult> => {
  const events = EVENTS_PER_SECOND * context.settings.freshnessSeconds
  const waiting = new Map<string, number>()
  const latencies = createLatencies()
  const startMs = Date.now()
  const send = async (): Promise<void> => {
    for (let sent = 0; sent < events; sent += 1) {
      const id = uuidv7(Date.now())
      waiting.set(id, performance.now())
      await post(context, id)
      await sleep(Math.max(0, startMs + ((sent + 1) / EVENTS_PER_SECOND) * 1000 - Date.now()))
    }
  }
  const sending = { done: false }
  const sender = send().finally(() => (sending.done = true))
  const deadline = startMs + context.settings.freshnessSeconds * 1000 + PATIENCE_MS
  while ((!sending.done || waiting.size > 0) && Date.now() < deadline) {
    // Ten seconds back are enough for whatever still waits, and keep the query small.
    const ids = await visibleIds(context, Math.max(startMs, Date.now() - 10_000))
    const now = performance.now()
    for (const id of ids) {
      const sentAt = waiting.get(id)
      if (sentAt !== undefined) latencies.add(now - sentAt)
      waiting.delete(id)
    }
    await sleep(POLL_MS)
  }
  await sender
  const result = { events, neverSeen: waiting.size, visibleMs: latencies.summary() }
  context.say(
    `POST to visible: p50 ${result.visibleMs.p50} ms, p99 ${result.visibleMs.p99} ms, ` +
      `${result.neverSeen} of ${events} not seen`,
  )
  return result
}
