/**
 * Errors ÷ all events per bucket as a line: pure. A bucket without events is a gap, not 0 %; the piece
 * that leads into the unfinished bucket is dashed.
 */
import type { ErrorRateSeries } from '@pulseboard/contracts'
import { bucketLabel } from '#lib/charts/axis.ts'
import { frame, isUnfinished, valueAxis, type ChartModel, type Look } from '#lib/charts/model.ts'
import { PALETTE } from '#lib/charts/palette.ts'
import { byIndex } from '#lib/charts/volume.ts'
import { exactCount, percent } from '#lib/format.ts'

const LINE = { color: PALETTE.vermilion, width: 2 }

/** The solid line and the dashed piece: values in percent, null where there is a gap. */
export function lines(
  series: ErrorRateSeries,
  now: number,
): { solid: (number | null)[]; dashed: (number | null)[] } {
  const stepMs = series.step_seconds * 1000
  const open = series.buckets.map(({ t }) => isUnfinished(t, stepMs, now))
  const value = series.buckets.map(({ rate }) => (rate === null ? null : rate * 100))
  return {
    solid: value.map((each, i) => (open[i] === true ? null : each)),
    // The last finished point belongs to both, so that the pieces meet.
    dashed: value.map((each, i) => (open[i] === true || open[i + 1] === true ? each : null)),
  }
}

export function errorRateChart(series: ErrorRateSeries, look: Look): ChartModel {
  const { buckets } = series
  const stepMs = series.step_seconds * 1000
  const starts = buckets.map(({ t }) => t)
  const { solid, dashed } = lines(series, look.now)
  const top = ceiling(solid, dashed)
  const base = frame(starts, stepMs, look)
  const line = {
    type: 'line',
    connectNulls: false,
    symbolSize: 5,
    color: PALETTE.vermilion,
  } as const
  return {
    starts,
    stepMs,
    hasData: buckets.some(({ rate }) => rate !== null),
    legend: [{ name: 'Error rate', colour: PALETTE.vermilion, total: percent(overall(series)) }],
    summary: summary(series, look),
    table: {
      columns: [
        { name: 'Error rate', unit: '%' },
        { name: 'Errors', unit: 'events' },
        { name: 'All', unit: 'events' },
      ],
      rows: buckets.map(({ t, rate, errors, total }) => ({
        start: t,
        label: bucketLabel(t, stepMs, look.zone),
        cells: [percent(rate), exactCount(errors), exactCount(total)],
      })),
    },
    option: {
      ...base,
      tooltip: {
        ...(base['tooltip'] as object),
        formatter: byIndex((i) => tooltip(series, i, look)),
      },
      yAxis: valueAxis(look.theme, (value) => `${value} %`, { max: top, interval: top / 2 }),
      series: [
        {
          ...line,
          id: 'solid',
          name: 'Error rate',
          data: solid,
          showSymbol: lonely(solid),
          lineStyle: LINE,
          areaStyle: { opacity: 0.08 },
        },
        {
          ...line,
          id: 'dashed',
          name: 'Not over yet',
          data: dashed,
          showSymbol: lonely(dashed),
          lineStyle: { ...LINE, type: 'dashed' },
        },
      ],
    },
  }
}

/** Points without a neighbour would be invisible as a line; then all points are marked. */
const lonely = (values: readonly (number | null)[]): boolean =>
  values.some(
    (value, i) =>
      value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null,
  )

/** Top of the axis in percent: near the data, never above 100. */
function ceiling(...values: readonly (number | null)[][]): number {
  const top = Math.max(0, ...values.flat().map((value) => value ?? 0))
  return [1, 2, 5, 10, 20, 30, 40, 50, 60, 80].find((limit) => top <= limit * 0.95) ?? 100
}

function overall({ buckets }: ErrorRateSeries): number | null {
  const total = buckets.reduce((sum, bucket) => sum + bucket.total, 0)
  return total === 0 ? null : buckets.reduce((sum, bucket) => sum + bucket.errors, 0) / total
}

function tooltip({ buckets, step_seconds }: ErrorRateSeries, index: number, look: Look): string {
  const bucket = buckets[index]
  if (bucket === undefined) return ''
  const stepMs = step_seconds * 1000
  const open = isUnfinished(bucket.t, stepMs, look.now) ? ' (not over yet)' : ''
  const text =
    bucket.rate === null
      ? 'no events'
      : `${percent(bucket.rate)}: ${exactCount(bucket.errors)} of ${exactCount(bucket.total)} events`
  return `${bucketLabel(bucket.t, stepMs, look.zone)}${open}\n${text}`
}

function summary(series: ErrorRateSeries, look: Look): string {
  const mean = overall(series)
  if (mean === null) return 'Error rate: no events in this range.'
  const known = series.buckets.filter(({ rate }) => rate !== null)
  const top = known.reduce((best, bucket) =>
    (bucket.rate ?? 0) > (best.rate ?? 0) ? bucket : best,
  )
  const when = bucketLabel(top.t, series.step_seconds * 1000, look.zone)
  return `Error rate: ${percent(mean)}, highest ${percent(top.rate)} at ${when}.`
}
