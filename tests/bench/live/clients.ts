/**
 * The clients' own process: opens the connections it is told to, counts what comes in a window, and answers with
 * it. A few of them, spread evenly, look into every frame: they measure the time since receipt and check how
 * frames are counted for the others, which look at lengths alone (every event of the load has the same).
 */
import { once } from 'node:events'
import type { Event } from '@pulseboard/contracts'
import { createLatencies, type LatencySummary } from '../load/latencies.ts'
import { openRawClient, openSilentClient } from './raw-client.ts'

export interface ClientsSpec {
  readonly port: number
  readonly path: string
  /** Used in turns; none: no header is sent. */
  readonly bearers: readonly string[]
  readonly clients: number
  readonly probes: number
  /** Clients that never read. */
  readonly silent: number
  /** Whether a frame holds one event and nothing else. */
  readonly isPlain: boolean
}

export interface ClientsResult {
  readonly deliveries: number
  readonly frames: number
  readonly bytes: number
  readonly latencyMs: LatencySummary
  /** Connections that ended, silent ones apart. */
  readonly lost: number
  readonly silentLost: number
  readonly cpuSeconds: number
}

export type ClientsMessage = 'ready' | 'started' | { readonly result: ClientsResult }

const AT_A_TIME = 50
const OPENING = '"events":['

const tell = (message: ClientsMessage): void => void process.send?.(message)

const createCount = (isPlain: boolean) => {
  let lengths = new Map<number, number>()
  let latencies = createLatencies()
  let eventBytes = 0
  let isCounting = false
  const eventsIn = (length: number): number => (isPlain ? 1 : Math.floor(length / (eventBytes + 1)))

  /** The events of a frame, and the bytes of one of them. */
  const parse = (payload: Buffer): readonly Event[] => {
    const text = payload.toString()
    if (isPlain) return [JSON.parse(text) as Event]
    const { events = [] } = JSON.parse(text) as { events?: Event[] }
    if (events.length > 0) {
      const list = text.length - text.indexOf(OPENING) - OPENING.length - 2
      eventBytes = (list + 1) / events.length - 1
      if (eventsIn(payload.length) !== events.length)
        throw new Error(`a frame of ${payload.length} bytes has ${events.length} events`)
    }
    return events
  }
  return {
    start: (): void => {
      lengths = new Map()
      latencies = createLatencies()
      isCounting = true
    },
    frame: (length: number, payload: Buffer | undefined): void => {
      if (!isCounting) return
      lengths.set(length, (lengths.get(length) ?? 0) + 1)
      if (payload === undefined) return
      const now = Date.now()
      for (const { received_at: at } of parse(payload)) latencies.add(now - Date.parse(at))
    },
    result: () => {
      isCounting = false
      let [deliveries, frames, bytes] = [0, 0, 0]
      for (const [length, count] of lengths) {
        deliveries += eventsIn(length) * count
        frames += count
        bytes += length * count
      }
      return { deliveries, frames, bytes, latencyMs: latencies.summary() }
    },
  }
}

const run = async (spec: ClientsSpec): Promise<void> => {
  const count = createCount(spec.isPlain)
  let [lost, silentLost] = [0, 0]
  const targetOf = (index: number) => ({
    port: spec.port,
    path: spec.path,
    bearer: spec.bearers[index % Math.max(1, spec.bearers.length)],
  })
  const every = Math.floor(spec.clients / spec.probes)
  const sink = { text: count.frame, closed: () => undefined, gone: () => (lost += 1) }
  for (let from = 0; from < spec.clients; from += AT_A_TIME) {
    const indexes = Array.from({ length: AT_A_TIME }, (_, index) => from + index)
    await Promise.all(
      indexes
        .filter((index) => index < spec.clients)
        .map((index) => openRawClient(targetOf(index), sink, index % every === 0)),
    )
  }
  for (let index = 0; index < spec.silent; index++)
    openSilentClient(targetOf(spec.clients + index), () => (silentLost += 1))
  tell('ready')
  await once(process, 'message')
  const before = process.cpuUsage()
  count.start()
  tell('started')
  await once(process, 'message')
  const { user, system } = process.cpuUsage(before)
  tell({ result: { ...count.result(), lost, silentLost, cpuSeconds: (user + system) / 1e6 } })
}

process.once('message', (spec: ClientsSpec) => void run(spec))
