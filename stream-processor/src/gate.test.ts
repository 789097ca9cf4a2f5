import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('no more than its places at once, in order, and a failure gives its place back', async () => {
  const gate = createGate(2)
  const order: number[] = []
  let inside = 0
  let most = 0
  const work = (index: number) =>
    gate.pass(async () => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 5))
      inside--
      order.push(index)
      if (index === 0) throw new Error('failed')
    })
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map(work))
  expect(results.map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')])
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4])
})
