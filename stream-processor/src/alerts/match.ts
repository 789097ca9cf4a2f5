/**
 * Which rows count for a rule, and for which of its groups. A filter over the fields by which rows are told
 * apart is answered here; one that names others (`needsEvent`) is answered by the store, row by row. Says
 * yes and no as the filter language does everywhere. Pure.
 */
import {
  filterTest,
  parseFilter,
  type AlertRule,
  type Event,
  type Filter,
  type RuleSettings,
} from '@pulseboard/contracts'
import type { AlertDims, AlertIncrement } from '@pulseboard/db'

export interface Matcher {
  readonly filter: Filter
  /** The filter can only be answered with the whole event at hand. */
  readonly needsEvent: boolean
  readonly fits: (row: AlertIncrement) => boolean
  readonly groupOf: (row: AlertIncrement) => string
}

/** Longest value of a grouping field that is told from others. */
const MOST_GROUP_LENGTH = 200

const KNOWN = [
  'type',
  'name',
  'level',
  'release',
  'environment',
  'platform',
] as const satisfies readonly (keyof AlertDims)[]
const KNOWN_NAMES: ReadonlySet<string> = new Set(KNOWN)

const isKnown = (filter: Filter): boolean =>
  filter.every(
    (term) =>
      (term.op === 'is' || term.op === 'has') &&
      'name' in term.field &&
      KNOWN_NAMES.has(term.field.name),
  )

/** The row as the event that each of its events would be to such a filter. */
const toEvent = (row: AlertDims): Event =>
  Object.fromEntries(
    KNOWN.flatMap((field) => (row[field] === '' ? [] : [[field, row[field]]])),
  ) as unknown as Event

/** Only values of its metric count for a rule about one. */
const ofKind = (settings: RuleSettings): ((row: AlertDims) => boolean) =>
  settings.kind === 'metric'
    ? ({ type, name }) => type === 'metric' && name === settings.metric
    : () => true

export const createMatcher = ({ id, settings }: Pick<AlertRule, 'id' | 'settings'>): Matcher => {
  const filter = parseFilter(settings.filter)
  const needsEvent = !isKnown(filter)
  const test = filterTest(filter)
  const isOfKind = ofKind(settings)
  const { group_by: field } = settings
  return {
    filter,
    needsEvent,
    fits: needsEvent
      ? (row) => row.rule === id && isOfKind(row)
      : (row) => row.rule === null && isOfKind(row) && (filter.length === 0 || test(toEvent(row))),
    groupOf: (row) => (field === null ? '' : row[field].slice(0, MOST_GROUP_LENGTH)),
  }
}
