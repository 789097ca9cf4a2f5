/**
 * "Ready" is earned: one event of a hidden project goes through every hop, as an app's event does:
 * HTTP to the gateway, Kafka, the processor, ClickHouse, and back over the WebSocket. Where it stops
 * is said as one sentence with the fix.
 */
import { uuidv7 } from '@pulseboard/runtime'
import { WebSocket } from 'ws'
import type { ProjectWithKeys } from './accounts.ts'
import { clickhouseCommand } from './clickhouse.ts'
import { Problem } from './problem.ts'

export interface SelfTest {
  readonly project: ProjectWithKeys
  readonly urls: { readonly gateway: string; readonly queryApi: string }
  readonly clickhouseUrl: string
  readonly logDir: string
}

const HOP_MS = 15_000
const POLL_MS = 10

const stopped = (hop: string, reason: string, fix: string): Problem =>
  new Problem(`Self-test stopped at ${hop}: ${reason}. ${fix}`)

const openFeed = (test: SelfTest): Promise<WebSocket> => {
  const address = test.urls.queryApi.replace(/^http/, 'ws')
  const socket = new WebSocket(`${address}/realtime/${test.project.id}`, {
    headers: { authorization: `Bearer ${test.project.readKey}` },
    handshakeTimeout: HOP_MS,
  })
  return new Promise((resolve, reject) => {
    const refuse = (reason: string): void =>
      reject(stopped('query-api → WebSocket', reason, `See ${test.logDir}/query-api.log`))
    socket.once('error', (error) => refuse(error.message))
    socket.once('close', (code) => refuse(`it closed with code ${code}`))
    // The first message says that the feed stands at a position: what comes later is not missed.
    socket.once('message', () => resolve(socket))
  })
}

const send = async (test: SelfTest, id: string): Promise<void> => {
  const hop = 'gateway → Kafka'
  const fix = `See ${test.logDir}/ingest-gateway.log and kafka.log`
  const response = await fetch(`${test.urls.gateway}/v1/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${test.project.ingestKey}`,
    },
    body: JSON.stringify({ id, type: 'event', name: 'pulseboard.self_test' }),
    signal: AbortSignal.timeout(HOP_MS),
  }).catch((error: Error) => {
    throw stopped('gateway', error.message, fix)
  })
  const body = await response.text()
  if (response.status !== 202) {
    throw stopped(hop, `the answer was ${response.status} ${body.slice(0, 300)}`, fix)
  }
}

const untilStored = async (test: SelfTest, id: string): Promise<void> => {
  const question = `SELECT count() FROM events WHERE project_id = '${test.project.id}' AND id = '${id}'`
  const hop = 'processor → ClickHouse'
  const deadline = performance.now() + HOP_MS
  while (performance.now() < deadline) {
    const count = await clickhouseCommand(test.clickhouseUrl, question).catch((error: Error) => {
      const missing = error.message.includes('UNKNOWN_TABLE')
      throw missing
        ? stopped(hop, 'table events is missing', 'Run: npm run migrate')
        : stopped(hop, error.message.slice(0, 300), `See ${test.logDir}/clickhouse.err.log`)
    })
    if (count !== '0\n') return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  const reason = `the event was not stored within ${HOP_MS / 1000} s`
  throw stopped(hop, reason, `See ${test.logDir}/stream-processor.log`)
}

const untilSeen = (test: SelfTest, feed: WebSocket, id: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const hop = 'Kafka → WebSocket'
    const fix = `See ${test.logDir}/query-api.log`
    const late = setTimeout(
      () => reject(stopped(hop, `the event did not come within ${HOP_MS / 1000} s`, fix)),
      HOP_MS,
    )
    feed.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as { events?: { id: string }[] }
      if (message.events?.some((event) => event.id === id) !== true) return
      clearTimeout(late)
      resolve()
    })
    feed.once('close', (code) => reject(stopped(hop, `the feed closed with code ${code}`, fix)))
  })

/** Sends one event through every hop; the milliseconds it took. @throws Problem naming the hop */
export const runSelfTest = async (test: SelfTest): Promise<number> => {
  const feed = await openFeed(test)
  try {
    const id = uuidv7(Date.now())
    const seen = untilSeen(test, feed, id)
    // Awaited below; a refusal before that must not count as unhandled.
    seen.catch(() => undefined)
    const start = performance.now()
    await send(test, id)
    await Promise.all([untilStored(test, id), seen])
    return Math.round(performance.now() - start)
  } finally {
    feed.removeAllListeners('close')
    feed.on('error', () => undefined)
    feed.close()
  }
}
