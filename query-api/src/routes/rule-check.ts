/**
 * What a schema cannot say of a rule: whether its filter can be read, its parts fit together, and its texts
 * can be stored. Pure. Everything found is named at once, each with its place and what to do.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  FilterError,
  parseFilter,
  RULE_KINDS,
  requiredFields,
  withDefaults,
  type RuleChange,
  type RuleInput,
  type RuleKind,
  type RuleSettings,
  type Violation,
} from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'

const at = (field: string, code: string, detail: string, fix: string): Violation => ({
  pointer: `/settings/${field}`,
  code,
  detail,
  fix,
})

/** The refusal that says all of it. */
export const refuseBody = (violations: readonly Violation[]): AppError => {
  const [first] = violations
  return new AppError('invalid_request', {
    detail: first === undefined ? 'Body is not valid.' : `Body: ${first.detail}. ${first.fix}`,
    violations,
  })
}

const checkFilter = ({ filter }: RuleSettings): Violation[] => {
  try {
    parseFilter(filter)
    return []
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    return [
      at('filter', error.code, `${error.detail} at character ${error.position + 1}`, error.fix),
    ]
  }
}

// PostgreSQL keeps neither NUL nor half a character in JSON.
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

const checkTexts = (settings: RuleSettings): Violation[] =>
  Object.entries({
    note: settings.note,
    filter: settings.filter,
    metric: settings.kind === 'metric' ? settings.metric : '',
  })
    .filter(([, text]) => !isStorable(text))
    .map(([field]) =>
      at(field, 'not_unicode', `${field} has a character that is none`, 'Remove it.'),
    )

const checkWindows = ({ windows: { breaching, of } }: RuleSettings): Violation[] =>
  breaching <= of
    ? []
    : [
        at(
          'windows/breaching',
          'range',
          `breaching is ${breaching}, of is ${of}`,
          `Use at most ${of}, or raise of to ${breaching}.`,
        ),
      ]

/** The way back must lie on the good side, or a rule would recover while it is over its threshold. */
const checkWayBack = (settings: RuleSettings): Violation[] => {
  if (!('recover_threshold' in settings) || settings.recover_threshold === null) return []
  const { threshold, recover_threshold: back } = settings
  const below = settings.kind === 'metric' && settings.direction === 'below'
  const isGood = below ? back >= threshold : back <= threshold
  const [bound, word] = below ? ['least', 'above'] : ['most', 'below']
  if (!isGood)
    return [
      at(
        'recover_threshold',
        'range',
        `recover_threshold is ${back}, threshold is ${threshold}`,
        `Use at ${bound} ${threshold}: it is over when the value is ${word} it. Null: the threshold itself.`,
      ),
    ]
  return settings.kind !== 'metric' && back < 0
    ? [at('recover_threshold', 'range', `recover_threshold is ${back}`, 'Use 0 or more.')]
    : []
}

const checkGroup = ({ kind, group_by: group }: RuleSettings): Violation[] => {
  if (group === null) return []
  const why: Partial<Record<RuleKind, string>> = {
    absence: 'nothing says which values there should be',
    ingestion: 'it is about the whole project',
    ...(group === 'name' ? { metric: 'the name is the metric itself' } : {}),
  }
  const reason = why[kind]
  if (reason === undefined) return []
  const detail = `group_by is ${JSON.stringify(group)} for kind ${kind}`
  const fix =
    kind === 'absence'
      ? `Use null, and a filter for each value: ${reason}.`
      : `Use ${kind === 'metric' ? 'release, environment, platform or ' : ''}null: ${reason}.`
  return [at('group_by', 'not_in_list', detail, fix)]
}

/** A rule that is never judged would be a promise that nobody keeps. */
const checkIngestion = (settings: RuleSettings): Violation[] =>
  settings.kind === 'ingestion'
    ? [
        at(
          'kind',
          'not_supported',
          'rules of kind ingestion are not evaluated by this version',
          'Use another kind; the ledger of the project shows the same trouble.',
        ),
      ]
    : []

/** Ids as the store spells them: they are compared as text later. */
const withPlainIds = (settings: RuleSettings): RuleSettings => ({
  ...settings,
  channels: settings.channels.map((id) => id.toLowerCase()),
  owner_id: settings.owner_id?.toLowerCase() ?? null,
})

/** The rule as it is stored. @throws AppError that names everything found */
export const requireSound = (settings: RuleSettings): RuleSettings => {
  const violations = [
    ...checkTexts(settings),
    ...checkFilter(settings),
    ...checkIngestion(settings),
    ...checkWindows(settings),
    ...checkWayBack(settings),
    ...checkGroup(settings),
  ]
  if (violations.length > 0) throw refuseBody(violations)
  return withPlainIds(settings)
}

/** Whom it concerns and how urgent it is: kept when a rule becomes one of another kind. */
const KEPT = ['severity', 'channels', 'owner_id', 'note', 'filter'] as const

const isInput = (change: RuleChange): change is RuleInput =>
  requiredFields(change.kind).every((field) => field in change)

const ofOtherKind = (was: RuleSettings, change: RuleChange): RuleSettings => {
  if (!isInput(change)) {
    const missing = requiredFields(change.kind).filter((field) => !(field in change))
    const fix = `Add it: a rule of kind ${change.kind} has no default for it. Kinds are ${RULE_KINDS.join(', ')}.`
    throw refuseBody(missing.map((field) => at(field, 'required', `${field} is missing`, fix)))
  }
  const kept = Object.fromEntries(KEPT.map((field) => [field, was[field]]))
  return withDefaults({ ...kept, ...change })
}

/** Whether the way back is the one that goes with the threshold by itself. */
const followsThreshold = (was: RuleSettings): boolean =>
  was.kind === 'error_rate' &&
  was.recover_threshold ===
    (withDefaults({ kind: 'error_rate', threshold: was.threshold }) as typeof was).recover_threshold

/** The rule after a change. A way back that was the default goes on being it. @throws AppError */
export const changedSettings = (
  was: RuleSettings,
  change: RuleChange | undefined,
): RuleSettings => {
  if (change === undefined) return was
  if (change.kind !== was.kind) return requireSound(ofOtherKind(was, change))
  const merged = { ...was, ...change } as RuleSettings
  if (merged.kind !== 'error_rate' || 'recover_threshold' in change || !followsThreshold(was))
    return requireSound(merged)
  const { recover_threshold: _, ...rest } = merged
  return requireSound(withDefaults(rest))
}

/** Whom is told, and when again: changing it changes nothing of what a rule found so far. */
const TELLING = new Set([
  'severity',
  'channels',
  'owner_id',
  'note',
  'reminder_minutes',
  'cooldown_minutes',
])

/** Whether a rule judges otherwise than before, so that it begins anew. */
export const judgesAnew = (was: RuleSettings, now: RuleSettings): boolean => {
  const judged = (settings: RuleSettings) =>
    Object.fromEntries(Object.entries(settings).filter(([field]) => !TELLING.has(field)))
  return !isDeepStrictEqual(judged(was), judged(now))
}
