/**
 * The live feed of one project: one WebSocket with a one-time ticket, reconnecting with jitter and
 * resuming from its cursor. A filter is the server's work: another one is another socket, from the same
 * cursor. What is shown changes at most every 80 ms and not at all while paused or
 * hidden; what arrives meanwhile is counted. Never more than 2,000 rows.
 */
import type { Event, LiveMessage, Problem } from '@pulseboard/contracts'
import { now } from '#lib/clock.ts'
import { CLOSE, nextAttempt } from '#lib/live/backoff.ts'
import { LiveBuffer, type LiveRow } from '#lib/live/buffer.ts'

/** `refused`: the filter cannot be read; `stopped`: access was lost. */
export type FeedStatus = 'connecting' | 'open' | 'retrying' | 'refused' | 'stopped'
/** Why the list stands still. */
export type PauseReason = 'button' | 'scroll' | 'hover' | 'drawer'

const FLUSH_MS = 80

/** The address of the socket for a ticket, resuming after a cursor; the filter is empty for all events. */
export type FeedAddress = (cursor: string | null, filter: string) => Promise<string>

export class LiveFeed {
  #status = $state<FeedStatus>('connecting')
  #rows = $state.raw<readonly LiveRow[]>([])
  #received = $state(0)
  #shown = $state(0)
  #landings = $state(0)
  #latest = $state.raw<Event | null>(null)
  #pauses = $state.raw<ReadonlySet<PauseReason>>(new Set())
  #refusal = $state.raw<Problem | null>(null)
  #oneIn = $state(1)
  #buffer = new LiveBuffer()
  #socket: WebSocket | null = null
  #cursor: string | null = null
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #flush: ReturnType<typeof setTimeout> | null = null
  #filter = ''
  /** Number of the newest connection; what older ones say is not heard. */
  #connection = 0
  #ended = true
  readonly #address: FeedAddress

  constructor(address: FeedAddress) {
    this.#address = address
  }

  get status(): FeedStatus {
    return this.#status
  }
  /** Rows as shown, newest first; they stand still while paused. */
  get rows(): readonly LiveRow[] {
    return this.#rows
  }
  /** Events received since the page was opened. */
  get received(): number {
    return this.#received
  }
  /** Events that arrived while the list stood still. */
  get waiting(): number {
    return this.#received - this.#shown
  }
  /** Changes with every notice that events landed: the sign to ask the figures again. */
  get landings(): number {
    return this.#landings
  }
  get latest(): Event | null {
    return this.#latest
  }
  /** Why the server did not let us watch, until it does. */
  get refusal(): Problem | null {
    return this.#refusal
  }
  /** More comes than the server shows: one event in so many; 1: all. */
  get oneIn(): number {
    return this.#oneIn
  }
  get paused(): boolean {
    return this.#pauses.size > 0
  }
  isPausedBy(reason: PauseReason): boolean {
    return this.#pauses.has(reason)
  }

  pause(reason: PauseReason): void {
    if (!this.#pauses.has(reason)) this.#pauses = new Set([...this.#pauses, reason])
  }

  /** Ends one reason to stand still, or all of them. */
  resume(reason?: PauseReason): void {
    if (reason !== undefined && !this.#pauses.has(reason)) return
    this.#pauses = new Set(
      [...this.#pauses].filter((each) => reason !== undefined && each !== reason),
    )
    this.#show()
  }

  /** Shows only what this filter lets through. Rows of another filter would say nothing about this one. */
  filter(text: string): void {
    if (text === this.#filter) return
    this.#filter = text
    this.#refusal = null
    this.#buffer.clear()
    this.#rows = []
    this.#shown = this.#received
    if (this.#ended) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#socket?.close()
    this.#failures = 0
    this.#status = 'connecting'
    void this.#connect()
  }

  /** Connects; returns what ends it. */
  listen(): () => void {
    this.#ended = false
    void this.#connect()
    const visible = (): void => {
      if (!document.hidden) this.#show()
    }
    document.addEventListener('visibilitychange', visible)
    return () => {
      this.#ended = true
      this.#connection += 1
      document.removeEventListener('visibilitychange', visible)
      for (const timer of [this.#timer, this.#flush]) if (timer !== null) clearTimeout(timer)
      this.#socket?.close()
    }
  }

  async #connect(): Promise<void> {
    this.#timer = null
    const connection = ++this.#connection
    const isCurrent = (): boolean => connection === this.#connection
    try {
      const address = await this.#address(this.#cursor, this.#filter)
      if (!isCurrent()) return
      const socket = new WebSocket(address)
      this.#socket = socket
      socket.addEventListener('message', ({ data }) => {
        if (isCurrent()) this.#receive(String(data))
      })
      socket.addEventListener('close', ({ code }) => {
        if (isCurrent()) this.#retry(code)
      })
    } catch {
      // No ticket: the server is away or the sign-in is over; both may pass.
      if (isCurrent()) this.#retry(1006)
    }
  }

  #retry(code: number): void {
    this.#socket = null
    const wait = nextAttempt(code, this.#failures, Math.random())
    this.#failures += 1
    if (wait === null) this.#status = code === CLOSE.request ? 'refused' : 'stopped'
    else {
      this.#status = 'retrying'
      this.#timer = setTimeout(() => void this.#connect(), wait)
    }
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as LiveMessage
    if (message.type === 'ready') {
      this.#status = 'open'
      this.#failures = 0
      this.#refusal = null
    }
    if (message.type === 'refused') this.#refusal = message.problem
    if ('cursor' in message) this.#cursor = message.cursor
    const changed = this.#buffer.add(message)
    if (message.type === 'stored') this.#landings = now()
    if (message.type === 'events') {
      this.#latest = message.events.at(-1) ?? this.#latest
      this.#oneIn = message.sampled?.one_in ?? 1
    }
    this.#received = this.#buffer.received
    if (changed) this.#flush ??= setTimeout(() => this.#show(), FLUSH_MS)
  }

  #show(): void {
    if (this.#flush !== null) clearTimeout(this.#flush)
    this.#flush = null
    if (this.paused || document.hidden) return
    this.#rows = this.#buffer.rows()
    this.#shown = this.#received
  }
}
