/**
 * What a chart is, before it is drawn: pure data. The same rows make the option for the chart library,
 * the table and the sentence, so that the three can never disagree.
 */
import type { EChartsCoreOption } from 'echarts/core'
import { tickIndexes, tickLabel, type Zone } from '#lib/charts/axis.ts'
import { CHART_INK, type Theme } from '#lib/charts/palette.ts'

/** What is outside the data: theme, clock and zone of the viewer. */
export interface Look {
  readonly theme: Theme
  readonly now: number
  readonly zone: Zone
  readonly animate: boolean
}

export interface ChartTable {
  readonly columns: readonly { readonly name: string; readonly unit: string }[]
  /** Bucket in words, then one cell a column; "–" where there is no data. */
  readonly rows: readonly {
    readonly start: number
    readonly label: string
    readonly cells: readonly string[]
  }[]
}

export interface ChartModel {
  readonly option: EChartsCoreOption
  readonly table: ChartTable
  readonly summary: string
  readonly legend: readonly {
    readonly name: string
    readonly colour: string
    readonly total: string
  }[]
  readonly starts: readonly number[]
  readonly stepMs: number
  /** False when no bucket has anything in it. */
  readonly hasData: boolean
}

/** True for a bucket that is not over yet: what it holds may still grow. */
export const isUnfinished = (start: number, stepMs: number, now: number): boolean =>
  start + stepMs > now

/** The table as CSV with times in ISO 8601; no cell can start a formula in a spreadsheet. */
export function tableCsv({ columns, rows }: ChartTable): string {
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const head = ['time', ...columns.map(({ name, unit }) => `${name} (${unit})`)]
  const lines = rows.map(({ start, cells }) => [new Date(start).toISOString(), ...cells])
  return [head, ...lines].map((cells) => cells.map(quote).join(',')).join('\n')
}

/** The parts that all our charts over time share. */
export function frame(starts: readonly number[], stepMs: number, look: Look): EChartsCoreOption {
  const ink = CHART_INK[look.theme]
  const ticks = new Set(tickIndexes(starts, 8, look.zone))
  const interval = (index: number): boolean => ticks.has(index)
  return {
    animation: look.animate && starts.length <= 500,
    animationDuration: 300,
    // Fresh figures come every few seconds; only the first drawing moves.
    animationDurationUpdate: 0,
    grid: {
      left: 8,
      right: 12,
      top: 16,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: starts.map((start) => tickLabel(start, stepMs, look.zone)),
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { interval, alignWithLabel: true, lineStyle: { color: ink.line } },
      axisLabel: { interval, color: ink.text, fontSize: 11, hideOverlap: true },
    },
    tooltip: {
      trigger: 'axis',
      // Names come from strangers: text drawn on the canvas can never be markup.
      renderMode: 'richText',
      confine: true,
      backgroundColor: ink.surface,
      borderColor: ink.line,
      textStyle: { color: ink.strong, fontSize: 12 },
      axisPointer: { type: 'shadow', shadowStyle: { color: ink.line, opacity: 0.35 } },
    },
    brush: {
      xAxisIndex: 0,
      brushType: 'lineX',
      brushMode: 'single',
      transformable: false,
      removeOnClick: true,
      throttleType: 'debounce',
      brushStyle: { borderWidth: 1, color: 'rgba(91,143,249,0.18)', borderColor: '#5b8ff9' },
      outOfBrush: { colorAlpha: 0.5 },
    },
  }
}

/** A value axis that starts at 0. */
export function valueAxis(
  theme: Theme,
  format: (value: number) => string,
  extra: object = {},
): object {
  const ink = CHART_INK[theme]
  return {
    type: 'value',
    min: 0,
    splitNumber: 3,
    axisLabel: { color: ink.text, fontSize: 11, formatter: format },
    splitLine: { lineStyle: { color: ink.grid } },
    ...extra,
  }
}
