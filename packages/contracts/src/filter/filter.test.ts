import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anEvent } from '../samples.ts'
import { LIMITS } from '../limits.ts'
import { anyEvent, anyFilter } from './arbitraries.ts'
import { FilterError } from './filter-error.ts'
import { filterTest } from './match.ts'
import { parseField, parseFilter } from './parse.ts'
import { printFilter } from './print.ts'

const refusal = (text: string): FilterError => {
  try {
    parseFilter(text)
  } catch (error) {
    if (error instanceof FilterError) return error
    throw error
  }
  throw new Error(`${text} was accepted`)
}

test.each([
  ['', ''],
  [
    '  type:error   screen:Home value>3 -release:1.2 ',
    'type:error screen:Home value>3 -release:1.2',
  ],
  ['env:production,staging', 'environment:production,staging'],
  ['os.name:iOS user_id:u1', 'os:iOS user:u1'],
  ['value:>=3.0 value<1e3', 'value>=3 value<1000'],
  ['release:*', 'has:release'],
  ['release:1.*', 'release:1.*'],
  ['release:shop@*.2**', 'release:shop@*.2*'],
  ['release:"1.*"', 'release:"1.*"'],
  ['name:"Checkout failed"*', 'name:"Checkout failed"*'],
  ['release:""', 'release:""'],
  ['Null*Pointer "two words" -quiet', 'Null*Pointer "two words" -quiet'],
  ['tags.flavor:free tags."my key":"a,b"', 'tags.flavor:free tags."my key":"a,b"'],
  ['payload.cart.items>2 has:payload.cart', 'payload.cart.items>2 has:payload.cart'],
  ['handled:false fingerprint:a', 'handled:false fingerprint:a'],
  ['12:30 a=b "OR" c\\d', '"12:30" "a=b" "OR" "c\\\\d"'],
  ['payload.a[0]:1', '"payload.a[0]:1"'],
  ['--x', '-"-x"'],
])('%j means %j', (text, canonical) => {
  expect(printFilter(parseFilter(text))).toBe(canonical)
})

test.each([
  ['relase:1', 'unknown_field', 0, 'Did you mean release?'],
  ['type:error http://x', 'unknown_field', 11, '"http://x"'],
  ['type:eror', 'unknown_value', 5, 'Did you mean error?'],
  ['release:', 'missing_value', 8, 'release:""'],
  ['release:a,', 'missing_value', 10, 'has:release'],
  ['value>x', 'not_a_number', 6, 'such as 3'],
  ['value>3,4', 'not_a_number', 6, 'such as 3'],
  ['value:1e999', 'not_a_number', 6, 'such as 3'],
  ['release>1', 'not_comparable', 8, 'release:begin*'],
  ['release=1', 'not_supported', 0, 'Write release:value'],
  ['type!=error', 'not_supported', 0, 'Write -type:value'],
  ['a OR b', 'not_supported', 2, 'field:a,b'],
  ['name:"open', 'unclosed_quote', 5, 'closing'],
  ['handled:maybe', 'unknown_value', 8, 'handled:true'],
  ['has:', 'missing_value', 4, 'has:release'],
  ['has:relase', 'unknown_field', 4, 'Did you mean release?'],
  ['has:type,level', 'not_supported', 8, 'has:user'],
  ['payload..a:1', 'unknown_field', 0, 'payload.cart.items'],
  ['*', 'missing_value', 0, 'leave it out'],
  ['a - b', 'missing_value', 2, 'Write -term'],
  ['\ud800', 'not_unicode', 0, 'surrogate'],
  ['a '.repeat(31), 'too_many_terms', 60, 'commas'],
  ['a'.repeat(1001), 'too_long', 1000, 'at most 1000'],
] as const)('%j is refused: %s at %i', (text, code, position, fix) => {
  const error = refusal(text)
  expect(error).toMatchObject({ code, position })
  expect(error.fix).toContain(fix)
  expect(error.message).toContain(`at character ${position + 1}.`)
})

test('the canonical text of any filter reads back as that filter', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const text = printFilter(filter)
      fc.pre(text.length <= LIMITS.filterLength)
      expect(parseFilter(text)).toEqual(filter)
    }),
    { numRuns: 400 },
  )
})

/** What is wrong with how a text is read; undefined when nothing is. */
const faultOf = (text: string): string | undefined => {
  try {
    const canonical = printFilter(parseFilter(text))
    return printFilter(parseFilter(canonical)) === canonical ? undefined : 'is not stable'
  } catch (error) {
    if (!(error instanceof FilterError)) return `threw ${String(error)}`
    const { position, length } = error
    const isInside = position >= 0 && length >= 0 && position + length <= text.length
    return isInside ? undefined : 'names a place outside the text'
  }
}

const PARTS = [
  'type:error',
  'has:',
  'tags.',
  '"',
  '\\',
  '*',
  '-',
  ':',
  ',',
  '>',
  '=',
  ' ',
  'x',
  'payload.a',
  'OR',
  'é',
  '\u0000',
]
test('whatever the text, there is a filter with a stable text or a FilterError inside the text', () => {
  const parts = fc.array(fc.constantFrom(...PARTS), { maxLength: 20 }).map((list) => list.join(''))
  const hostile = fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 60 }))
  fc.assert(
    fc.property(hostile, (text) => {
      expect(faultOf(text), text).toBeUndefined()
    }),
    { numRuns: 400 },
  )
})

test.each([
  ['type:error screen:Home -release:1.2', true],
  ['nullpointer', true],
  ['NULL*exception', true],
  ['exception*null', false],
  ['release:shop@*', true],
  ['release:*+77', true],
  ['release:shop@*.4*7', true],
  ['platform:ios,android', true],
  ['payload.cart.items:3', true],
  ['payload.cart.items>3', false],
  ['-payload.cart.items>3', true],
  ['has:payload.cart', false],
  ['has:tags.screen tags.screen:Home', true],
  ['tags.__proto__:x', false],
  ['-has:payload.constructor', true],
  ['has:value', false],
  ['-value>3', true],
  ['level:""', true],
])('%j fits the sample event: %s', (text, expected) => {
  expect(filterTest(parseFilter(text))(anEvent())).toBe(expected)
})

test('a term and its negation never agree', () => {
  fc.assert(
    fc.property(anyFilter, anyEvent, (filter, event) => {
      for (const term of filter) {
        const turned = { ...term, negated: !term.negated }
        expect(filterTest([term])(event)).not.toBe(filterTest([turned])(event))
      }
    }),
  )
})

test('a field alone is read by the same names, and nothing may follow it', () => {
  expect(parseField('env')).toEqual({ kind: 'text', name: 'environment' })
  expect(parseField('tags."my key"')).toEqual({ kind: 'tag', key: 'my key' })
  expect(() => parseField('relase')).toThrow('Did you mean release?')
  for (const text of ['', 'type level', 'type:error', 'tags.']) {
    expect(() => parseField(text)).toThrow(FilterError)
  }
})
