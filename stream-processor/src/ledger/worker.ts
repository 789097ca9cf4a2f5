/**
 * One membership in the ledger's group: collects lines for about a second, stores them, sets broken ones
 * aside, then commits. Every step is repeated until it succeeds or the membership ends, so nothing is
 * ever dropped; what was stored and not committed is stored again, which changes nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { LedgerRows } from '@pulseboard/db'
import { retryUntilDone, type BusMessage, type Membership } from '@pulseboard/runtime'
import type { Reject } from '../landing-batch.ts'
import { readLine } from './read-line.ts'
import { toRows } from './to-rows.ts'

export interface LedgerSteps {
  readonly store: (rows: LedgerRows) => Promise<void>
  /** Writes rejects to the quarantine topic; returns when they are there. */
  readonly quarantine: (rejects: readonly Reject[], signal: AbortSignal) => Promise<void>
  readonly landed: (lines: number) => void
  readonly waiting: (what: string, error: unknown) => void
  readonly lingerMs?: number
}

/** A full worker stops fetching: figures are small, and old ones are as good as new ones. */
const FULL = 10_000
// Each insert makes a part, however small: about one a second is what the store likes.
const LINGER_MS = 1_000

/** The next offset of each partition. */
const positionsAfter = (messages: readonly BusMessage[]): Map<number, bigint> => {
  const next = new Map<number, bigint>()
  for (const { partition, offset } of messages)
    if (offset >= (next.get(partition) ?? 0n)) next.set(partition, offset + 1n)
  return next
}

const readAll = (messages: readonly BusMessage[]) => {
  const read = messages.map(readLine)
  return {
    lines: read.flatMap((one) => ('line' in one ? [one.line] : [])),
    rejects: read.flatMap((one) => ('reject' in one ? [one.reject] : [])),
  }
}

export class LedgerWorker {
  readonly #membership: Membership
  readonly #steps: LedgerSteps
  readonly #over = new AbortController()
  readonly #ended: Promise<void>
  #waiting: BusMessage[] = []
  #paused = false

  constructor(membership: Membership, steps: LedgerSteps) {
    this.#membership = membership
    this.#steps = steps
    this.#ended = this.#run()
  }

  /** Takes fetched messages; never waits. */
  add(messages: readonly BusMessage[]): void {
    this.#waiting.push(...messages)
    if (this.#waiting.length >= FULL) this.#setPaused(true)
  }

  /** The membership is over: what is not committed is read again. */
  async end(): Promise<void> {
    this.#over.abort(new Error('The membership is over.'))
    await this.#ended
  }

  #setPaused(wanted: boolean): void {
    if (this.#paused === wanted) return
    this.#paused = wanted
    for (const partition of this.#membership.partitions)
      if (wanted) this.#membership.pause(partition)
      else this.#membership.resume(partition)
  }

  async #run(): Promise<void> {
    const { signal } = this.#over
    const { lingerMs = LINGER_MS } = this.#steps
    while (!signal.aborted) {
      // The end of the membership ends the wait; the loop sees it.
      await sleep(lingerMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted || this.#waiting.length === 0) continue
      const messages = this.#waiting
      this.#waiting = []
      // Only the end of the membership makes this throw.
      await this.#land(messages, signal).catch(() => undefined)
      if (!signal.aborted) this.#setPaused(false)
    }
  }

  async #land(messages: readonly BusMessage[], signal: AbortSignal): Promise<void> {
    const { store, quarantine, landed, waiting } = this.#steps
    const { lines, rejects } = readAll(messages)
    const rows = toRows(lines)
    const until = (what: string) => ({
      signal,
      onFailure: (error: unknown) => waiting(what, error),
    })
    await retryUntilDone(() => store(rows), until('ClickHouse to take the ledger'))
    await quarantine(rejects, signal)
    for (const [partition, next] of positionsAfter(messages))
      await retryUntilDone(
        () => this.#membership.commit(partition, next),
        until('Kafka to take the offset of the ledger'),
      )
    landed(lines.length)
  }
}
