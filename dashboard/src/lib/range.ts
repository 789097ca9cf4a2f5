/**
 * Time range and filters of a page ↔ its URL: pure. A relative range stays relative in the URL, so a
 * copied link means "the last 24 hours" tomorrow too. What cannot be read falls back to the default
 * and is named in `dropped`, never ignored in silence.
 */

export interface View {
  readonly from: string
  readonly to: string
  readonly environment: string
  readonly release: string
  /** Parameters that could not be read, by their name in the URL. */
  readonly dropped: readonly string[]
}

export interface Span {
  readonly from: number
  readonly to: number
}

const DEFAULT_FROM = 'now-24h'
const DEFAULT_TO = 'now'

export const PRESETS = [
  { from: 'now-15m', label: 'Last 15 minutes' },
  { from: 'now-1h', label: 'Last hour' },
  { from: 'now-6h', label: 'Last 6 hours' },
  { from: 'now-24h', label: 'Last 24 hours' },
  { from: 'now-7d', label: 'Last 7 days' },
  { from: 'now-30d', label: 'Last 30 days' },
] as const

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const RELATIVE = /^now(?:-(\d{1,4})([mhdw]))?$/
const EARLIEST = Date.UTC(2000, 0, 1)

/** Epoch milliseconds of one end of a range, or null when it cannot be read. */
export function resolveInstant(text: string, now: number): number | null {
  const relative = RELATIVE.exec(text)
  if (relative !== null) {
    const unit = relative[2] as keyof typeof UNIT_MS | undefined
    return unit === undefined ? now : now - Number(relative[1]) * UNIT_MS[unit]
  }
  const time = /^\d{12,14}$/.test(text) ? Number(text) : isoTime(text)
  return Number.isFinite(time) && time >= EARLIEST ? time : null
}

function isoTime(text: string): number {
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
}

/** The view that a query string asks for. */
export function readView(params: Pick<URLSearchParams, 'get'>, now: number): View {
  const dropped: string[] = []
  let from = params.get('from') ?? DEFAULT_FROM
  let to = params.get('to') ?? DEFAULT_TO
  const start = resolveInstant(from, now)
  const end = resolveInstant(to, now)
  if (start === null) dropped.push('from')
  if (end === null) dropped.push('to')
  if (start !== null && end !== null && start >= end) dropped.push('from', 'to')
  if (dropped.length > 0) [from, to] = [DEFAULT_FROM, DEFAULT_TO]
  const filter = (name: string, limit: number): string => {
    const value = params.get(name) ?? ''
    if (value.length <= limit) return value
    dropped.push(name)
    return ''
  }
  return { from, to, environment: filter('env', 64), release: filter('release', 200), dropped }
}

/** Start and end of a view in epoch milliseconds, at least a minute apart. */
export function resolveView(view: Pick<View, 'from' | 'to'>, now: number): Span {
  const to = resolveInstant(view.to, now) ?? now
  const from = resolveInstant(view.from, now) ?? to - UNIT_MS.d
  return { from: Math.min(from, to - UNIT_MS.m), to }
}

/** The query string for a changed view; defaults are left out, other parameters stay. */
export function writeView(
  params: URLSearchParams,
  changes: Partial<Omit<View, 'dropped'>>,
): URLSearchParams {
  const next = new URLSearchParams(params)
  const put = (name: string, value: string | undefined, fallback: string): void => {
    if (value === undefined) return
    if (value === fallback) next.delete(name)
    else next.set(name, value)
  }
  put('from', changes.from, DEFAULT_FROM)
  put('to', changes.to, DEFAULT_TO)
  put('env', changes.environment, '')
  put('release', changes.release, '')
  next.delete('cursor')
  return next
}

/** True when the view follows the clock. */
export const isRelative = (view: Pick<View, 'to'>): boolean => view.to.startsWith('now')

/** What a person types: `6h`, `90m`, `today`, `yesterday`, or two dates with " - " between them. */
export function parseTyped(text: string, now: number): Pick<View, 'from' | 'to'> | null {
  const typed = text.trim().toLowerCase()
  const length = /^(\d{1,4})\s*([mhdw])$/.exec(typed)
  if (length !== null) return { from: `now-${length[1]}${length[2]}`, to: 'now' }
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (typed === 'today') return { from: String(midnight), to: 'now' }
  if (typed === 'yesterday') {
    const before = new Date(midnight)
    before.setDate(before.getDate() - 1)
    return { from: String(before.getTime()), to: String(midnight) }
  }
  const ends = text.split(/\s+(?:-|–|to)\s+/)
  if (ends.length !== 2) return null
  const [from = Number.NaN, to = Number.NaN] = ends.map((end) => typedDate(end.trim(), now))
  return from < to ? { from: String(from), to: String(to) } : null
}

/** A date as typed; a bare `nov 3` means this year. */
function typedDate(text: string, now: number): number {
  const hasYear = /\d{4}/.test(text)
  return Date.parse(hasYear ? text : `${text} ${new Date(now).getFullYear()}`)
}

/** The same length of time, moved by whole lengths (negative: into the past) and made absolute. */
export function shiftSpan(span: Span, lengths: number): Pick<View, 'from' | 'to'> {
  const by = (span.to - span.from) * lengths
  return { from: String(span.from + by), to: String(span.to + by) }
}

/** Three times the length around the same middle, never into the future; made absolute. */
export function widen(span: Span, now: number): Pick<View, 'from' | 'to'> {
  const length = span.to - span.from
  const to = Math.min(span.to + length, Math.max(now, span.to))
  return { from: String(Math.max(EARLIEST, to - 3 * length)), to: to >= now ? 'now' : String(to) }
}

/** Words for a view: the preset's name, or both ends. */
export function describeView(view: Pick<View, 'from' | 'to'>, now: number, zone?: string): string {
  const preset = PRESETS.find((each) => each.from === view.from && view.to === 'now')
  if (preset !== undefined) return preset.label
  const relative = RELATIVE.exec(view.from)
  if (relative?.[2] !== undefined && view.to === 'now') return `Last ${relative[1]}${relative[2]}`
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  })
  const { from, to } = resolveView(view, now)
  return `${format.format(from)} – ${view.to === 'now' ? 'now' : format.format(to)}`
}
