/**
 * The rows of the live tail: pure bookkeeping with a bound. Newest last; the oldest leave when the
 * bound is reached. A gap is a row of its own, so that a missing event is never a silent one. A row
 * turns from received to stored by its id.
 */
import type { Event, LiveMessage } from '@pulseboard/contracts'

export interface EventRow {
  readonly kind: 'event'
  readonly key: string
  readonly event: Event
  readonly stored: boolean
}
export interface GapRow {
  readonly kind: 'gap'
  readonly key: string
  readonly count: number
  readonly reason: 'slow_client' | 'restarted'
}
export type LiveRow = EventRow | GapRow

export const MAX_ROWS = 2000

export class LiveBuffer {
  #rows: LiveRow[] = []
  #received = 0
  #gaps = 0
  readonly #places = new Map<string, EventRow>()
  readonly #limit: number

  constructor(limit = MAX_ROWS) {
    this.#limit = limit
  }

  /** Events received since the page was opened, those that left the buffer included. */
  get received(): number {
    return this.#received
  }

  /** A copy of the rows, newest first. */
  rows(): LiveRow[] {
    return this.#rows.toReversed()
  }

  /** Takes one message in; true when the rows changed. */
  add(message: LiveMessage): boolean {
    switch (message.type) {
      case 'events':
        for (const event of message.events) this.#addEvent(event)
        this.#trim()
        return message.events.length > 0
      case 'gap':
        this.#gaps += 1
        this.#rows.push({
          kind: 'gap',
          key: `gap-${this.#gaps}`,
          count: message.count,
          reason: message.reason,
        })
        this.#trim()
        return true
      case 'stored':
        return this.#markStored(new Set(message.ids))
      case 'ready':
      case 'refused':
    }
    return false
  }

  /** Forgets the rows; what was received stays counted. */
  clear(): void {
    this.#rows = []
    this.#places.clear()
  }

  #addEvent(event: Event): void {
    // A replay after a reconnect may repeat the last events; a row is shown once.
    if (this.#places.has(event.id)) return
    const row: EventRow = { kind: 'event', key: event.id, event, stored: false }
    this.#places.set(event.id, row)
    this.#rows.push(row)
    this.#received += 1
  }

  #markStored(ids: ReadonlySet<string>): boolean {
    let changed = false
    for (const id of ids) {
      const row = this.#places.get(id)
      if (row === undefined || row.stored) continue
      this.#places.set(id, { ...row, stored: true })
      changed = true
    }
    if (changed) this.#rows = this.#rows.map((row) => this.#places.get(row.key) ?? row)
    return changed
  }

  #trim(): void {
    const over = this.#rows.length - this.#limit
    if (over <= 0) return
    for (const row of this.#rows.splice(0, over)) this.#places.delete(row.key)
  }
}
