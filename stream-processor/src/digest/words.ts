/**
 * A digest in words: subject, figures with their change, and lists, the same for the text and the HTML of
 * the mail. Names are texts of strangers: they are cut and lose what is not visible. Pure.
 */
import { headerLine } from '@pulseboard/runtime'
import { errorRate, type DigestFigures } from './figures.ts'

/** One figure: its value, and how it has changed. */
export interface DigestLine {
  readonly label: string
  readonly value: string
  readonly change: string
}

export interface DigestList {
  readonly title: string
  readonly items: readonly string[]
}

export interface DigestWords {
  readonly subject: string
  /** Such as `Monday, 23 November 2026, Europe/Berlin`. */
  readonly period: string
  readonly lines: readonly DigestLine[]
  readonly lists: readonly DigestList[]
  readonly ingestion: string
}

const MAX_SUBJECT = 78
const MAX_NAME = 60
const numbers = new Intl.NumberFormat('en')

const cut = (text: string, most: number): string => {
  const characters = Array.from(headerLine(text))
  return characters.length > most
    ? `${characters.slice(0, most - 1).join('')}…`
    : characters.join('')
}
const name = (text: string): string => cut(text, MAX_NAME) || '(no name)'
const counted = (count: number, one: string): string =>
  `${numbers.format(count)} ${one}${count === 1 ? '' : 's'}`
const percent = (value: number): string => `${value.toFixed(value !== 0 && value < 0.1 ? 2 : 1)} %`
/** A real minus sign, so that it is not taken for a range. */
const signed = (text: string, value: number): string => `${value < 0 ? '−' : '+'}${text}`

const changeOf = (now: number, before: number): string => {
  if (now === before) return 'as before'
  if (before === 0) return 'none before'
  const share = ((now - before) / before) * 100
  return signed(`${numbers.format(Math.abs(Math.round(share)))} %`, share)
}

const rateChange = (now: number | undefined, before: number | undefined): string => {
  if (now === undefined || before === undefined) return 'nothing to compare with'
  const points = now - before
  const text = Math.abs(points).toFixed(1)
  return text === '0.0' ? 'as before' : `${signed(text, points)} points`
}

const linesOf = ({ now, before }: DigestFigures): DigestLine[] => {
  const count = (label: string, pick: (counts: DigestFigures['now']) => number): DigestLine => ({
    label,
    value: numbers.format(pick(now)),
    change: changeOf(pick(now), pick(before)),
  })
  const rate = errorRate(now)
  return [
    {
      label: 'Error rate',
      value: rate === undefined ? 'no events' : percent(rate),
      change: rateChange(rate, errorRate(before)),
    },
    count('Errors', ({ errors }) => errors),
    count('People who met an error', ({ hit }) => hit),
    count('Events', ({ events }) => events),
    count('People', ({ users }) => users),
  ]
}

/** A list with what it leaves out named in its last line. */
const list = (title: string, items: readonly string[], of: number): DigestList[] => {
  const left = of - items.length
  const rest = left > 0 ? [`and ${numbers.format(left)} more`] : []
  return items.length === 0 ? [] : [{ title, items: [...items, ...rest] }]
}

const timeOf = (figures: DigestFigures, at: Date): string =>
  at.toLocaleString('en-GB', {
    timeZone: figures.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

const listsOf = (figures: DigestFigures): DigestList[] => {
  const { newErrors, movers, incidents } = figures
  const ended = (at: Date | null): string =>
    at === null ? 'not over' : `over at ${timeOf(figures, at)}`
  return [
    ...list(
      'New errors',
      newErrors.map((error) => `${name(error.name)}: ${counted(error.events, 'time')}`),
      newErrors[0]?.of ?? 0,
    ),
    ...list(
      'Moved most',
      movers.map(
        ({ field, value, now, before }) =>
          `${field === 'release' ? 'Release' : 'Device'} ${name(value)}: ${counted(now, 'error')}, ${numbers.format(before)} before`,
      ),
      movers.length,
    ),
    ...list(
      'Incidents',
      incidents.map(
        (incident) =>
          `#${incident.number} ${name(incident.rule)} (${incident.severity}), since ${timeOf(figures, incident.started_at)}, ${ended(incident.resolved_at)}`,
      ),
      incidents[0]?.of ?? 0,
    ),
  ]
}

const ingestionOf = ({ accounts: { accepted, logged } }: DigestFigures): string => {
  if (accepted === 0) return 'No event came in.'
  const missing = accepted - logged
  if (missing <= 0)
    return accepted === 1
      ? 'The one event that came in is accounted for.'
      : `All ${numbers.format(accepted)} events that came in are accounted for.`
  return `${counted(missing, 'event')} of ${numbers.format(accepted)} that came in ${missing === 1 ? 'is' : 'are'} not accounted for: see Ingestion health.`
}

const dayOf = (figures: DigestFigures, at: number, weekday: boolean): string =>
  new Date(at).toLocaleDateString('en-GB', {
    timeZone: figures.timeZone,
    ...(weekday ? { weekday: 'long' as const } : {}),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })

const periodOf = (figures: DigestFigures): string => {
  const { frequency, from, to, timeZone } = figures
  const days =
    frequency === 'daily'
      ? dayOf(figures, from, true)
      : `${dayOf(figures, from, false)} to ${dayOf(figures, to - 1, false)}`
  return `${days}, ${timeZone}`
}

const subjectOf = (figures: DigestFigures): string => {
  const { project, frequency, now, before, newErrors, incidents } = figures
  const [rate, past] = [errorRate(now), errorRate(before)]
  const change = rate === undefined || past === undefined ? 0 : rate - past
  const moved = Math.abs(change).toFixed(1)
  const parts = [
    rate === undefined
      ? 'no events'
      : `error rate ${percent(rate)}${moved === '0.0' ? '' : ` (${signed(moved, change)})`}`,
    ...(newErrors.length > 0 ? [counted(newErrors[0]?.of ?? 0, 'new error')] : []),
    ...(incidents.length > 0 ? [counted(incidents[0]?.of ?? 0, 'incident')] : []),
  ]
  const rest = `] Your ${frequency === 'daily' ? 'day' : 'week'}: ${parts.join(', ')}`
  return `[${cut(project.name, Math.max(8, MAX_SUBJECT - 1 - rest.length))}${rest}`
}

export const describeDigest = (figures: DigestFigures): DigestWords => ({
  subject: subjectOf(figures),
  period: periodOf(figures),
  lines: linesOf(figures),
  lists: listsOf(figures),
  ingestion: ingestionOf(figures),
})
