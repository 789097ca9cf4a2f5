/**
 * Rules to begin with, each complete: what most teams want to hear of, quiet by default. A new project
 * gets the first of them. Data only.
 */
import { withDefaults } from './defaults.ts'
import type { RuleInput } from './rule-input.ts'
import type { RuleSettings } from './rule.ts'

export interface RuleTemplate {
  /** Never changes its meaning. */
  readonly id: string
  readonly name: string
  /** What it tells, in one sentence. */
  readonly why: string
  readonly settings: RuleSettings
}

const template = (id: string, name: string, why: string, settings: RuleInput): RuleTemplate => ({
  id,
  name,
  why,
  settings: withDefaults(settings),
})

/** The rule that a new project has. */
export const FIRST_RULE = template(
  'error-rate',
  'Error rate',
  'Tells when 5 % or more of the events of 5 minutes are errors, with at least 20 events.',
  { kind: 'error_rate', threshold: 5, min_sample: 20 },
)

export const RULE_TEMPLATES: readonly RuleTemplate[] = [
  FIRST_RULE,
  template(
    'release-error-rate',
    'Error rate of a release',
    'Judges each release by itself, so that a bad one shows before it is everywhere.',
    {
      kind: 'error_rate',
      threshold: 10,
      min_sample: 50,
      group_by: 'release',
      severity: 'critical',
    },
  ),
  template(
    'crashes',
    'Crashes',
    'Tells when the app ended 10 times or more by an error within 5 minutes.',
    { kind: 'count', threshold: 10, filter: 'type:error level:fatal', severity: 'critical' },
  ),
  template(
    'slow-start',
    'Slow app start',
    'Tells when a quarter of the cold starts of 15 minutes took 3 seconds or more.',
    {
      kind: 'metric',
      metric: 'cold_start',
      aggregate: 'p75',
      threshold: 3_000,
      window_minutes: 15,
    },
  ),
  template(
    'no-events',
    'No events',
    'Tells when nothing at all came for 30 minutes: the app, its key or the network is down.',
    {
      kind: 'absence',
      threshold: 0,
      window_minutes: 30,
      on_no_data: 'alert',
      severity: 'critical',
    },
  ),
]
