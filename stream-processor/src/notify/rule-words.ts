/** A rule and its values in words, as a notice says them. Pure. */
import type { RuleSettings } from '@pulseboard/contracts'
import { duration, number, percent, plural } from './numbers.ts'

const MINUTE_MS = 60_000

const windowOf = ({ window_minutes: minutes }: RuleSettings): string =>
  duration(minutes * MINUTE_MS)

const sampleWords = (settings: RuleSettings): string =>
  'min_sample' in settings && settings.min_sample > 0
    ? `, with at least ${plural(settings.min_sample, settings.kind === 'metric' ? 'value' : 'event')}`
    : ''

const measureWords = (settings: RuleSettings): string => {
  const span = windowOf(settings)
  switch (settings.kind) {
    case 'error_rate':
      return `Error rate of ${percent(settings.threshold)} or more over ${span}`
    case 'count':
      return `${plural(settings.threshold, 'event')} or more in ${span}`
    case 'metric':
      return `${settings.aggregate} of ${settings.metric} at ${number(settings.threshold)} or ${settings.direction === 'above' ? 'more' : 'less'} over ${span}`
    case 'absence':
      return settings.threshold === 0
        ? `No events for ${span}`
        : `${plural(settings.threshold, 'event')} or fewer in ${span}`
    default:
      return 'Trouble with the ingestion'
  }
}

/** `Error rate of 5 % or more over 5 min, with at least 20 events, in 2 of 3 windows`. */
export const ruleWords = (settings: RuleSettings): string => {
  const { breaching, of } = settings.windows
  const windows =
    of > 1 && settings.kind !== 'ingestion' ? `, in ${breaching} of ${of} windows` : ''
  const filter = settings.filter === '' ? '' : `; only events that fit ${settings.filter}`
  return `${measureWords(settings)}${sampleWords(settings)}${windows}${filter}`
}

/** A value in the unit of its rule. */
export const amount = (settings: RuleSettings, value: number): string => {
  if (settings.kind === 'error_rate') return percent(value)
  return settings.kind === 'metric' ? number(value) : plural(Math.round(value), 'event')
}

/** The value with its name: what a subject begins with. */
export const headline = (settings: RuleSettings, value: number | null): string => {
  switch (settings.kind) {
    case 'error_rate':
      return value === null ? 'Error rate unknown' : `Error rate ${percent(value)}`
    case 'metric':
      return value === null
        ? `No ${settings.metric}`
        : `${settings.metric} ${settings.aggregate} ${number(value)}`
    case 'ingestion':
      return 'Trouble with the ingestion'
    default:
      return value === null || value === 0
        ? `No events for ${windowOf(settings)}`
        : `${plural(Math.round(value), 'event')} in ${windowOf(settings)}`
  }
}

/** `limit 5 %`; nothing where a rule has none. */
export const limitWords = (settings: RuleSettings): string => {
  if (settings.kind === 'ingestion') return ''
  if (settings.kind === 'absence' && settings.threshold === 0) return ''
  return `limit ${settings.kind === 'error_rate' ? percent(settings.threshold) : number(settings.threshold)}`
}

/** Whether a value is at the limit or on its bad side. */
export const isOver = (settings: RuleSettings, value: number): boolean => {
  if (settings.kind === 'ingestion') return value > 0
  const low =
    settings.kind === 'absence' || (settings.kind === 'metric' && settings.direction === 'below')
  return low ? value <= settings.threshold : value >= settings.threshold
}
