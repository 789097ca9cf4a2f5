/**
 * Numbers by any dimension: one series over time for each of the most frequent values, how the values of
 * a metric are spread, and which values a field has. All take a filter in the filter language.
 */
import { Type, type Static } from 'typebox'
import { projectParams } from './projects.ts'
import { DateTime, object, route } from './route.ts'
import { filterQuery, rangeQuery, stepQuery } from './series.ts'

/** What a series can measure. The last seven are of `value`. */
export const MEASURES = [
  'count',
  'users',
  'error_rate',
  'sum',
  'avg',
  'p50',
  'p75',
  'p95',
  'p99',
] as const
export type Measure = (typeof MEASURES)[number]

/** Groups of a series, bars of a histogram, values of a field: at most so many. */
export const BREAKDOWN_LIMITS = { groups: 20, bars: 100, values: 50 } as const

const count = Type.Integer({ minimum: 0 })
const maybe = Type.Union([Type.Number(), Type.Null()])
const storedUpTo = Type.Union([DateTime('Receipt of the newest landed event.'), Type.Null()])
const number = (max: number, missing: number, what: string) =>
  Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,3}$',
      description: `${what}, 1 to ${max}; missing: ${missing}.`,
    }),
  )

const figures = {
  total: maybe,
  values: Type.Array(maybe, { description: 'One for each step, from `from` on.' }),
}
export const Series = object(
  {
    from: Type.Integer({ description: 'Epoch milliseconds, aligned to the step.' }),
    to: Type.Integer({ description: 'Epoch milliseconds, aligned to the step.' }),
    step_seconds: Type.Integer(),
    measure: Type.Enum(MEASURES),
    by: Type.Union([Type.String(), Type.Null()]),
    stored_up_to: storedUpTo,
    groups: Type.Array(
      object({
        key: Type.Union([Type.String(), Type.Null()], {
          description: 'Value of the dimension; null for all others together, and without `by`.',
        }),
        ...figures,
        previous: Type.Union([object(figures), Type.Null()], {
          description: 'The range of equal length before, with compare=previous.',
        }),
      }),
    ),
  },
  'Steps without events are 0 for counts and sums, null for rates, means and percentiles. Users are counted approximately.',
)
export type Series = Static<typeof Series>

export const Histogram = object(
  {
    name: Type.String(),
    count,
    min: maybe,
    max: maybe,
    bars: Type.Array(object({ from: Type.Number(), to: Type.Number(), count })),
    above: count,
    stored_up_to: storedUpTo,
  },
  'Bars of equal width from the smallest value to the 99th percentile; `above` counts the rest.',
)
export type Histogram = Static<typeof Histogram>

export const FieldValues = object({ data: Type.Array(object({ value: Type.String(), count })) })
export type FieldValues = Static<typeof FieldValues>

const base = '/api/v1/projects/{projectId}'
const common = { method: 'GET', access: 'viewer', tag: 'series', status: 200 } as const
const errors = ['not_found', 'rate_limited', 'store_unavailable', 'query_timeout'] as const
const dimension = (description: string) =>
  Type.String({ minLength: 1, maxLength: 100, description })

export const breakdownRoutes = {
  series: route({
    ...common,
    path: `${base}/series`,
    params: projectParams,
    summary: 'One measure over time, by any dimension',
    query: object({
      ...rangeQuery,
      ...stepQuery,
      q: filterQuery,
      measure: Type.Optional(Type.Enum(MEASURES, { description: 'Missing: count.' })),
      by: Type.Optional(dimension('Field, tags.<key> or payload.<path> to group by.')),
      top: number(BREAKDOWN_LIMITS.groups, 5, 'Groups with a series of their own'),
      compare: Type.Optional(Type.Literal('previous')),
    }),
    answer: Series,
    errors,
  }),
  metricHistogram: route({
    ...common,
    path: `${base}/metrics/{name}/histogram`,
    params: object({
      ...projectParams.properties,
      name: Type.String({ minLength: 1, maxLength: 200, description: 'Name of the metric.' }),
    }),
    summary: 'How the values of a metric are spread',
    query: object({
      ...rangeQuery,
      q: filterQuery,
      bars: number(BREAKDOWN_LIMITS.bars, 30, 'Bars'),
    }),
    answer: Histogram,
    errors,
  }),
  fieldValues: route({
    ...common,
    path: `${base}/values`,
    params: projectParams,
    summary: `The ${BREAKDOWN_LIMITS.values} most frequent values of a field, for completion`,
    query: object({
      ...rangeQuery,
      q: filterQuery,
      field: dimension('Field, tags.<key> or payload.<path>.'),
      prefix: Type.Optional(
        Type.String({
          maxLength: 200,
          description: 'Only values that begin so, whatever the case.',
        }),
      ),
    }),
    answer: FieldValues,
    errors,
  }),
} as const
