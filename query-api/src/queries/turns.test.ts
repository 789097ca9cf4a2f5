import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Questions that end when they are told to. */
const createQuestions = () => {
  const order: string[] = []
  const ends = new Map<string, () => void>()
  return {
    order,
    end: (name: string): void => ends.get(name)?.(),
    run: (name: string) => () =>
      new Promise<string>((resolve) => {
        order.push(name)
        ends.set(name, () => resolve(name))
      }),
  }
}
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

test('so many run, the others wait in order, one too many is refused', async () => {
  const turns = createTurns({ running: 1, waiting: 2 })
  const { order, end, run } = createQuestions()
  const asked = ['a', 'b', 'c'].map((name) => turns.take('p', undefined, run(name)))
  await expect(turns.take('p', undefined, run('d'))).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: 2,
  })
  expect(order).toEqual(['a'])
  for (const name of ['a', 'b', 'c']) {
    end(name)
    await settled()
  }
  expect(await Promise.all(asked)).toEqual(['a', 'b', 'c'])
  expect(order).toEqual(['a', 'b', 'c'])
})

test('projects do not wait for each other, and a failed question gives its turn back', async () => {
  const turns = createTurns({ running: 1, waiting: 0 })
  const fail = (): Promise<never> => Promise.reject(new Error('no'))
  await expect(turns.take('p', undefined, fail)).rejects.toThrow('no')
  const { order, run } = createQuestions()
  void turns.take('p', undefined, run('p'))
  void turns.take('q', undefined, run('q'))
  expect(order).toEqual(['p', 'q'])
})

test('who goes away while waiting leaves the line', async () => {
  const turns = createTurns({ running: 1, waiting: 1 })
  const { order, end, run } = createQuestions()
  void turns.take('p', undefined, run('a'))
  const controller = new AbortController()
  const gone = turns.take('p', controller.signal, run('gone'))
  controller.abort()
  await expect(gone).rejects.toThrow('went away')
  const next = turns.take('p', undefined, run('b'))
  end('a')
  await settled()
  end('b')
  expect(await next).toBe('b')
  expect(order).toEqual(['a', 'b'])
})
