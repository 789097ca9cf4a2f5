/** The small chart of a notice: every bar has a place, also where nothing was measured. Pure. */
import { BARS } from '@pulseboard/db'
import type { NoticeContent } from './content.ts'
import { bareClock, duration } from './numbers.ts'
import { amount, isOver } from './rule-words.ts'
import type { AlertView } from './view.ts'

/** Bars that are there, by place; a count that is absent is none, a rate that is absent is unknown. */
const valuesOf = ({ source, figures }: AlertView): (number | null)[] => {
  const values = Array.from({ length: BARS }, (): number | null =>
    source.settings.kind === 'count' || source.settings.kind === 'absence' ? 0 : null,
  )
  const bars = figures?.bars ?? []
  if (figures === undefined || bars.length === 0) return values
  const start = figures.to - BARS * figures.barMs
  for (const { from, value } of bars) {
    const place = Math.round((from - start) / figures.barMs)
    if (place >= 0 && place < BARS) values[place] = value
  }
  return values
}

/** Counts are those of a bar: the limit, which is that of a window, is cut down to it. */
const barLimit = ({ source, figures }: AlertView): number => {
  const { settings } = source
  if (settings.kind !== 'count' && settings.kind !== 'absence') return 1
  return (figures?.barMs ?? 0) / (settings.window_minutes * 60_000)
}

/** Nothing when there is nothing to show. */
export const chartOf = (view: AlertView): NoticeContent['chart'] => {
  const { source, figures, timeZone } = view
  const { settings } = source
  if (figures === undefined || (figures.bars ?? []).length === 0) return null
  const values = valuesOf(view)
  const highest = Math.max(...values.map((value) => value ?? 0))
  if (highest <= 0) return null
  const scale = barLimit(view)
  const start = figures.to - BARS * figures.barMs
  const peak = values.indexOf(highest)
  const at = bareClock(start + peak * figures.barMs, timeZone)
  return {
    words: `The last ${duration(BARS * figures.barMs)}: highest ${amount(settings, highest)} at ${at}, each bar ${duration(figures.barMs)}.`,
    from: bareClock(start, timeZone),
    to: bareClock(figures.to, timeZone),
    bars: values.map((value) => ({
      share: value === null ? null : value / highest,
      isOver: value !== null && isOver(settings, value / scale),
    })),
  }
}
