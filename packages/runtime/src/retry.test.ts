import { expect, test } from 'vitest'
import { retryUntilDone } from './retry.ts'

const { signal } = new AbortController()

test('goes on until the work succeeds, waiting longer each time up to a bound', async () => {
  const waits: number[] = []
  let tries = 0
  const result = await retryUntilDone(
    async () => {
      if (++tries < 5) throw new Error('away')
      return tries
    },
    { signal, onFailure: (_, wait) => void waits.push(wait), firstWaitMs: 1, longestWaitMs: 4 },
  )
  expect(result).toBe(5)
  expect(waits).toEqual([1, 2, 4, 4])
})

test('a final error ends it', async () => {
  const work = async () => Promise.reject(new TypeError('wrong'))
  const isFinal = (error: unknown) => error instanceof TypeError
  await expect(
    retryUntilDone(work, { signal, onFailure: () => undefined, isFinal }),
  ).rejects.toThrow('wrong')
})

test('an abort ends it with its reason, also while it waits', async () => {
  const controller = new AbortController()
  const work = async () => Promise.reject(new Error('away'))
  const onFailure = () => controller.abort(new Error('stopped'))
  await expect(retryUntilDone(work, { signal: controller.signal, onFailure })).rejects.toThrow(
    'stopped',
  )
})
