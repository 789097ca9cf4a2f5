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

test('a degraded part says so and does not make the service unready', () => {
  const health = createHealth(['kafka'])
  health.degrade('kafka', 'not acknowledging; 3 events wait')
  expect(health.ready).toBe(true)
  expect(health.report()).toEqual({ kafka: 'not acknowledging; 3 events wait' })
  health.set('kafka', undefined)
  expect(health.report()).toEqual({ kafka: 'ok' })
})
