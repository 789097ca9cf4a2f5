/** Numbers and times as people read them in notices. Pure; times in the reader's zone. */
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `8.2`, `0.03`, `1,204`: as many digits as matter. */
export const number = (value: number): string =>
  Math.abs(value) >= 100
    ? grouped.format(value)
    : String(Number(value.toPrecision(value < 10 ? 2 : 3)))

export const percent = (value: number): string => `${number(value)} %`

export const plural = (count: number, one: string): string =>
  `${grouped.format(count)} ${one}${count === 1 ? '' : 's'}`

/** `45 s`, `23 min`, `2 h 10 min`, `3 d 4 h`. */
export const duration = (ms: number): string => {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const [large, small, units] =
    minutes < 2_880
      ? [Math.floor(minutes / 60), minutes % 60, ['h', 'min']]
      : [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), ['d', 'h']]
  return small === 0 ? `${large} ${units[0]}` : `${large} ${units[0]} ${small} ${units[1]}`
}

/** A zone that the runtime does not know must not keep anybody from being told. */
const knownZone = (timeZone: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** `CET`, `EST`; `GMT+5:30` where a zone has no letters. */
const zoneName = (ms: number, timeZone: string): string => {
  const named = ['en-US', 'en-GB', 'en-AU'].map(
    (locale) =>
      new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
        .formatToParts(ms)
        .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone,
  )
  return named.find((name) => !/^GMT[+-]/.test(name)) ?? named[0] ?? timeZone
}

const parts = (ms: number, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options }).format(ms)

/** `14:05 CET` */
export const clock = (ms: number, zone: string): string => {
  const timeZone = knownZone(zone)
  return `${parts(ms, timeZone, { hour: '2-digit', minute: '2-digit' })} ${zoneName(ms, timeZone)}`
}

/** `14:05`, for the ends of an axis. */
export const bareClock = (ms: number, zone: string): string =>
  parts(ms, knownZone(zone), { hour: '2-digit', minute: '2-digit' })

/** `Tue 3 Nov 2026, 14:05:10 CET` */
export const moment = (ms: number, zone: string): string => {
  const timeZone = knownZone(zone)
  const day = parts(ms, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).replace(',', '')
  const time = parts(ms, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  return `${day}, ${time} ${zoneName(ms, timeZone)}`
}
