/**
 * Numbers over time: overview, volume, error rate, percentiles of a metric, names of metrics. Each
 * reads its range, asks one question (the overview two, side by side) and fills the empty buckets.
 */
import type { Overview } from '@pulseboard/contracts'
import type { Handlers } from '../mount.ts'
import { errorRateSeries } from '../queries/error-rate-series.ts'
import { metricNames } from '../queries/metric-names.ts'
import { metricSeries } from '../queries/metric-series.ts'
import {
  overviewFigures,
  withRangeBefore,
  type OverviewFiguresRow,
} from '../queries/overview-figures.ts'
import type { Ask } from '../queries/run.ts'
import { grainOf } from '../queries/grain.ts'
import { topErrors } from '../queries/top-errors.ts'
import { volumeSeries } from '../queries/volume-series.ts'
import { fillBuckets, parseMinutes, parseSteppedRange, type SteppedRange } from './range.ts'
import { askStoredUpTo } from './stored-up-to.ts'

type SeriesHandlers = Handlers<
  'overview' | 'volumeSeries' | 'errorRateSeries' | 'metricSeries' | 'metricNames'
>

/** Empty text means "no filter" to the questions. */
const filtersOf = (query: { environment?: string; release?: string }) => ({
  environment: query.environment ?? '',
  release: query.release ?? '',
})

const head = (range: SteppedRange, stored_up_to: string | null) => ({
  from: range.from,
  to: range.to,
  step_seconds: range.stepSeconds,
  stored_up_to,
})

const rateOf = (errors: number, total: number): number | null =>
  total === 0 ? null : errors / total

const figures = (row: OverviewFiguresRow | undefined): Overview['current'] => {
  const { events = 0, errors = 0, users = 0 } = row ?? {}
  return { events, errors, users, error_rate: rateOf(errors, events) }
}

const createOverview =
  (ask: Ask): SeriesHandlers['overview'] =>
  async ({ project, query, signal }) => {
    const range = parseMinutes(query)
    const params = { project: project.id, ...filtersOf(query), ...range }
    const [ranges, errors, stored_up_to] = await Promise.all([
      ask(overviewFigures, withRangeBefore(params), signal),
      ask(topErrors, params, signal),
      askStoredUpTo(ask, project.id, signal),
    ])
    return {
      current: figures(ranges.find(({ present }) => present === 1)),
      previous: figures(ranges.find(({ present }) => present === 0)),
      top_errors: errors.map(({ name, count, users, last_ms }) => ({
        name,
        count,
        users,
        last_seen: new Date(last_ms).toISOString(),
      })),
      stored_up_to,
    }
  }

export const createSeriesHandlers = ({ ask }: { ask: Ask }): SeriesHandlers => {
  const seriesParams = (
    project: { id: string },
    query: { environment?: string; release?: string },
    range: SteppedRange,
  ) => ({
    project: project.id,
    ...filtersOf(query),
    from: range.from,
    to: range.to,
    step: range.stepSeconds,
  })

  return {
    overview: createOverview(ask),
    volumeSeries: async ({ project, query, signal }) => {
      const range = parseSteppedRange(query)
      const [rows, upTo] = await Promise.all([
        ask(volumeSeries(grainOf(range.stepSeconds)), seriesParams(project, query, range), signal),
        askStoredUpTo(ask, project.id, signal),
      ])
      const empty = { error: 0, event: 0, metric: 0, session: 0 }
      const buckets = fillBuckets(range, rows, (t, row) => ({ ...empty, ...row, t }))
      return { ...head(range, upTo), buckets }
    },
    errorRateSeries: async ({ project, query, signal }) => {
      const range = parseSteppedRange(query)
      const [rows, upTo] = await Promise.all([
        ask(
          errorRateSeries(grainOf(range.stepSeconds)),
          seriesParams(project, query, range),
          signal,
        ),
        askStoredUpTo(ask, project.id, signal),
      ])
      const buckets = fillBuckets(range, rows, (t, row) => {
        const { total = 0, errors = 0 } = row ?? {}
        return { t, total, errors, rate: rateOf(errors, total) }
      })
      return { ...head(range, upTo), buckets }
    },
    metricSeries: async ({ project, query, signal }) => {
      const range = parseSteppedRange(query)
      const params = { ...seriesParams(project, query, range), name: query.name }
      const [rows, upTo] = await Promise.all([
        ask(metricSeries, params, signal),
        askStoredUpTo(ask, project.id, signal),
      ])
      const empty = { count: 0, p50: null, p75: null, p95: null, p99: null }
      const buckets = fillBuckets(range, rows, (t, row) => ({ ...empty, ...row, t }))
      return { ...head(range, upTo), buckets }
    },
    metricNames: async ({ project, query, signal }) => ({
      data: await ask(
        metricNames,
        { project: project.id, ...parseMinutes(query), ...filtersOf({}) },
        signal,
      ),
    }),
  }
}
