/**
 * Drives connections through one run. `open` sends at a fixed rate whatever the server does and counts
 * a latency from the moment a request was due, so a stall is not hidden by waiting for it; `saturate`
 * keeps every connection busy to find the capacity.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BodyPool } from './bodies.ts'
import { connect, type Answer, type Connection } from './connection.ts'
import { createLatencies, type LatencySummary } from './latencies.ts'

export type Pace =
  { readonly kind: 'saturate' } | { readonly kind: 'open'; readonly requestsPerSecond: number }

export interface LoadResult {
  readonly seconds: number
  readonly requests: number
  readonly sentEvents: number
  /** Events that were answered with 202. */
  readonly acceptedEvents: number
  /** Requests that were not, by status; 0 is a broken connection. */
  readonly refused: Readonly<Record<string, number>>
  readonly latency: LatencySummary
}

export interface DriveOptions {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  readonly pace: Pace
  readonly bodies: BodyPool
}

const DRAIN_MS = 15_000

const createTally = () => {
  const latencies = createLatencies()
  const refused: Record<string, number> = {}
  let requests = 0
  let acceptedEvents = 0
  return {
    answered: (answer: Answer, ms: number): void => {
      requests += 1
      acceptedEvents += answer.accepted
      latencies.add(ms)
      if (answer.status !== 202) refused[answer.status] = (refused[answer.status] ?? 0) + 1
    },
    result: (seconds: number, sentEvents: number): LoadResult => ({
      seconds,
      requests,
      sentEvents,
      acceptedEvents,
      refused,
      latency: latencies.summary(),
    }),
  }
}

export const drive = async (options: DriveOptions): Promise<LoadResult> => {
  const { port, bodies, pace } = options
  const connections = Array.from({ length: options.connections }, () => connect(port))
  const idle: Connection[] = [...connections]
  const due: number[] = []
  const tally = createTally()
  const start = performance.now()
  const end = start + options.seconds * 1000
  const underWay = new Set<Connection>()

  const send = (connection: Connection, dueAt: number): void => {
    const body = bodies.take()
    underWay.add(connection)
    connection.send(body.bytes, (answer) => {
      underWay.delete(connection)
      bodies.release(body)
      const now = performance.now()
      tally.answered(answer, now - dueAt)
      const next = pace.kind === 'saturate' && now < end ? now : due.shift()
      if (next === undefined) idle.push(connection)
      // A broken connection must not be tried again in the same tick.
      else if (answer.status === 0) setTimeout(() => send(connection, next), 50)
      else send(connection, next)
    })
  }
  const sendDue = (dueAt: number): void => {
    const connection = idle.pop()
    if (connection === undefined) due.push(dueAt)
    else send(connection, dueAt)
  }

  if (pace.kind === 'saturate') for (const connection of idle.splice(0)) send(connection, start)
  else await keepPace(pace.requestsPerSecond, start, end, sendDue)
  await sleep(Math.max(0, end - performance.now()))
  const deadline = performance.now() + DRAIN_MS
  while ((underWay.size > 0 || due.length > 0) && performance.now() < deadline) await sleep(1)
  const seconds = (performance.now() - start) / 1000
  for (const connection of connections) connection.close()
  return tally.result(seconds, bodies.given)
}

const keepPace = async (
  perSecond: number,
  start: number,
  end: number,
  sendDue: (dueAt: number) => void,
): Promise<void> => {
  for (let sent = 0; ;) {
    const now = performance.now()
    for (; sent < ((now - start) / 1000) * perSecond; sent += 1) {
      const dueAt = start + (sent / perSecond) * 1000
      if (dueAt >= end) return
      sendDue(dueAt)
    }
    if (now >= end) return
    await sleep(1)
  }
}
