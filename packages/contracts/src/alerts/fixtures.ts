/** Rules and windows for the tests of alerts; what is not named is the least that fires. */
import { SLOT_MS, type RuleSettings, type SettingsOf } from './rule.ts'
import type { Window } from './state.ts'

/** A whole minute; times in tests count from it. */
export const NOON = Date.parse('2026-11-24T12:00:00Z')

const COMMON = {
  window_minutes: 1,
  windows: { breaching: 1, of: 1 },
  recover_minutes: 1,
  cooldown_minutes: 0,
  reminder_minutes: null,
  lateness_minutes: 2,
  on_no_data: 'keep',
  eager: false,
  filter: '',
  group_by: null,
  severity: 'warning',
  channels: [],
  owner_id: null,
  note: '',
} as const satisfies Partial<RuleSettings>

export const aRateRule = (
  changes: Partial<SettingsOf<'error_rate'>> = {},
): SettingsOf<'error_rate'> => ({
  ...COMMON,
  channels: [],
  kind: 'error_rate',
  threshold: 5,
  recover_threshold: 2,
  min_sample: 10,
  ...changes,
})

export const aMetricRule = (changes: Partial<SettingsOf<'metric'>> = {}): SettingsOf<'metric'> => ({
  ...COMMON,
  channels: [],
  kind: 'metric',
  metric: 'start_ms',
  aggregate: 'max',
  direction: 'above',
  threshold: 500,
  recover_threshold: null,
  min_sample: 0,
  ...changes,
})

/** The window that ends so many slots after noon. */
export const aWindow = (slots: number, changes: Partial<Window> = {}): Window => ({
  to: NOON + slots * SLOT_MS,
  value: 0,
  sample: 100,
  late: false,
  open: false,
  ...changes,
})
