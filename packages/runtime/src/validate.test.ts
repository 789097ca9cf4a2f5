import {
  anEvent,
  anEventInput,
  Event,
  EventInput,
  Problem,
  IngestResult,
} from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { compile } from './validate.ts'

const isInput = compile(EventInput)
const isEvent = compile(Event)

test('the samples fit their schemas', () => {
  expect(isInput(anEventInput())).toBeNull()
  expect(isEvent(anEvent())).toBeNull()
  expect(() => [compile(Problem), compile(IngestResult)]).not.toThrow()
})

test.each([
  ['a missing field', { name: 'x' }, '/type', 'required', 'Add type.'],
  [
    'a mistyped type',
    { type: 'erorr', name: 'x' },
    '/type',
    'not_in_list',
    'Did you mean "error"?',
  ],
  [
    'a mistyped field',
    anEventInput({ lvel: 'info' } as object),
    '/lvel',
    'unknown_field',
    'Did you mean "level"?',
  ],
  [
    'a field of ours',
    anEventInput({ project_id: 'x' } as object),
    '/project_id',
    'unknown_field',
    'Remove it.',
  ],
  ['a wrong kind', anEventInput({ value: 'much' } as object), '/value', 'type', 'must be number'],
  ['a bad time', anEventInput({ timestamp: 'yesterday' }), '/timestamp', 'anyOf', 'must match'],
  ['a long name', anEventInput({ name: 'x'.repeat(201) }), '/name', 'maxLength', '200'],
  [
    'a tag that is no string',
    anEventInput({ tags: { 'a\nb': 1 } } as object),
    '/tags/a\nb',
    'type',
    'string',
  ],
])('%s is named with its fix', (_, value, pointer, code, fix) => {
  const [violation] = isInput(value) ?? []
  expect(violation).toMatchObject({ pointer, code })
  expect(violation?.fix).toContain(fix)
})

test('what is shown of a value is short', () => {
  const [violation] = isInput(anEventInput({ name: 'x'.repeat(100_000) })) ?? []
  expect(JSON.stringify(violation).length).toBeLessThan(400)
})
