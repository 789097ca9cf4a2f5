/** Numbers over time. Buckets without data are present with 0 (counts) or null (rates, percentiles). */
import { Type, type Static } from 'typebox'
import { LIMITS } from '../limits.ts'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'

/** Bucket widths that the rollups can answer, seconds. */
export const STEPS = [60, 300, 900, 3600, 21_600, 86_400] as const

const Instant = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 40,
    description: `${description} RFC 3339 or milliseconds since 1970.`,
  })

export const rangeQuery = {
  from: Instant('Start, inclusive.'),
  to: Instant('End, exclusive.'),
}
/** A filter in the language of `packages/contracts/src/filter`; its own limits give better errors. */
export const filterQuery = Type.Optional(
  Type.String({
    maxLength: 4 * LIMITS.filterLength,
    description:
      'Filter such as `type:error screen:Home value>3 -release:1.2`: all terms must hold. Described in docs/filters.md.',
  }),
)
const filters = {
  environment: Type.Optional(Type.String({ maxLength: 64, description: 'Only this environment.' })),
  release: Type.Optional(Type.String({ maxLength: 200, description: 'Only this release.' })),
}
export const stepQuery = {
  step: Type.Optional(
    Type.String({
      pattern: '^[0-9]+$',
      maxLength: 6,
      description: `Seconds: ${STEPS.join(', ')}. Missing: at most 300 buckets.`,
    }),
  ),
}
const seriesQuery = object({ ...rangeQuery, ...filters, ...stepQuery })

const t = Type.Integer({ description: 'Start of the bucket, epoch milliseconds.' })
const count = Type.Integer({ minimum: 0 })
const maybe = Type.Union([Type.Number(), Type.Null()])
const series = <B extends ReturnType<typeof object>>(bucket: B, description: string) =>
  object(
    {
      from: Type.Integer({ description: 'Epoch milliseconds, aligned to the step.' }),
      to: Type.Integer({ description: 'Epoch milliseconds, aligned to the step.' }),
      step_seconds: Type.Integer(),
      stored_up_to: Type.Union([DateTime('Receipt of the newest landed event.'), Type.Null()]),
      buckets: Type.Array(bucket),
    },
    description,
  )

export const VolumeBucket = object({ t, error: count, event: count, metric: count, session: count })
export const VolumeSeries = series(VolumeBucket, 'Events per bucket and type.')
export type VolumeSeries = Static<typeof VolumeSeries>

export const ErrorRateBucket = object({ t, total: count, errors: count, rate: maybe })
export const ErrorRateSeries = series(
  ErrorRateBucket,
  'Errors / all events; 0 to 1, null without events.',
)
export type ErrorRateSeries = Static<typeof ErrorRateSeries>

export const MetricBucket = object({ t, count, p50: maybe, p75: maybe, p95: maybe, p99: maybe })
export const MetricSeries = series(MetricBucket, 'Percentiles of one metric.')
export type MetricSeries = Static<typeof MetricSeries>

const Figures = object({
  events: count,
  errors: count,
  users: count,
  error_rate: maybe,
})
export const Overview = object(
  {
    current: Figures,
    previous: Figures,
    top_errors: Type.Array(
      object({
        name: Type.String(),
        count,
        users: count,
        last_seen: DateTime('Newest occurrence.'),
      }),
    ),
    stored_up_to: Type.Union([DateTime('Receipt of the newest landed event.'), Type.Null()]),
  },
  'Figures of a range and of the range of equal length before it.',
)
export type Overview = Static<typeof Overview>

const base = '/api/v1/projects/{projectId}'
const common = {
  method: 'GET',
  access: 'viewer',
  tag: 'series',
  params: projectParams,
  status: 200,
} as const

export const seriesRoutes = {
  overview: route({
    ...common,
    path: `${base}/overview`,
    summary: 'Figures for the overview page',
    query: object({ ...rangeQuery, ...filters }),
    answer: Overview,
    errors: ['not_found', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
  volumeSeries: route({
    ...common,
    path: `${base}/series/volume`,
    summary: 'Events per bucket and type',
    query: seriesQuery,
    answer: VolumeSeries,
    errors: ['not_found', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
  errorRateSeries: route({
    ...common,
    path: `${base}/series/error-rate`,
    summary: 'Error rate per bucket',
    query: seriesQuery,
    answer: ErrorRateSeries,
    errors: ['not_found', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
  metricSeries: route({
    ...common,
    path: `${base}/series/metric`,
    summary: 'Percentiles of one metric per bucket',
    query: object({
      ...seriesQuery.properties,
      name: Type.String({ minLength: 1, maxLength: 200, description: 'Name of the metric.' }),
    }),
    answer: MetricSeries,
    errors: ['not_found', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
  metricNames: route({
    ...common,
    path: `${base}/metrics`,
    summary: 'Names of the metrics seen in a range, most frequent first',
    query: object(rangeQuery),
    answer: object({
      data: Type.Array(object({ name: Type.String(), unit: Type.String(), count })),
    }),
    errors: ['not_found', 'store_unavailable', 'query_timeout', 'rate_limited'],
  }),
} as const
