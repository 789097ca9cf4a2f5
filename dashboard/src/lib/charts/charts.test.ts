import type { ErrorRateSeries, VolumeSeries } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { errorRateChart, lines } from './error-rate.ts'
import { tableCsv } from './model.ts'
import { PALETTE } from './palette.ts'
import { volumeChart } from './volume.ts'

const HOUR = 3_600_000
const FROM = Date.UTC(2026, 10, 24, 9)
const range = { from: FROM, to: FROM + 3 * HOUR, step_seconds: 3600, stored_up_to: null }
const look = {
  theme: 'light',
  now: FROM + 2.5 * HOUR,
  zone: { timeZone: 'UTC' },
  animate: true,
} as const

const rates: ErrorRateSeries = {
  ...range,
  buckets: [
    { t: FROM, total: 100, errors: 5, rate: 0.05 },
    { t: FROM + HOUR, total: 0, errors: 0, rate: null },
    { t: FROM + 2 * HOUR, total: 100, errors: 20, rate: 0.2 },
  ],
}
const volume: VolumeSeries = {
  ...range,
  buckets: [
    { t: FROM, error: 5, event: 95, metric: 0, session: 0 },
    { t: FROM + HOUR, error: 0, event: 0, metric: 0, session: 0 },
    { t: FROM + 2 * HOUR, error: 20, event: 80, metric: 0, session: 3 },
  ],
}
interface Option {
  animation: boolean
  tooltip: { renderMode: string; formatter: (params: unknown) => string }
  yAxis: { min: number; max?: number }
  series: {
    name: string
    color: string
    connectNulls?: boolean
    data: unknown[]
    lineStyle?: object
  }[]
}

describe('error rate', () => {
  const model = errorRateChart(rates, look)
  const option = model.option as unknown as Option
  it('leaves a gap where there were no events and dashes what is not over', () => {
    expect(lines(rates, look.now)).toEqual({ solid: [5, null, null], dashed: [null, null, 20] })
    expect(option.series.every(({ connectNulls }) => connectNulls === false)).toBe(true)
    expect(option.series[1]?.lineStyle).toMatchObject({ type: 'dashed' })
  })
  it('joins the dashed piece to the last finished point', () => {
    const full = rates.buckets.map((bucket) => ({ ...bucket, rate: 0.1 }))
    expect(lines({ ...rates, buckets: full }, look.now)).toEqual({
      solid: [10, 10, null],
      dashed: [null, 10, 10],
    })
  })
  it('weighs the mean by events and names the highest bucket', () => {
    expect(model.summary).toBe('Error rate: 12.5 %, highest 20.0 % at Tue 24 Nov, 11:00 – 12:00.')
  })
  it('has a table of the same rows, with "–" for no data', () => {
    expect(model.table.rows.map(({ cells }) => cells)).toEqual([
      ['5.0 %', '5', '100'],
      ['–', '0', '0'],
      ['20.0 %', '20', '100'],
    ])
  })
  it('copies as CSV with times that any program reads', () => {
    expect(tableCsv(model.table).split('\n').slice(0, 2)).toEqual([
      '"time","Error rate (%)","Errors (events)","All (events)"',
      '"2026-11-24T09:00:00.000Z","5.0 %","5","100"',
    ])
  })
  it('says so when there is nothing', () => {
    const empty = rates.buckets.map((bucket) => ({ ...bucket, total: 0, errors: 0, rate: null }))
    const none = errorRateChart({ ...rates, buckets: empty }, look)
    expect([none.hasData, none.summary]).toEqual([false, 'Error rate: no events in this range.'])
  })
  it('is vermilion, starts at 0 and never ends above 100 %', () => {
    expect(option.series[0]?.color).toBe(PALETTE.vermilion)
    expect(option.yAxis).toMatchObject({ min: 0, max: 30 })
  })
})

describe('volume', () => {
  const model = volumeChart(volume, look)
  const option = model.option as unknown as Option
  it('shows errors and events always, other types when there are any', () => {
    expect(option.series.map(({ name }) => name)).toEqual(['Errors', 'Events', 'Sessions'])
    expect(model.legend.map(({ total }) => total)).toEqual(['25', '175', '3'])
  })
  it('dashes the bucket that is not over yet', () => {
    expect(option.series[0]?.data).toEqual([
      5,
      0,
      { value: 20, itemStyle: expect.objectContaining({ borderType: 'dashed' }) },
    ])
  })
  it('sums up in a sentence', () => {
    expect(model.summary).toBe(
      'Event volume: 203 events, most 103 in 1 h at Tue 24 Nov, 11:00 – 12:00.',
    )
  })
  it('draws tooltips as text on the canvas, never as markup', () => {
    expect(option.tooltip.renderMode).toBe('richText')
    expect(option.tooltip.formatter([{ dataIndex: 2 }])).toBe(
      'Tue 24 Nov, 11:00 – 12:00 (not over yet)\nErrors: 20\nEvents: 80\nSessions: 3',
    )
    expect(option.tooltip.formatter([{ dataIndex: 1 }])).toContain('no events')
    expect(option.tooltip.formatter([])).toBe('')
  })
  it('does not move above 500 points or when motion is unwanted', () => {
    const many = Array.from({ length: 501 }, (_, i) => ({
      error: 1,
      event: 1,
      metric: 0,
      session: 0,
      t: FROM + i * HOUR,
    }))
    expect(volumeChart({ ...volume, buckets: many }, look).option['animation']).toBe(false)
    expect(volumeChart(volume, { ...look, animate: false }).option['animation']).toBe(false)
    expect(option.animation).toBe(true)
  })
})
