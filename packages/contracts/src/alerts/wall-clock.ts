/**
 * Wall clocks: which instant a local time is, and which local day an instant falls on, right across changes
 * of the clock. Pure; the rules of the zones are those of the runtime.
 */
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()
/** Zones are few; a stranger's texts must not fill the memory. */
const MAX_FORMATS = 600

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  if (formats.size < MAX_FORMATS) formats.set(zone, format)
  return format
}

/** Whether the runtime knows a zone by this name; offsets such as +01:00 are no zones. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** What the wall clock shows, as if it were UTC. */
const wallOf = (zone: string, ms: number): number => {
  const parts = formatOf(zone).formatToParts(ms)
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
}

const offsetOf = (zone: string, ms: number): number =>
  wallOf(zone, ms) - Math.floor(ms / 1000) * 1000

/** The day on the wall clock, as the UTC midnight of the same date. */
export const localDateOf = (zone: string, ms: number): number =>
  Math.floor(wallOf(zone, ms) / DAY_MS) * DAY_MS

/**
 * The instant of a time on a day.
 * @param dayMs UTC midnight of the date
 * @param time `HH:MM`
 * @param which of the two where the clock shows the time twice
 */
export const instantOf = (
  zone: string,
  dayMs: number,
  time: string,
  which: 'earlier' | 'later',
): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wall = dayMs + (hours * 60 + minutes) * MINUTE_MS
  // No zone changes its clock twice within two days.
  const before = wall - offsetOf(zone, wall - DAY_MS)
  const after = wall - offsetOf(zone, wall + DAY_MS)
  const fitting = [before, after].filter((ms) => wallOf(zone, ms) === wall)
  // A time that is left out: as long after the change as it would have been.
  if (fitting.length === 0) return before
  return which === 'earlier' ? Math.min(...fitting) : Math.max(...fitting)
}
