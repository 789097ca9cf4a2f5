/**
 * The time axis of charts: pure. Buckets are categories, so a bar is exactly its bucket; which of them
 * get a label is decided here, by the clock of the viewer's zone and right across a change of summer
 * time, which the chart library's own time axis is not.
 */
export interface Zone {
  /** IANA name, such as `Europe/Berlin`; undefined: the zone of the machine. */
  readonly timeZone?: string
}

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000
const GAPS = [
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
]

/** Indexes of the buckets that get a label, at most `most` of them. */
export function tickIndexes(starts: readonly number[], most: number, zone: Zone = {}): number[] {
  const first = starts[0]
  const last = starts.at(-1)
  if (first === undefined || last === undefined) return []
  const gap = GAPS.find((each) => (last - first) / each <= most) ?? 60 * DAY
  const slots = starts.map((time) => Math.floor((time + zoneOffset(time, zone)) / gap))
  return slots.flatMap((slot, i) => (i > 0 && slots[i - 1] !== slot ? [i] : []))
}

/** Text under a labelled bucket: the day where a day begins, the time elsewhere. */
export function tickLabel(start: number, stepMs: number, zone: Zone = {}): string {
  const midnight = (start + zoneOffset(start, zone)) % DAY === 0
  return midnight || stepMs >= DAY
    ? format(start, { day: 'numeric', month: 'short' }, zone)
    : format(start, { hour: '2-digit', minute: '2-digit' }, zone)
}

/** The whole bucket in words: "24 Nov, 14:00 – 14:05". */
export function bucketLabel(start: number, stepMs: number, zone: Zone = {}): string {
  const day = format(start, { weekday: 'short', day: 'numeric', month: 'short' }, zone)
  if (stepMs >= DAY) return day
  const time = { hour: '2-digit', minute: '2-digit' } as const
  return `${day}, ${format(start, time, zone)} – ${format(start + stepMs, time, zone)}`
}

/** The name of the zone to stand under an axis: "Europe/Berlin (GMT+1)". */
export function zoneName(at: number, zone: Zone = {}): string {
  const options = { timeZoneName: 'short', ...zone } as const
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(at)
  const short = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const name = zone.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return name === short ? name : `${name} (${short})`
}

/** Words for the width of a bucket: "5 min". */
export function stepName(stepMs: number): string {
  if (stepMs < HOUR) return `${stepMs / MINUTE} min`
  return stepMs < DAY ? `${stepMs / HOUR} h` : `${stepMs / DAY} d`
}

const CLOCK = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
} as const

function zoneOffset(time: number, zone: Zone): number {
  const parts = formatter(CLOCK, zone).formatToParts(time)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return local - Math.floor(time / MINUTE) * MINUTE
}

const format = (time: number, options: Intl.DateTimeFormatOptions, zone: Zone): string =>
  formatter(options, zone).format(time)

// Making a formatter costs 50 times what using it does, and a chart asks for hundreds of labels. There
// are as many as kinds of label and zones, a handful.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(options: Intl.DateTimeFormatOptions, zone: Zone): Intl.DateTimeFormat {
  const key = JSON.stringify([options, zone])
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', { ...options, ...zone })
  formatters.set(key, made)
  return made
}
