/**
 * Whole HTTP requests, prepared once: a send only writes fresh ids into the bytes, so the generator
 * costs little beside what it measures. A request that is under way is never touched: it is taken from
 * the pool and comes back with its answer.
 */
import type { EventInput } from '@pulseboard/contracts'

export interface PreparedBody {
  /** Head and body of the request. */
  readonly bytes: Buffer
  readonly events: number
  /** Where the changing digits of each id begin. */
  readonly idAt: Uint32Array
}

export interface BodyPool {
  /** A request with ids never used before. @throws when all are under way */
  take(): PreparedBody
  release(body: PreparedBody): void
  /** Events whose ids were given out so far. */
  readonly given: number
}

export interface BodyOptions {
  readonly events: readonly EventInput[]
  /** Events a request; 1 sends a plain object. */
  readonly batch: number
  /** Makes the ids of this run differ from those of every other. */
  readonly run: number
  /** The request's head for a body of so many bytes. */
  readonly head: (bodyBytes: number) => string
}

const COUNTER_DIGITS = 12
const HEX = Buffer.from('0123456789abcdef', 'latin1')
const MARK = '_'.repeat(COUNTER_DIGITS)

const writeCounter = (bytes: Buffer, at: number, counter: number): void => {
  let rest = counter
  for (let digit = COUNTER_DIGITS - 1; digit >= 0; digit -= 1) {
    bytes[at + digit] = HEX[rest % 16] ?? 0
    rest = Math.floor(rest / 16)
  }
}

const prepare = (events: readonly EventInput[], prefix: string, options: BodyOptions) => {
  const texts = events.map((event) => JSON.stringify({ id: `${prefix}${MARK}`, ...event }))
  const body = options.batch === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`
  const bytes = Buffer.from(`${options.head(Buffer.byteLength(body))}${body}`)
  const idAt = new Uint32Array(events.length)
  let from = 0
  for (let index = 0; index < events.length; index += 1) {
    from = bytes.indexOf(`${prefix}${MARK}`, from) + prefix.length
    idAt[index] = from
  }
  return { bytes, events: events.length, idAt }
}

/** Cuts the events into requests. */
export const prepareBodies = (options: BodyOptions): BodyPool => {
  const prefix = `${options.run.toString(16).padStart(8, '0')}-0000-7000-8000-`
  const free: PreparedBody[] = []
  for (let start = 0; start < options.events.length; start += options.batch)
    free.push(prepare(options.events.slice(start, start + options.batch), prefix, options))
  let given = 0
  let next = 0
  return {
    take: () => {
      // A rotating start keeps all events in use; a plain stack would send the same few again and again.
      const body = free[next]
      if (body === undefined) throw new Error('Every prepared request is under way.')
      const last = free.pop()
      if (last !== undefined && last !== body) free[next] = last
      next = free.length === 0 ? 0 : (next + 1) % free.length
      for (const at of body.idAt) writeCounter(body.bytes, at, given++)
      return body
    },
    release: (body) => void free.push(body),
    get given() {
      return given
    },
  }
}
