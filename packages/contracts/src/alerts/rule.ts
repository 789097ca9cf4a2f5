/**
 * What an alert rule says: one value over event-time windows that slide by ten seconds, a threshold, and
 * what keeps it quiet: a minimum sample, N of M windows, an own threshold and time for the way back.
 * One schema for the API, the evaluator, the back-test and the dashboard's editor.
 */
import { Type, type Static, type TSchema } from 'typebox'
import { Uuid } from '../event.ts'
import { object } from '../api/route.ts'

/** Windows begin and end at whole multiples of it since 1970, so every evaluator cuts the same ones. */
export const SLOT_MS = 10_000

/** What is written so much later than it happened is told of in one mail with others of its kind. */
export const CAUGHT_UP_MS = 3_600_000

export const RULE_LIMITS = {
  /** Rules of a project. */
  rules: 100,
  windowMinutes: 1_440,
  /** Windows that are looked back at for N of M: five minutes. */
  windows: 30,
  latenessMinutes: 60,
  /** Values of the grouping field that are watched; the others are named in the decision log. */
  groups: 50,
} as const

export const RULE_KINDS = ['error_rate', 'count', 'metric', 'absence', 'ingestion'] as const
export type RuleKind = (typeof RULE_KINDS)[number]
export const METRIC_AGGREGATES = ['avg', 'min', 'max', 'sum', 'p50', 'p75', 'p95', 'p99'] as const
export type MetricAggregate = (typeof METRIC_AGGREGATES)[number]
export const GROUP_FIELDS = ['release', 'environment', 'platform', 'name'] as const
export type GroupField = (typeof GROUP_FIELDS)[number]
export const SEVERITIES = ['info', 'warning', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]
export const NO_DATA = ['keep', 'alert', 'ok'] as const
export const INGESTION_SIGNALS = ['unbalanced', 'quarantine', 'quota'] as const
export type IngestionSignal = (typeof INGESTION_SIGNALS)[number]

const minutes = (minimum: number, maximum: number, description: string) =>
  Type.Integer({ minimum, maximum, description })

/** What every kind has. All fields are given: defaults are filled in where a rule is made. */
const common = {
  window_minutes: minutes(1, RULE_LIMITS.windowMinutes, 'Length of a window.'),
  windows: object(
    {
      breaching: Type.Integer({ minimum: 1, maximum: RULE_LIMITS.windows }),
      of: Type.Integer({ minimum: 1, maximum: RULE_LIMITS.windows }),
    },
    'Fires when so many of the last so many windows, ten seconds apart, are over the threshold.',
  ),
  recover_minutes: minutes(0, 1_440, 'How long it must stay on the good side before it is over.'),
  cooldown_minutes: minutes(0, 10_080, 'After an incident: no new one is told of for so long.'),
  reminder_minutes: Type.Union([
    minutes(15, 10_080, 'While it lasts: told again so often.'),
    Type.Null(),
  ]),
  lateness_minutes: minutes(
    0,
    RULE_LIMITS.latenessMinutes,
    'Events that arrive up to so much later are judged again; later ones alert nobody.',
  ),
  on_no_data: Type.Enum(NO_DATA, {
    description:
      'A window without data, or with fewer than the minimum: keep the state, alert, or ok.',
  }),
  eager: Type.Boolean({
    description:
      'Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show.',
  }),
  filter: Type.String({
    maxLength: 2_000,
    description: 'Only events that fit; the filter language.',
  }),
  group_by: Type.Union([Type.Enum(GROUP_FIELDS), Type.Null()], {
    description: 'One incident for each value of this field; null: one for all.',
  }),
  severity: Type.Enum(SEVERITIES),
  channels: Type.Array(Uuid('Channel that is told.'), { maxItems: 10, uniqueItems: true }),
  owner_id: Type.Union([Uuid('Member whose rule it is.'), Type.Null()]),
  note: Type.String({ maxLength: 2_000, description: 'For whoever is woken up: what to do.' }),
}

const threshold = (description: string) => Type.Number({ description })
const recoverThreshold = Type.Union([Type.Number(), Type.Null()], {
  description: 'The way back ends on the good side of this one; null: the threshold itself.',
})
const minSample = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000,
  description: 'Windows with fewer events decide nothing.',
})

const kind = <K extends RuleKind, P extends Record<string, TSchema>>(name: K, properties: P) =>
  object({ kind: Type.Literal(name), ...properties, ...common })

export const RuleSettings = Type.Union([
  kind('error_rate', {
    threshold: Type.Number({
      exclusiveMinimum: 0,
      maximum: 100,
      description: 'Percent; at or above.',
    }),
    recover_threshold: recoverThreshold,
    min_sample: minSample,
  }),
  kind('count', {
    threshold: Type.Number({
      exclusiveMinimum: 0,
      description: 'Events in a window; at or above.',
    }),
    recover_threshold: recoverThreshold,
  }),
  kind('metric', {
    metric: Type.String({ minLength: 1, maxLength: 200, description: 'Name of the metric.' }),
    aggregate: Type.Enum(METRIC_AGGREGATES),
    direction: Type.Enum(['above', 'below'] as const, { description: 'At or above, at or below.' }),
    threshold: threshold('In the unit of the metric.'),
    recover_threshold: recoverThreshold,
    min_sample: minSample,
  }),
  kind('absence', {
    threshold: Type.Integer({ minimum: 0, description: 'Events in a window; at or below.' }),
  }),
  kind('ingestion', {
    signals: Type.Array(Type.Enum(INGESTION_SIGNALS), { minItems: 1, uniqueItems: true }),
  }),
])
export type RuleSettings = Static<typeof RuleSettings>
export type SettingsOf<K extends RuleKind> = Extract<RuleSettings, { kind: K }>

/** A rule as it is stored and evaluated. */
export interface AlertRule {
  readonly id: string
  readonly projectId: string
  /** Counts up with each change. */
  readonly version: number
  readonly name: string
  readonly enabled: boolean
  readonly settings: RuleSettings
}
