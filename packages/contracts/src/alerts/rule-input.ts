/**
 * What a client may leave out of a rule: all that has a default (defaults.ts). Made from the schema of the
 * whole rule, so a field is described once.
 */
import { Type } from 'typebox'
import { byKind } from '../api/by-kind.ts'
import { RuleSettings, type RuleKind, type SettingsOf } from './rule.ts'

/** Fields for which there is no sensible default. */
const REQUIRED = {
  error_rate: [],
  count: ['threshold'],
  metric: ['metric', 'threshold'],
  absence: [],
  ingestion: [],
} as const satisfies { readonly [K in RuleKind]: readonly (keyof SettingsOf<K>)[] }

type Given<K extends RuleKind> = 'kind' | (typeof REQUIRED)[K][number]
type InputOf<K extends RuleKind> = Pick<SettingsOf<K>, Given<K> & keyof SettingsOf<K>> &
  Partial<SettingsOf<K>>
type ChangeOf<K extends RuleKind> = Pick<SettingsOf<K>, 'kind'> & Partial<SettingsOf<K>>

/** A new rule. */
export type RuleInput = { [K in RuleKind]: InputOf<K> }[RuleKind]
/** Changed fields of a rule; of another kind: what a new rule of it needs. */
export type RuleChange = { [K in RuleKind]: ChangeOf<K> }[RuleKind]

/** Fields that a new rule of a kind must name. */
export const requiredFields = (kind: RuleKind): readonly string[] => REQUIRED[kind]

export const RuleInput = Type.Unsafe<RuleInput>(
  byKind(RuleSettings, 'A rule; what is left out gets its default.', (kind) =>
    requiredFields(kind as RuleKind),
  ),
)
export const RuleChange = Type.Unsafe<RuleChange>(
  byKind(
    RuleSettings,
    'What changes, and the kind. Another kind begins with its defaults.',
    () => [],
  ),
)
