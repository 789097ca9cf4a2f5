/** One mail in place of many: what happened while we were down, or more than a reader can read. Pure. */
import type { FoldedRow } from '@pulseboard/db'
import { EMPTY, type NoticeContent } from './content.ts'
import { bareClock, clock, duration, moment, plural } from './numbers.ts'
import { productSubject } from './subject.ts'
import { incidentUrl } from './view.ts'
import type { HeaderLine } from '@pulseboard/runtime'

/** Incidents that are written out; the rest is counted. */
const MOST_ITEMS = 20

export interface FoldView {
  readonly kind: 'folded' | 'caught_up'
  readonly rows: readonly FoldedRow[]
  readonly timeZone: string
  readonly publicUrl: string
}

/** The last row of each incident, in the order in which they began. */
const incidentsOf = ({ rows }: FoldView): FoldedRow[] => [
  ...new Map(rows.map((row) => [row.incident_id, row])).values(),
]

const spanOf = ({ rows, timeZone }: FoldView): string => {
  const times = rows.map(({ at }) => at.getTime())
  const [from, to] = [Math.min(...times), Math.max(...times)]
  return `${bareClock(from, timeZone)}–${clock(to, timeZone)}`
}

const stateOf = ({ started_at: startedAt, resolved_at: resolvedAt }: FoldedRow, zone: string) =>
  resolvedAt === null
    ? `since ${moment(startedAt.getTime(), zone)}, not over`
    : `from ${moment(startedAt.getTime(), zone)}, for ${duration(resolvedAt.getTime() - startedAt.getTime())}`

export const foldSubject = (view: FoldView): HeaderLine => {
  const count = plural(incidentsOf(view).length, 'alert')
  return productSubject(
    view.kind === 'caught_up'
      ? `${count} while PulseBoard was down (${spanOf(view)})`
      : `${count} in one mail (${spanOf(view)})`,
  )
}

const LEAD = {
  caught_up:
    'Events kept coming and were judged afterwards, in their order. These are the incidents that you would have been told of.',
  folded: 'More than ten mails in ten minutes: the rest of them is in this one.',
} as const

export const foldContent = (view: FoldView): NoticeContent => {
  const incidents = incidentsOf(view)
  const open = incidents.filter(({ resolved_at: resolvedAt }) => resolvedAt === null).length
  const rest = incidents.length - MOST_ITEMS
  return {
    ...EMPTY,
    tone: open > 0 ? 'warning' : 'info',
    label: open > 0 ? `${open} not over` : 'All over',
    title: `${plural(incidents.length, 'alert')}${view.kind === 'caught_up' ? ' while PulseBoard was down' : ''}`,
    lead: LEAD[view.kind],
    items: incidents.slice(0, MOST_ITEMS).map((row) => ({
      title: `${row.project_name}: ${row.rule_name}${row.group_key === '' ? '' : ` (${row.group_key})`}`,
      text: `${stateOf(row, view.timeZone)}. ${row.data.words ?? ''}`.trim(),
      url: incidentUrl(view.publicUrl, row),
    })),
    footer: [
      ...(rest > 0
        ? [`And ${plural(rest, 'more alert')}: see the incidents of each project.`]
        : []),
      'Which alerts are mailed to you is chosen on the page Account.',
    ],
  }
}
