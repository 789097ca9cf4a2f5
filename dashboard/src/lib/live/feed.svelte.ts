/**
 * The live feed of one project: one WebSocket with a one-time ticket, reconnecting with jitter and
 * resuming from its cursor. What is shown changes at most every 80 ms and not at all while paused or
 * hidden; what arrives meanwhile is counted. Never more than 2,000 rows.
 */
import type { Event, LiveMessage } from '@pulseboard/contracts'
import { now } from '#lib/clock.ts'
import { nextAttempt } from '#lib/live/backoff.ts'
import { LiveBuffer, type LiveRow } from '#lib/live/buffer.ts'

export type FeedStatus = 'connecting' | 'open' | 'retrying' | 'stopped'
/** Why the list stands still. */
export type PauseReason = 'button' | 'scroll' | 'hover' | 'drawer'

const FLUSH_MS = 80

/** The address of the socket for a ticket, resuming after a cursor. */
export type FeedAddress = (cursor: string | null) => Promise<string>

export class LiveFeed {
  #status = $state<FeedStatus>('connecting')
  #rows = $state.raw<readonly LiveRow[]>([])
  #received = $state(0)
  #shown = $state(0)
  #landings = $state(0)
  #latest = $state.raw<Event | null>(null)
  #pauses = $state.raw<ReadonlySet<PauseReason>>(new Set())
  #buffer = new LiveBuffer()
  #socket: WebSocket | null = null
  #cursor: string | null = null
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #flush: ReturnType<typeof setTimeout> | null = null
  #ended = false
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
      document.removeEventListener('visibilitychange', visible)
      for (const timer of [this.#timer, this.#flush]) if (timer !== null) clearTimeout(timer)
      this.#socket?.close()
    }
  }

  async #connect(): Promise<void> {
    this.#timer = null
    try {
      const address = await this.#address(this.#cursor)
      if (this.#ended) return
      const socket = new WebSocket(address)
      this.#socket = socket
      socket.addEventListener('message', ({ data }) => this.#receive(String(data)))
      socket.addEventListener('close', ({ code }) => this.#retry(code))
    } catch {
      // No ticket: the server is away or the sign-in is over; both may pass.
      this.#retry(1006)
    }
  }

  #retry(code: number): void {
    this.#socket = null
    if (this.#ended) return
    const wait = nextAttempt(code, this.#failures, Math.random())
    this.#failures += 1
    this.#status = wait === null ? 'stopped' : 'retrying'
    if (wait !== null) this.#timer = setTimeout(() => void this.#connect(), wait)
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as LiveMessage
    if (message.type === 'ready') {
      this.#status = 'open'
      this.#failures = 0
    }
    if ('cursor' in message) this.#cursor = message.cursor
    const changed = this.#buffer.add(message)
    if (message.type === 'stored') this.#landings = now()
    if (message.type === 'events') this.#latest = message.events.at(-1) ?? this.#latest
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
