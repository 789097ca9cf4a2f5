import { expect, test } from 'vitest'
import { closest } from './closest.ts'

test('a guess needs to be near', () => {
  expect(closest('platfrom', ['platform', 'payload'])).toBe('platform')
  expect(closest('zzzzzzzz', ['platform', 'payload'])).toBeUndefined()
  expect(closest('p'.repeat(1000), ['platform'])).toBeUndefined()
})
