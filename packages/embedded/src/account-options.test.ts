import { expect, test } from 'vitest'
import { readAccountOptions } from './account-options.ts'

test('a command, an address, a folder', () => {
  expect(readAccountOptions(['reset', 'a@example.com', '--data-dir', '/data'])).toEqual({
    command: 'reset',
    address: 'a@example.com',
    dataDir: '/data',
  })
  expect(readAccountOptions(['second-factor-off', 'a@example.com'])?.dataDir).toMatch(
    /\.pulseboard$/,
  )
})

test('nothing or --help asks for the usage', () => {
  expect(readAccountOptions([])).toBeUndefined()
  expect(readAccountOptions(['--help'])).toBeUndefined()
})

test.each([
  [['delete', 'a@example.com'], /"delete" is no command/],
  [['reset'], /Name the account/],
  [['reset', 'ada'], /Name the account/],
  [['reset', 'a@example.com', 'b@example.com'], /One account at a time/],
  [['reset', '--force'], /npm run account -- --help/],
])('%j is refused with the fix', (args, problem) => {
  expect(() => readAccountOptions(args)).toThrow(problem)
})
