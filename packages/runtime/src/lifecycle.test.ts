import { expect, test } from 'vitest'
import { createLifecycle } from './lifecycle.ts'
import { createLogger } from './logger.ts'

const log = createLogger('test', 'silent')

test('parts close in reverse order, once, also when one fails', async () => {
  const order: string[] = []
  const lifecycle = createLifecycle(log)
  lifecycle.opened({ name: 'a', close: () => void order.push('a') })
  lifecycle.opened({
    name: 'b',
    close: async () => {
      order.push('b')
      throw new Error('does not close')
    },
  })
  lifecycle.opened({ name: 'c', close: () => void order.push('c') })
  await Promise.all([lifecycle.close(), lifecycle.close()])
  expect(order).toEqual(['c', 'b', 'a'])
})

test('a part that never closes does not hold the process', async () => {
  const lifecycle = createLifecycle(log, 20)
  lifecycle.opened({ name: 'stuck', close: () => new Promise(() => undefined) })
  await expect(lifecycle.close()).resolves.toBeUndefined()
})
