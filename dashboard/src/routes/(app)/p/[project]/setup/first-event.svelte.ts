/**
 * Whether the first event has arrived: pushed by the live feed, or, while there is no socket, looked
 * for every 5 s. An event that was there before the visit is known, but does not count as new.
 */
import type { Event } from '@pulseboard/contracts'
import type { Api } from '#lib/api.ts'
import { answer } from '#lib/api.ts'
import { now } from '#lib/clock.ts'
import type { LiveFeed } from '#lib/live/feed.svelte.ts'

const LOOK_MS = 5000
const WINDOW_MS = 30 * 86_400_000

export class FirstEvent {
  #found = $state.raw<Event | null>(null)
  /** Whether the project had events before this visit; null until the store answered. */
  #hadEvents = $state<boolean | null>(null)
  readonly #api: Api
  readonly #projectId: string
  readonly #feed: LiveFeed
  readonly #start: number
  readonly #receivedBefore: number

  constructor(api: Api, projectId: string, feed: LiveFeed) {
    this.#api = api
    this.#projectId = projectId
    this.#feed = feed
    this.#start = now()
    this.#receivedBefore = feed.received
  }

  /** The newest event known. */
  get event(): Event | null {
    return this.#pushed ?? this.#found
  }

  /** True once an event arrived during this visit. */
  get isNew(): boolean {
    const { event } = this
    return event !== null && (this.#pushed !== null || Date.parse(event.received_at) >= this.#start)
  }

  /** True for the very first event of a project: that one is worth opening by itself. */
  get isFirst(): boolean {
    return this.isNew && this.#hadEvents === false
  }

  /** Looks once now, and again while there is no socket; returns what ends it. */
  listen(): () => void {
    void this.#look()
    const timer = setInterval(() => {
      if (this.#feed.status !== 'open' && !this.isNew) void this.#look()
    }, LOOK_MS)
    return () => clearInterval(timer)
  }

  get #pushed(): Event | null {
    return this.#feed.received > this.#receivedBefore ? this.#feed.latest : null
  }

  async #look(): Promise<void> {
    const to = now()
    const query = { from: String(to - WINDOW_MS), to: String(to + 60_000), limit: '1' }
    const params = { path: { projectId: this.#projectId }, query }
    try {
      const page = await answer(this.#api.GET('/api/v1/projects/{projectId}/events', { params }))
      const newest = page.data[0] as Event | undefined
      this.#hadEvents ??= newest !== undefined && Date.parse(newest.received_at) < this.#start
      this.#found = newest ?? this.#found
    } catch {
      // The next look may succeed; until then what is known stays on screen.
    }
  }
}
