import { expect, test } from 'vitest'
import { highestOfStatus, judgeMemory } from './memory.ts'

test('the highest figure is read from the kernel', () => {
  expect(highestOfStatus('VmPeak:\t  900 kB\nVmHWM:\t  204800 kB\nVmRSS:\t 100 kB\n')).toBe(200)
  expect(highestOfStatus('')).toBe(0)
})

test('below the bounds is kept, above is red and named', () => {
  const bounds = { gateway: 100, kafka: 500 }
  expect(judgeMemory({ 'gateway-1': 99, kafka: 500 }, bounds).ok).toBe(true)
  const verdict = judgeMemory({ 'gateway-1': 101, kafka: 500 }, bounds)
  expect(verdict).toMatchObject({ ok: false, examples: ['gateway-1 101 of 100 MiB'] })
})

test('a part without a bound, and no part at all, are red', () => {
  expect(judgeMemory({ other: 1 }, {}).ok).toBe(false)
  expect(judgeMemory({}).ok).toBe(false)
})
