/**
 * A client of the live feed whose connection is cut again and again, in the middle of whatever comes, and which
 * comes back with its cursor after a while. Keeps how often it saw each event, and everything that a feed may
 * say instead of an event.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveMessage } from '@pulseboard/contracts'
import { WebSocket } from 'ws'

export interface Cuts {
  readonly count: number
  /** How long it stays away, from one to the other, most often shortly. */
  readonly shortestMs: number
  readonly longestMs: number
  /** How long it is there between two. */
  readonly connectedMs: number
  /** From 0 to 1. */
  readonly random: () => number
}

export interface Account {
  /** Event id → how often it was seen. */
  readonly seen: ReadonlyMap<string, number>
  readonly cuts: number
  readonly awayMs: number
  /** Reasons of gaps, and close codes that were not ours. */
  readonly complaints: readonly string[]
  readonly leftOut: number
}

export interface ReconnectingClient {
  readonly account: Account
  /** Connects, lives through all cuts, and stays connected. */
  run(cuts: Cuts): Promise<void>
  close(): void
}

const OPEN_TIMEOUT_MS = 30_000

/** Short ones most often: their logarithm is even. */
const awayFor = ({ shortestMs, longestMs, random }: Cuts): number =>
  shortestMs * (longestMs / shortestMs) ** random()

/** @param url where to connect to; a cursor is appended to it */
export const createReconnectingClient = (
  url: string,
  headers: Readonly<Record<string, string>>,
): ReconnectingClient => {
  const seen = new Map<string, number>()
  const complaints: string[] = []
  const account = { seen, cuts: 0, awayMs: 0, complaints, leftOut: 0 }
  let cursor: string | undefined
  let socket: WebSocket | undefined

  const take = (message: LiveMessage): void => {
    if (message.type === 'events') {
      for (const { id } of message.events) seen.set(id, (seen.get(id) ?? 0) + 1)
      account.leftOut += message.sampled?.left_out ?? 0
    }
    if (message.type === 'gap') complaints.push(`gap: ${message.count} ${message.reason}`)
    if (message.type === 'refused') complaints.push(message.problem.detail)
    if ('cursor' in message) cursor = message.cursor
  }
  const connect = async (): Promise<void> => {
    const resumed = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const opened = new WebSocket(`${url}${resumed}`, { headers })
    socket = opened
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => reject(new Error('the feed did not open')), OPEN_TIMEOUT_MS)
    opened.on('error', reject)
    opened.on('close', (code) => reject(new Error(`the feed was closed: ${code}`)))
    opened.on('message', (data: Buffer) => {
      // What arrives after the cut was lost on the way.
      if (socket !== opened) return
      const message = JSON.parse(data.toString()) as LiveMessage
      take(message)
      if (message.type === 'ready') resolve()
    })
    await promise.finally(() => clearTimeout(timer))
    opened.on('close', (code) => {
      if (socket === opened) complaints.push(`closed: ${code}`)
    })
  }
  const cut = (): void => {
    const gone = socket
    socket = undefined
    gone?.on('error', () => undefined)
    gone?.terminate()
  }
  return {
    account,
    run: async (cuts) => {
      await connect()
      while (account.cuts < cuts.count) {
        await sleep(cuts.connectedMs * 2 * cuts.random())
        cut()
        account.cuts += 1
        const awayMs = awayFor(cuts)
        account.awayMs += awayMs
        await sleep(awayMs)
        await connect()
      }
    },
    close: cut,
  }
}
