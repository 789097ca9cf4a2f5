/**
 * What a notice of an incident says. The whole story when it begins, a line while it lasts, and what it
 * was when it is over. Nothing that is not known is said: parts without an answer are left out.
 */
import { chartOf } from './chart.ts'
import { EMPTY, type Fact, type NoticeContent, type Tone } from './content.ts'
import { clock, duration, moment, number, plural } from './numbers.ts'
import { amount, headline, limitWords, ruleWords } from './rule-words.ts'
import type { AlertView, Figures } from './view.ts'

const fact = (label: string, text: string): Fact[] => (text === '' ? [] : [{ label, text }])

const groupWords = ({ source }: AlertView): string =>
  source.settings.group_by === null
    ? ''
    : `${source.settings.group_by} ${source.group_key || '(none)'}`

/** `8.2 %, 164 of 2,000 events (usually 1.1 %, by the 24 h before)`. */
const howMuch = ({ source, figures }: AlertView): string => {
  const { settings, data } = source
  const value = data.value ?? source.value
  if (settings.kind === 'ingestion') return ''
  if (value === null) return 'nothing to measure'
  const sample = data.sample ?? source.sample
  const of =
    settings.kind === 'error_rate'
      ? `, ${number(Math.round((value * sample) / 100))} of ${plural(sample, 'event')}`
      : settings.kind === 'metric'
        ? `, of ${plural(sample, 'value')}`
        : ''
  const usual = figures?.usual
  const usually =
    usual === null || usual === undefined
      ? ''
      : ` (usually ${amount(settings, usual.value)}, by the ${duration(usual.spanMs)} before)`
  return `${amount(settings, value)}${of}${usually}`
}

const whoIsHit = ({ hit }: Figures): string => {
  const of = (field: string) => hit?.find((row) => row.field === field)
  const users = of('users')
  const mostly = (['release', 'device'] as const).flatMap((field) => {
    const row = of(field)
    return row === undefined ? [] : [`${field} ${row.value}`]
  })
  return [
    ...(users === undefined || users.count === 0 ? [] : [plural(users.count, 'user')]),
    ...(mostly.length === 0 ? [] : [`mostly ${mostly.join(' and ')}`]),
  ].join(', ')
}

const topOf = ({ figures }: AlertView): NoticeContent['top'] =>
  (figures?.top ?? []).map(({ name, count, is_new: isNew }) => ({
    name,
    count: number(count),
    isNew,
  }))

const late = ({ source }: AlertView): string[] => [
  ...(source.late ? ['Seen only when events arrived late: it began before it could be told.'] : []),
  ...(source.data.open === true
    ? [
        'Judged before its window was over, as this rule asks: the whole window may still say otherwise.',
      ]
    : []),
]

/** What comes next, so that nobody waits for a mail that will not come. */
const nextNotice = ({ source, timeZone }: AlertView): string => {
  const { reminder_minutes: reminder, cooldown_minutes: cooldown } = source.settings
  const minutes = source.kind === 'resolved' ? cooldown : reminder
  if (minutes === null) return 'While it lasts you are not reminded.'
  if (minutes === 0) return ''
  const at = clock(source.at.getTime() + minutes * 60_000, timeZone)
  return source.kind === 'resolved'
    ? `If it begins again: next notice not before ${at}.`
    : `While it lasts: next notice not before ${at}.`
}

const footer = (view: AlertView): string[] => {
  const { source } = view
  return [
    nextNotice(view),
    `Rule "${source.rule_name}", version ${source.rule_version}, incident ${source.number} of ${source.project_name}.`,
  ].filter((line) => line !== '')
}

const unsubscribe = ({ links, source }: AlertView): NoticeContent['unsubscribe'] =>
  links.mute === undefined
    ? null
    : { label: `No more mails about "${source.rule_name}"`, url: links.mute }

const actions = ({ links }: AlertView): NoticeContent['actions'] => [
  { label: 'Open incident', url: links.incident },
  ...(links.silence === undefined ? [] : [{ label: 'Silence 1 h', url: links.silence }]),
  ...(links.mute === undefined ? [] : [{ label: 'Mute this rule', url: links.mute }]),
]

const began = (view: AlertView): NoticeContent => {
  const { source, figures, timeZone } = view
  const { settings } = source
  const limit = limitWords(settings)
  return {
    ...EMPTY,
    tone: source.severity satisfies Tone,
    label: 'Firing',
    title: headline(settings, source.data.value ?? source.value),
    lead: [limit, `since ${clock(source.started_at.getTime(), timeZone)}`, groupWords(view)]
      .filter((part) => part !== '')
      .join(', '),
    facts: [
      ...fact('What', ruleWords(settings)),
      ...fact('How much', howMuch(view)),
      ...fact('Since', moment(source.started_at.getTime(), timeZone)),
      ...fact('Who is hit', figures === undefined ? '' : whoIsHit(figures)),
    ],
    chart: chartOf(view),
    top: topOf(view),
    why: [source.data.words ?? '', ...late(view)].filter((line) => line !== ''),
    note: settings.note,
    actions: actions(view),
    footer: footer(view),
    unsubscribe: unsubscribe(view),
  }
}

const goesOn = (view: AlertView): NoticeContent => {
  const { source, links } = view
  const lasts = duration(source.at.getTime() - source.started_at.getTime())
  return {
    ...EMPTY,
    tone: source.severity satisfies Tone,
    label: source.kind === 'refired' ? 'Firing again' : 'Still firing',
    title: headline(source.settings, source.data.value ?? source.value),
    lead: [`for ${lasts} by now`, limitWords(source.settings), groupWords(view)]
      .filter((part) => part !== '')
      .join(', '),
    actions: [{ label: 'Open incident', url: links.incident }],
    footer: footer(view),
    unsubscribe: unsubscribe(view),
  }
}

const isOver = (view: AlertView): NoticeContent => {
  const { source, figures, timeZone, links } = view
  const end = (source.resolved_at ?? source.at).getTime()
  const start = source.started_at.getTime()
  const peak = source.settings.kind === 'ingestion' ? null : source.peak
  return {
    ...EMPTY,
    tone: 'good',
    label: 'Resolved',
    title: `Resolved after ${duration(end - start)}`,
    lead: [source.rule_name, groupWords(view)].filter((part) => part !== '').join(', '),
    facts: [
      ...fact('Highest', peak === null ? '' : amount(source.settings, peak)),
      ...fact('Who was hit', figures === undefined ? '' : whoIsHit(figures)),
      ...fact('Began', moment(start, timeZone)),
      ...fact('Ended', moment(end, timeZone)),
      ...fact('Came back', source.flaps === 0 ? '' : plural(source.flaps, 'time')),
    ],
    chart: chartOf(view),
    top: topOf(view),
    why: [source.data.words ?? ''].filter((line) => line !== ''),
    actions: [{ label: 'Open timeline', url: links.incident }],
    footer: footer(view),
    unsubscribe: unsubscribe(view),
  }
}

export const alertContent = (view: AlertView): NoticeContent => {
  switch (view.source.kind) {
    case 'fired':
      return began(view)
    case 'resolved':
      return isOver(view)
    default:
      return goesOn(view)
  }
}
