/**
 * A parsed filter: terms that must all hold for an event. What the text can say and no more, in one
 * canonical form, so that server, live feed and dashboard mean the same by it. Plain data.
 */
import type { ChoiceField, FlagField, NumberField, TextField } from './fields.ts'

/** Literal pieces with any text between them; one piece alone is an exact value. */
export interface Pattern {
  readonly pieces: readonly string[]
}

export type Comparison = '>' | '>=' | '<' | '<='

/** A tag by its key. */
export interface TagRef {
  readonly kind: 'tag'
  readonly key: string
}
/** A value in the payload by the keys that lead to it. */
export interface PayloadRef {
  readonly kind: 'payload'
  readonly path: readonly string[]
}
export interface TextRef {
  readonly kind: 'text'
  readonly name: TextField
}
export interface ChoiceRef {
  readonly kind: 'choice'
  readonly name: ChoiceField
}
export interface NumberRef {
  readonly kind: 'number'
  readonly name: NumberField
}
export interface FlagRef {
  readonly kind: 'flag'
  readonly name: FlagField
}
/** Parts of the group key: a term holds when one of them fits. */
export interface FingerprintRef {
  readonly kind: 'fingerprint'
}
export type FieldRef =
  TagRef | PayloadRef | TextRef | ChoiceRef | NumberRef | FlagRef | FingerprintRef

export type Condition =
  /** Name or error message contains it, whatever the case. */
  | { readonly op: 'contains'; readonly pattern: Pattern }
  /** The field fits one of the patterns. */
  | {
      readonly op: 'is'
      readonly field: TagRef | PayloadRef | TextRef | ChoiceRef | FingerprintRef
      readonly any: readonly Pattern[]
    }
  | { readonly op: 'equals'; readonly field: NumberRef; readonly any: readonly number[] }
  | { readonly op: 'flag'; readonly field: FlagRef; readonly value: boolean }
  | {
      readonly op: 'compare'
      readonly field: NumberRef | PayloadRef
      readonly by: Comparison
      readonly value: number
    }
  /** The event has the field at all. */
  | { readonly op: 'has'; readonly field: FieldRef }

export type Term = Condition & { readonly negated: boolean }

/** All terms must hold; no terms: every event. */
export type Filter = readonly Term[]

/** Decimal notation as people write it; anything else is text. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/

/** The number that a text spells; undefined when it spells none that fits a double. */
export const numberOf = (text: string): number | undefined => {
  if (!DECIMAL.test(text)) return undefined
  const number = Number(text)
  // One zero only: -0 and 0 are the same value, and the text of a filter must be stable.
  return Number.isFinite(number) ? number + 0 : undefined
}
