/**
 * Who a key belongs to, in memory. Two bounded LRU sides: keys that exist, and keys that do not.
 *
 * | entry           | store answers       | store is down                                  |
 * | fresh (< 25 s)  | not asked           | not asked                                      |
 * | older, known    | read again          | serves on, asks again in 5 s, for 10 minutes   |
 * | older, unknown  | read again          | store_unavailable                              |
 * | none            | read, one at a time | store_unavailable                              |
 *
 * A change in the database is announced (`forget`) and takes effect at once; the 25 seconds bound what
 * a lost announcement can do. A read that was under way when its key was forgotten is not kept.
 */
import { AppError, type Clock } from '@pulseboard/runtime'
import { createLru } from './lru.ts'
import { within } from './within.ts'

export interface KeyCacheSettings {
  readonly maxEntries: number
  readonly freshMs: number
  readonly retryMs: number
  readonly staleMs: number
  /** Longest wait for the store. */
  readonly readTimeoutMs: number
}

export const KEY_CACHE_DEFAULTS = {
  maxEntries: 10_000,
  // A revocation may take 30 s: the rest is for reading again, on a machine that is busy.
  freshMs: 25_000,
  retryMs: 5_000,
  staleMs: 600_000,
  readTimeoutMs: 1_500,
} as const satisfies KeyCacheSettings

interface Entry<V> {
  readonly value: V | undefined
  readonly readMs: number
  /** Until then it is used without asking. */
  freshUntilMs: number
}

export interface KeyCache<V> {
  /**
   * The value of a key, undefined when there is no such key.
   * @param beforeFirstRead called when nothing is remembered; what it throws is thrown, and nothing is read.
   * @throws AppError store_unavailable
   */
  get(key: string, beforeFirstRead?: () => unknown): V | undefined | Promise<V | undefined>
  /** Forgets one key. */
  forget(key: string): void
  /** Forgets every entry whose value matches. */
  forgetWhere(matches: (value: V) => boolean): void
  clear(): void
}

/** The bounded memory: guessed keys must not push real ones out, so each side has its own bound. */
const createSides = <V>(maxEntries: number) => {
  const known = createLru<Entry<V>>(maxEntries)
  const unknown = createLru<Entry<V>>(maxEntries)
  const forget = (key: string): void => {
    known.delete(key)
    unknown.delete(key)
  }
  return {
    find: (key: string): Entry<V> | undefined => known.get(key) ?? unknown.get(key),
    keep: (key: string, entry: Entry<V>): void => {
      forget(key)
      if (entry.value === undefined) unknown.set(key, entry)
      else known.set(key, entry)
    },
    forget,
    forgetWhere: (matches: (value: V) => boolean): void =>
      known.deleteWhere(({ value }) => value !== undefined && matches(value)),
    clear: (): void => {
      known.clear()
      unknown.clear()
    },
  }
}

/** @param read asks the store; undefined means that there is no such key. */
export const createKeyCache = <V>(
  read: (key: string) => Promise<V | undefined>,
  clock: Clock,
  settings: KeyCacheSettings = KEY_CACHE_DEFAULTS,
): KeyCache<V> => {
  const sides = createSides<V>(settings.maxEntries)
  const reading = new Map<string, Promise<V | undefined>>()

  const keep = (key: string, value: V | undefined): void => {
    const readMs = clock.now()
    sides.keep(key, { value, readMs, freshUntilMs: readMs + settings.freshMs })
  }

  const serveStale = (entry: Entry<V> | undefined, cause: unknown): V => {
    const nowMs = clock.now()
    if (entry?.value === undefined || nowMs - entry.readMs > settings.staleMs)
      throw new AppError('store_unavailable', {
        detail: 'The API key cannot be checked right now. Send again after Retry-After.',
        retryAfter: 2,
        cause,
      })
    entry.freshUntilMs = nowMs + settings.retryMs
    return entry.value
  }

  const readOnce = (key: string, stale: Entry<V> | undefined): Promise<V | undefined> => {
    const running = reading.get(key)
    if (running !== undefined) return running
    const started: Promise<V | undefined> = within(read(key), settings.readTimeoutMs)
      .then(
        (value) => {
          if (reading.get(key) === started) keep(key, value)
          return value
        },
        (error: unknown) => serveStale(stale, error),
      )
      .finally(() => {
        if (reading.get(key) === started) reading.delete(key)
      })
    reading.set(key, started)
    return started
  }

  return {
    get: (key, beforeFirstRead) => {
      const entry = sides.find(key)
      if (entry !== undefined && clock.now() < entry.freshUntilMs) return entry.value
      if (entry === undefined) beforeFirstRead?.()
      return readOnce(key, entry)
    },
    forget: (key) => {
      sides.forget(key)
      reading.delete(key)
    },
    forgetWhere: (matches) => {
      sides.forgetWhere(matches)
      // What is being read now may be of that kind; it is read again next time.
      reading.clear()
    },
    clear: () => {
      sides.clear()
      reading.clear()
    },
  }
}
