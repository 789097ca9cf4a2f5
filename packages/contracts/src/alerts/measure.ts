/** The value of a window by the kind of its rule, from the sums over its slots. Pure. */
import { fromNano } from './increment.ts'
import type { MetricAggregate, RuleSettings, SettingsOf } from './rule.ts'
import { percentileOf } from './sketch.ts'
import type { Totals } from './totals.ts'

/** Lowest and highest value of a window: asked for only by rules that need them. */
export type Extremes = () => { readonly min: number; readonly max: number }

export interface Measured {
  readonly value: number | null
  readonly sample: number
}

const SHARE: Readonly<Partial<Record<MetricAggregate, number>>> = {
  p50: 0.5,
  p75: 0.75,
  p95: 0.95,
  p99: 0.99,
}

const metricValue = (
  { aggregate }: SettingsOf<'metric'>,
  { values, sum, buckets }: Totals,
  extremes: Extremes,
): number | null => {
  if (values === 0) return null
  switch (aggregate) {
    case 'avg':
      return fromNano(sum) / values
    case 'sum':
      return fromNano(sum)
    case 'min':
    case 'max':
      return extremes()[aggregate]
    default:
      return percentileOf(buckets, SHARE[aggregate] ?? 1)
  }
}

/** Percent for error rates; null where there is nothing to compute it from. */
export const measure = (rule: RuleSettings, totals: Totals, extremes: Extremes): Measured => {
  const { events, errors, values } = totals
  switch (rule.kind) {
    case 'error_rate':
      return { value: events === 0 ? null : (100 * errors) / events, sample: events }
    case 'metric':
      return { value: metricValue(rule, totals, extremes), sample: values }
    default:
      return { value: events, sample: events }
  }
}
