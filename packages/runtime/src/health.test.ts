import { expect, test } from 'vitest'
import { createHealth } from './health.ts'

test('ready only when every part works, and says which does not', () => {
  const health = createHealth(['kafka', 'postgres'])
  expect(health.ready).toBe(false)
  health.set('kafka', undefined)
  health.set('postgres', 'connection refused')
  expect(health.ready).toBe(false)
  expect(health.report()).toEqual({ kafka: 'ok', postgres: 'connection refused' })
  health.set('postgres', undefined)
  expect(health.ready).toBe(true)
})
