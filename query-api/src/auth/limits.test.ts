import { expect, test } from 'vitest'
import { delayFor, LIMITS_DEFAULT, type Limits } from './limits.ts'

test('answers get slower and never slower than 8 s', () => {
  expect([-5, 0, 1, 2, 3, 6, 7, 1000, Infinity].map(delayFor)).toEqual([
    0, 0, 250, 500, 1000, 8000, 8000, 8000, 8000,
  ])
})

test('nobody without proof can lock an account', () => {
  const open = ['login', 'register', 'forgot', 'link', 'hello', 'refresh'] as const
  for (const action of open) {
    const limits: Limits[typeof action] = LIMITS_DEFAULT[action]
    expect([action, limits.account]).toEqual([action, undefined])
  }
})
