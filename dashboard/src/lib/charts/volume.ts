/**
 * Events per bucket and type as stacked bars: pure. The last bucket, while it is not over, is drawn
 * dashed and pale: it may still grow.
 */
import type { EventType, VolumeSeries } from '@pulseboard/contracts'
import { bucketLabel, stepName } from '#lib/charts/axis.ts'
import { frame, isUnfinished, valueAxis, type ChartModel, type Look } from '#lib/charts/model.ts'
import { TYPE_COLOUR } from '#lib/charts/palette.ts'
import { TYPE_NAMES } from '#lib/events/kinds.ts'
import { count, exactCount } from '#lib/format.ts'

const LABELS: Record<EventType, string> = {
  error: 'Errors',
  event: 'Events',
  metric: 'Metrics',
  session: 'Sessions',
}

export function volumeChart(series: VolumeSeries, look: Look): ChartModel {
  const { buckets } = series
  const stepMs = series.step_seconds * 1000
  const starts = buckets.map(({ t }) => t)
  const sum = (type: EventType): number => buckets.reduce((all, bucket) => all + bucket[type], 0)
  const shown = TYPE_NAMES.filter((type) => type === 'event' || type === 'error' || sum(type) > 0)
  const words = (i: number): string => tooltip(series, i, look)
  const base = frame(starts, stepMs, look)
  return {
    starts,
    stepMs,
    hasData: shown.some((type) => sum(type) > 0),
    legend: shown.map((type) => ({
      name: LABELS[type],
      colour: TYPE_COLOUR[type],
      total: count(sum(type)),
    })),
    summary: summary(series, look),
    table: {
      columns: shown.map((type) => ({ name: LABELS[type], unit: 'events' })),
      rows: buckets.map((bucket) => ({
        start: bucket.t,
        label: bucketLabel(bucket.t, stepMs, look.zone),
        cells: shown.map((type) => exactCount(bucket[type])),
      })),
    },
    option: {
      ...base,
      tooltip: { ...(base['tooltip'] as object), formatter: byIndex(words) },
      aria: patterns(buckets.length),
      yAxis: valueAxis(look.theme, count, { minInterval: 1 }),
      series: shown.map((type) => ({
        type: 'bar',
        // By its id a series is updated in place instead of drawn anew.
        id: type,
        name: LABELS[type],
        stack: 'volume',
        barCategoryGap: '18%',
        barMaxWidth: 40,
        color: TYPE_COLOUR[type],
        data: buckets.map((bucket) =>
          isUnfinished(bucket.t, stepMs, look.now)
            ? { value: bucket[type], itemStyle: unfinished(TYPE_COLOUR[type]) }
            : bucket[type],
        ),
      })),
    },
  }
}

/** Patterns beside colours where bars are wide enough to show them; narrower ones would be noise, and slow. */
const patterns = (bars: number): object => ({
  enabled: bars <= 60,
  label: { enabled: false },
  decal: { show: true },
})

/** A formatter for the tooltip of an axis, by the index of its bucket. */
export const byIndex =
  (words: (index: number) => string) =>
  (params: unknown): string => {
    const [first] = params as { dataIndex: number }[]
    return first === undefined ? '' : words(first.dataIndex)
  }

const unfinished = (colour: string): object => ({
  color: `${colour}66`,
  borderColor: colour,
  borderType: 'dashed',
  borderWidth: 1,
})

const totalOf = (bucket: VolumeSeries['buckets'][number]): number =>
  TYPE_NAMES.reduce((sum, type) => sum + bucket[type], 0)

function tooltip({ buckets, step_seconds }: VolumeSeries, index: number, look: Look): string {
  const bucket = buckets[index]
  if (bucket === undefined) return ''
  const lines = TYPE_NAMES.filter((type) => bucket[type] > 0).map(
    (type) => `${LABELS[type]}: ${exactCount(bucket[type])}`,
  )
  const open = isUnfinished(bucket.t, step_seconds * 1000, look.now) ? ' (not over yet)' : ''
  const head = bucketLabel(bucket.t, step_seconds * 1000, look.zone) + open
  return [head, ...(lines.length === 0 ? ['no events'] : lines)].join('\n')
}

function summary({ buckets, step_seconds }: VolumeSeries, look: Look): string {
  const total = buckets.reduce((sum, bucket) => sum + totalOf(bucket), 0)
  if (total === 0) return 'Event volume: no events in this range.'
  const top = buckets.reduce((best, bucket) => (totalOf(bucket) > totalOf(best) ? bucket : best))
  const when = bucketLabel(top.t, step_seconds * 1000, look.zone)
  return `Event volume: ${exactCount(total)} events, most ${exactCount(totalOf(top))} in ${stepName(step_seconds * 1000)} at ${when}.`
}
