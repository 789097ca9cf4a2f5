import { expect, test } from 'vitest'
import { tryInsert } from './insert.ts'

const claim = { token: 'token', log: 1n, committed: 0n, highest: undefined }
const outcomeOf = (error: Error) => {
  const insert = async (): Promise<void> => {
    throw error
  }
  return tryInsert(insert, [], claim)
}
const withCode = (message: string, code: string) => Object.assign(new Error(message), { code })

test('a success is clear', async () => {
  expect(await tryInsert(async () => undefined, [], claim)).toEqual({ kind: 'landed' })
})

test('so is the fence, whatever code it comes with', async () => {
  const fenced = withCode('Value passed to throwIf is non-zero: FENCED', '395')
  expect((await outcomeOf(fenced)).kind).toBe('fenced')
})

test.each(['117', '26', '69', '252'])('code %s speaks about the data', async (code) => {
  expect((await outcomeOf(withCode('cannot parse', code))).kind).toBe('refused')
})

test('a refusal names the fault and quotes nothing of the row', async () => {
  const error = Object.assign(withCode('Cannot parse "anna@example.org"', '117'), {
    type: 'INCORRECT_DATA',
  })
  expect(await outcomeOf(error)).toEqual({
    kind: 'refused',
    detail: 'ClickHouse does not take it: INCORRECT_DATA, code 117.',
  })
})

test.each([
  ['query id in use', withCode('QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING', '216')],
  ['killed', withCode('QUERY_WAS_CANCELLED', '394')],
  ['out of memory', withCode('MEMORY_LIMIT_EXCEEDED', '241')],
  ['no answer', new Error('socket hang up')],
])('%s says nothing about the rows', async (_, error) => {
  expect((await outcomeOf(error)).kind).toBe('ambiguous')
})
