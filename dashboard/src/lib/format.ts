/**
 * Numbers, rates and times as people read them: pure. What is not known yet is "–", never 0.
 */
export const UNKNOWN = '–'

const whole = new Intl.NumberFormat('en-US')
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })

/** 1,234 below a hundred thousand, 1.2M above; the exact number belongs in a title. */
export function count(value: number | null | undefined): string {
  if (value === null || value === undefined) return UNKNOWN
  return Math.abs(value) < 100_000 ? whole.format(value) : short.format(value)
}

export const exactCount = (value: number): string => whole.format(value)

/** A share of 0 to 1 as percent, with more digits the smaller it is. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return UNKNOWN
  const value = share * 100
  const digits = value === 0 || value >= 99.95 ? 0 : value < 1 ? 2 : 1
  return `${value.toFixed(digits)} %`
}

export interface Change {
  readonly text: string
  readonly direction: 'up' | 'down' | 'same'
}

/** How a count moved against the period before; null when one of them is unknown. */
export function countChange(current: number, previous: number): Change {
  if (current === previous) return { text: 'no change', direction: 'same' }
  const direction = current > previous ? 'up' : 'down'
  if (previous === 0) return { text: 'none before', direction }
  const ratio = Math.abs(current - previous) / previous
  return { text: ratio < 9.995 ? percent(ratio) : `${count(current / previous)}×`, direction }
}

/** How a rate moved, in percentage points. */
export function rateChange(current: number | null, previous: number | null): Change | null {
  if (current === null || previous === null) return null
  const points = (current - previous) * 100
  if (Math.abs(points) < 0.005) return { text: 'no change', direction: 'same' }
  const digits = Math.abs(points) < 1 ? 2 : 1
  return { text: `${Math.abs(points).toFixed(digits)} pts`, direction: points > 0 ? 'up' : 'down' }
}

const AGES = [
  [60_000, 1000, 's'],
  [3_600_000, 60_000, 'min'],
  [86_400_000, 3_600_000, 'h'],
  [Number.POSITIVE_INFINITY, 86_400_000, 'd'],
] as const

/** "just now", "12 s ago", "3 min ago", "in 2 h". */
export function relativeTime(time: number, now: number): string {
  const distance = Math.abs(now - time)
  if (distance < 2000) return 'just now'
  const [, unit, word] = AGES.find(([limit]) => distance < limit) ?? AGES[3]
  const text = `${Math.floor(distance / unit)} ${word}`
  return time > now ? `in ${text}` : `${text} ago`
}

/** Length of time with its sign: "+1.4 s", "−3 min". */
export function signedDuration(ms: number): string {
  const size = Math.abs(ms)
  const sign = ms < 0 ? '−' : '+'
  if (size < 1000) return `${sign}${size} ms`
  if (size < 60_000) return `${sign}${(size / 1000).toFixed(1)} s`
  if (size < 3_600_000) return `${sign}${(size / 60_000).toFixed(1)} min`
  if (size < 86_400_000) return `${sign}${(size / 3_600_000).toFixed(1)} h`
  return `${sign}${(size / 86_400_000).toFixed(1)} d`
}

/** The full time in a zone, with the zone: "24 Nov 2026, 14:02:11.250 CET". */
export function exactTime(time: number, zone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(time)
}

/** Time of day for rows of a live list: "14:02:11.250". */
export function clockTime(time: number, zone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(time)
}
