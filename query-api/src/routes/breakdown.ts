/**
 * Numbers by any dimension: series of the most frequent values, the histogram of a metric, the values of
 * a field. Each reads its range and filter, asks one or a few questions and fills what is empty.
 */
import {
  BREAKDOWN_LIMITS,
  FilterError,
  parseField,
  type Measure,
  type PartOf,
  type Routes,
} from '@pulseboard/contracts'
import { createBinder, dimensionSql, type Dimension, type FilterSql } from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'
import { fieldValues } from '../queries/field-values.ts'
import { grainOf } from '../queries/grain.ts'
import { metricHistogram, metricSpread } from '../queries/metric-histogram.ts'
import type { Ask } from '../queries/run.ts'
import { groupedSeries, topGroups } from '../queries/series.ts'
import { parseFilterQuery } from './filter-query.ts'
import { parseMinutes, parseSteppedRange, type Range, type SteppedRange } from './range.ts'
import { groupSeries, type Figures } from './series-groups.ts'
import { askStoredUpTo } from './stored-up-to.ts'

const NO_SHORT_FILTERS = { environment: '', release: '' }

const refuse = (field: string, code: string, detail: string, fix: string): AppError =>
  new AppError('invalid_request', {
    detail: `Query: ${field}: ${detail}. ${fix}`,
    violations: [{ pointer: `/query/${field}`, code, detail, fix }],
  })

const parseCount = (
  field: string,
  text: string | undefined,
  missing: number,
  max: number,
): number => {
  const count = text === undefined ? missing : Number(text)
  if (count >= 1 && count <= max) return count
  throw refuse(field, 'range', `${field} is ${count}`, `Use 1 to ${max}.`)
}

/** A field that has text to group by. @throws AppError that names the parameter */
const parseDimension = (parameter: string, text: string): Dimension => {
  try {
    const field = parseField(text)
    if (field.kind !== 'number' && field.kind !== 'flag' && field.kind !== 'fingerprint')
      return field
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw refuse(parameter, error.code, error.detail, error.fix)
  }
  throw refuse(
    parameter,
    'not_supported',
    `${text} is not a field of text`,
    'Use a field such as release, tags.<key> or payload.<path>.',
  )
}

/** What all questions of one series share. */
interface SeriesPlan {
  readonly measure: Measure
  readonly key: string | undefined
  readonly sql: FilterSql
  readonly params: Readonly<Record<string, unknown>>
  readonly range: SteppedRange
}

const planOf = (projectId: string, query: PartOf<Routes['series'], 'query'>): SeriesPlan => {
  const { sql } = parseFilterQuery(query.q)
  const { bind, params } = createBinder('d')
  const dimension = query.by === undefined ? undefined : parseDimension('by', query.by)
  const key = dimension === undefined ? undefined : dimensionSql(dimension, bind)
  return {
    measure: query.measure ?? 'count',
    key,
    sql,
    params: { project: projectId, ...NO_SHORT_FILTERS, ...sql.params, ...params },
    range: parseSteppedRange(query),
  }
}

type Params = { project: string; environment: string; release: string }

const askFigures = async (
  ask: Ask,
  plan: SeriesPlan,
  range: SteppedRange,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<Figures[]> => {
  const { measure, key, sql, params } = plan
  const { from, to, stepSeconds: step } = range
  const question = groupedSeries(measure, key, sql, grainOf(step))
  const rows = await ask(question, { ...(params as Params), from, to, step, keys }, signal)
  return groupSeries(measure, range, rows, keys.length)
}

const before = (range: SteppedRange): SteppedRange => ({
  ...range,
  from: Math.max(0, range.from - (range.to - range.from)),
  to: range.from,
})

const createSeries =
  (ask: Ask): Handlers<'series'>['series'] =>
  async ({ project, query, signal }) => {
    const plan = planOf(project.id, query)
    const { measure, key, sql, params, range } = plan
    const top = parseCount('top', query.top, 5, BREAKDOWN_LIMITS.groups)
    const biggest =
      key === undefined
        ? []
        : await ask(
            topGroups(measure, key, sql, grainOf(range.stepSeconds)),
            { ...(params as Params), from: range.from, to: range.to, top },
            signal,
          )
    const keys = biggest.map((row) => row.key)
    const compares = query.compare === 'previous'
    const [now, previous, stored_up_to] = await Promise.all([
      askFigures(ask, plan, range, keys, signal),
      compares ? askFigures(ask, plan, before(range), keys, signal) : [],
      askStoredUpTo(ask, project.id, signal),
    ])
    const others = { key: null, slot: 0 }
    const named = keys.map((name, index) => ({ key: name, slot: index + 1 }))
    return {
      from: range.from,
      to: range.to,
      step_seconds: range.stepSeconds,
      measure,
      by: query.by ?? null,
      stored_up_to,
      groups: [...named, others].flatMap(({ key: name, slot }) => {
        const figures = now[slot]
        return figures === undefined
          ? []
          : [{ key: name, ...figures, previous: previous[slot] ?? null }]
      }),
    }
  }

const createHistogram =
  (ask: Ask): Handlers<'metricHistogram'>['metricHistogram'] =>
  async ({ project, params: { name }, query, signal }) => {
    const { sql } = parseFilterQuery(query.q)
    const bars = parseCount('bars', query.bars, 30, BREAKDOWN_LIMITS.bars)
    const range: Range = parseMinutes(query)
    const common = { project: project.id, ...NO_SHORT_FILTERS, ...range, ...sql.params, name }
    const [[spread], stored_up_to] = await Promise.all([
      ask(metricSpread(sql), common, signal),
      askStoredUpTo(ask, project.id, signal),
    ])
    const { count = 0, min = null, max = null, high = null } = spread ?? {}
    const head = { name, count, min, max, stored_up_to }
    if (count === 0 || min === null || high === null)
      return { ...head, min: null, max: null, bars: [], above: 0 }
    // Values that are all the same need a width all the same.
    const width = high > min ? (high - min) / bars : Math.max(Math.abs(min), 1) / bars
    const found = await ask(
      metricHistogram(sql),
      { ...common, low: min, high, width, bars },
      signal,
    )
    const counts = new Map(found.map((row) => [row.bar, row.count]))
    return {
      ...head,
      bars: Array.from({ length: bars }, (_, bar) => ({
        from: min + bar * width,
        to: min + (bar + 1) * width,
        count: counts.get(bar) ?? 0,
      })),
      above: counts.get(bars) ?? 0,
    }
  }

const createFieldValues =
  (ask: Ask): Handlers<'fieldValues'>['fieldValues'] =>
  async ({ project, query, signal }) => {
    const { sql } = parseFilterQuery(query.q)
    const { bind, params } = createBinder('d')
    const field = dimensionSql(parseDimension('field', query.field), bind)
    const asked = {
      project: project.id,
      ...NO_SHORT_FILTERS,
      ...parseMinutes(query),
      ...sql.params,
      ...params,
      prefix: (query.prefix ?? '').toLowerCase(),
      limit: BREAKDOWN_LIMITS.values,
    }
    const rows = await ask(fieldValues(field, sql), asked, signal)
    return { data: rows.map(({ found, count }) => ({ value: found, count })) }
  }

export const createBreakdownHandlers = ({
  ask,
}: {
  ask: Ask
}): Handlers<'series' | 'metricHistogram' | 'fieldValues'> => ({
  series: createSeries(ask),
  metricHistogram: createHistogram(ask),
  fieldValues: createFieldValues(ask),
})
