/**
 * Random filters and events that have much in common, for property tests: values come from a small pool
 * of harmless and hostile texts, so that filters meet events often enough to be worth comparing.
 */
import * as fc from 'fast-check'
import { EVENT_TYPES, LEVELS } from '../event.ts'
import type { Event } from '../event.ts'
import { anEvent } from '../samples.ts'
import { FLAG_FIELDS, TEXT_FIELDS } from './fields.ts'
import type { Condition, FieldRef, Filter, Pattern, Term } from './filter.ts'

const POOL = [
  '',
  'Home',
  'home',
  'Homepage',
  '1.2',
  '1.2.0',
  '3',
  '-0.5',
  'true',
  'a b',
  'a*b',
  '100%',
  'a_b',
  'back\\slash',
  'tab\there',
  'line\nbreak',
  '\u0000',
  'q"uote',
  "it's",
  "'; DROP TABLE events --",
  '{p0:String}',
  'Größe',
  'GRÖSSE',
  'ΟΔΟΣ',
  'İstanbul',
  '2026-11-24',
  '2026-11-24 09:00:00',
  '😀 ok',
  '日本',
]
/** Texts of the pool more often than any others. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...POOL) },
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

const tidyPattern = (pieces: readonly string[]): Pattern => ({
  pieces: pieces.filter((piece, at) => piece !== '' || at === 0 || at === pieces.length - 1),
})
/** An exact text, or a text of which parts are free. */
const pattern = fc.oneof(
  text.map((literal) => ({ pieces: [literal] })),
  fc
    .tuple(text, fc.nat(6), fc.nat(6))
    .map(([literal, from, length]) => {
      const characters = Array.from(literal)
      return [characters.slice(0, from).join(''), characters.slice(from + length).join('')]
    })
    .filter((pieces) => pieces.some((piece) => piece !== ''))
    .map(tidyPattern),
)
const words = pattern
  .map(({ pieces }) => ({ pieces: pieces.filter((piece) => piece !== '') }))
  .filter(({ pieces }) => pieces.length > 0)

const number = fc.oneof(
  fc.constantFrom(0, 3, -0.5, 0.1, 1e21, 2 ** 53 + 2, 1e-7),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
// One zero only, as in a parsed filter.
const canonicalNumber = number.map((value) => value + 0)

const tagKey = fc.constantFrom('screen', 'a.b', 'with space', 'q"uote', 'back\\slash', "it's")
const payloadPath = fc.constantFrom(['screen'], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['w-x'], ['0'])
const textRef = fc.constantFrom(...TEXT_FIELDS).map((name) => ({ kind: 'text', name }) as const)
const choiceRef = fc
  .constantFrom('type', 'level')
  .map((name) => ({ kind: 'choice', name }) as const)
const tagRef = tagKey.map((key) => ({ kind: 'tag', key }) as const)
const payloadRef = payloadPath.map((path) => ({ kind: 'payload', path }) as const)
const numberRef = fc.constant({ kind: 'number', name: 'value' } as const)
const flagRef = fc.constantFrom(...FLAG_FIELDS).map((name) => ({ kind: 'flag', name }) as const)
const fingerprintRef = fc.constant({ kind: 'fingerprint' } as const)
const comparison = fc.constantFrom('>', '>=', '<', '<=')
const fieldRef: fc.Arbitrary<FieldRef> = fc.oneof(
  textRef,
  choiceRef,
  tagRef,
  payloadRef,
  numberRef,
  flagRef,
  fingerprintRef,
)

const upTo3 = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 3 })
const choice = fc.oneof(
  fc.record({
    op: fc.constant('is' as const),
    field: fc.constant({ kind: 'choice', name: 'type' } as const),
    any: upTo3(fc.constantFrom(...EVENT_TYPES).map((value) => ({ pieces: [value] }))),
  }),
  fc.record({
    op: fc.constant('is' as const),
    field: fc.constant({ kind: 'choice', name: 'level' } as const),
    any: upTo3(fc.constantFrom('', ...LEVELS).map((value) => ({ pieces: [value] }))),
  }),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ op: fc.constant('contains' as const), pattern: words }),
  fc.record({
    op: fc.constant('is' as const),
    field: fc.oneof(textRef, tagRef, payloadRef, fingerprintRef),
    any: upTo3(pattern),
  }),
  choice,
  fc.record({ op: fc.constant('equals' as const), field: numberRef, any: upTo3(canonicalNumber) }),
  fc.record({ op: fc.constant('flag' as const), field: flagRef, value: fc.boolean() }),
  fc.record({
    op: fc.constant('compare' as const),
    field: fc.oneof(numberRef, payloadRef),
    by: comparison,
    value: canonicalNumber,
  }),
  fc.record({ op: fc.constant('has' as const), field: fieldRef }),
)
const term: fc.Arbitrary<Term> = fc
  .tuple(condition, fc.boolean())
  .map(([found, negated]) => ({ ...found, negated }))

/** Every kind of term that the language knows. */
export const anyFilter: fc.Arbitrary<Filter> = fc.array(term, { maxLength: 4 })

// A whole number of more than 64 bits has no type in the store.
const isStorable = (value: number): boolean =>
  !Number.isInteger(value) || Math.abs(value) < 2 ** 63 || Math.abs(value) >= 1e21
const leaf = fc.oneof(
  text,
  number.filter(isStorable),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(text, fc.integer()), { maxLength: 2 }),
)
const payload = fc.record(
  {
    screen: leaf,
    a: fc.oneof(
      leaf,
      fc.record(
        { b: fc.oneof(leaf, fc.record({ c: leaf }, { requiredKeys: [] })) },
        { requiredKeys: [] },
      ),
    ),
    'w-x': leaf,
    '0': leaf,
  },
  { requiredKeys: [] },
)

/** Events whose fields, tags and payload the filters above speak of. */
export const anyEvent: fc.Arbitrary<Event> = fc
  .record(
    {
      type: fc.constantFrom(...EVENT_TYPES),
      level: fc.constantFrom(...LEVELS),
      name: text.filter((name) => name !== ''),
      release: text,
      environment: text,
      platform: text,
      app_version: text,
      user_id: text,
      session_id: text,
      unit: text,
      value: number,
      os: fc.record({ name: text, version: text }, { requiredKeys: [] }),
      device: fc.record(
        { id: text, model: text, manufacturer: text, class: text, emulator: fc.boolean() },
        { requiredKeys: [] },
      ),
      tags: fc.dictionary(tagKey, text, { maxKeys: 4 }),
      payload,
      error: fc.record(
        {
          type: text,
          message: text,
          handled: fc.boolean(),
          fingerprint: fc.array(text, { maxLength: 3 }),
        },
        { requiredKeys: [] },
      ),
      sdk: fc.record({ name: text, version: text }),
    },
    { requiredKeys: ['type', 'name'] },
  )
  .map((fields) => {
    const { id, project_id, key_id, received_at, occurred_at } = anEvent()
    return { id, project_id, key_id, received_at, occurred_at, ...fields }
  })
