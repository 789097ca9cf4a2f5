/**
 * What a rule is where nobody says otherwise: quiet on few events, two of three windows, an own way back,
 * an hour between two notices. Pure: the same input gives the same rule, so a template, a new rule and a
 * rule of another kind agree.
 */
import type { RuleInput } from './rule-input.ts'
import { INGESTION_SIGNALS, type RuleSettings } from './rule.ts'

const COMMON = {
  window_minutes: 5,
  windows: { breaching: 2, of: 3 },
  recover_minutes: 5,
  cooldown_minutes: 30,
  reminder_minutes: 360,
  lateness_minutes: 10,
  on_no_data: 'keep',
  eager: false,
  filter: '',
  group_by: null,
  severity: 'warning',
  channels: [],
  owner_id: null,
  note: '',
} as const satisfies Partial<RuleSettings>

/** The way back ends well below the threshold, or a rate that hovers at it would come and go. */
const RECOVER_SHARE = 0.8
const DEFAULT_RATE = 5
const MIN_SAMPLE = 20

const wayBack = (threshold: number): number => Number((threshold * RECOVER_SHARE).toPrecision(6))

/** The whole rule. Lists are copies, so that nobody changes the defaults by accident. */
export const withDefaults = (input: RuleInput): RuleSettings => {
  const common = { ...COMMON, windows: { ...COMMON.windows }, channels: [] }
  switch (input.kind) {
    case 'error_rate': {
      const threshold = input.threshold ?? DEFAULT_RATE
      const own = { threshold, recover_threshold: wayBack(threshold), min_sample: MIN_SAMPLE }
      return { ...common, ...own, ...input }
    }
    case 'count':
      return { ...common, on_no_data: 'ok', recover_threshold: null, ...input }
    case 'metric':
      return {
        ...common,
        aggregate: 'p95',
        direction: 'above',
        recover_threshold: null,
        min_sample: MIN_SAMPLE,
        ...input,
      }
    case 'absence':
      return { ...common, window_minutes: 30, threshold: 0, ...input }
    default:
      return { ...common, signals: [...INGESTION_SIGNALS], ...input }
  }
}
