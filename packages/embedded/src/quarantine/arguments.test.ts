import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { setPaths } from './set-path.ts'

const ID = '01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d8e'

test.each([
  [
    ['list', '--reason', 'not_json', '--limit', '10'],
    { command: 'list', reason: 'not_json', limit: 10 },
  ],
  [['show', ID.toUpperCase()], { command: 'show', id: ID }],
  [['fix', ID, '--set', 'type=error', '--set', 'name=x'], { set: ['type=error', 'name=x'] }],
  [['replay', '--reason', 'unknown_project', '--dry-run'], { dryRun: true, id: undefined }],
])('%j', (args, wanted) => {
  expect(readArguments(args)).toMatchObject(wanted)
})

test.each([
  [[], /use list, show/],
  [['show'], /needs an id/],
  [['show', 'abc'], /use an id/],
  [['fix', ID], /--file FILE or --set/],
  [['fix', ID, '--file', 'a', '--set', 'b=1'], /either/],
  [['drop'], /an id or --reason/],
  [['drop', ID, '--reason', 'not_json'], /not both/],
  [['list', '--reason', 'bad'], /use one of not_json/],
  [['list', '--limit', '0'], /use 1 to 1000/],
  [['list', '--colour'], /--help/],
] as const)('%j is refused with the fix', (args, message) => {
  expect(() => readArguments(args)).toThrow(message)
})

test('fields are set at their path, as JSON where it is JSON', () => {
  expect(setPaths('{"type":"eror","payload":{"a":1}}', ['type=error', 'payload.b={"c":2}'])).toBe(
    '{"type":"error","payload":{"a":1,"b":{"c":2}}}',
  )
  expect(() => setPaths('[', ['a=1'])).toThrow(/--file/)
  expect(() => setPaths('{}', ['a'])).toThrow(/path=value/)
})
