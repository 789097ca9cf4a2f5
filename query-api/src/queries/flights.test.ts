import { expect, test } from 'vitest'
import { createFlights } from './flights.ts'

/** A question that is answered when the test says so. */
const question = () => {
  const asked: { signal: AbortSignal; answer: (value: string) => void; fail: () => void }[] = []
  return {
    asked,
    ask: (signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        asked.push({ signal, answer: resolve, fail: () => reject(new Error('The store is away.')) })
      }),
  }
}

test('who asks the same while it is under way joins it', async () => {
  const { join } = createFlights()
  const { asked, ask } = question()
  const both = [join('a', undefined, ask), join('a', undefined, ask), join('b', undefined, ask)]
  expect(asked).toHaveLength(2)
  asked[0]?.answer('one')
  asked[1]?.answer('two')
  expect(await Promise.all(both)).toEqual(['one', 'one', 'two'])
})

test('an answer is not kept: who asks afterwards asks anew', async () => {
  const { join } = createFlights()
  const { asked, ask } = question()
  const first = join('a', undefined, ask)
  asked[0]?.answer('old')
  expect(await first).toBe('old')
  const second = join('a', undefined, ask)
  asked[1]?.answer('new')
  expect(await second).toBe('new')
})

test('one that goes away leaves the others their answer; the last one ends the question', async () => {
  const { join } = createFlights()
  const { asked, ask } = question()
  const [one, two] = [new AbortController(), new AbortController()]
  const first = join('a', one.signal, ask)
  const second = join('a', two.signal, ask)
  one.abort(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  expect(asked[0]?.signal.aborted).toBe(false)
  two.abort(new Error('gone too'))
  await expect(second).rejects.toThrow('gone too')
  expect(asked[0]?.signal.aborted).toBe(true)
  // A question that was given up is not joined.
  const third = join('a', undefined, ask)
  asked[1]?.answer('fresh')
  expect(await third).toBe('fresh')
})

test('all who wait hear of a failure', async () => {
  const { join } = createFlights()
  const { asked, ask } = question()
  const both = [join('a', undefined, ask), join('a', undefined, ask)]
  asked[0]?.fail()
  for (const one of both) await expect(one).rejects.toThrow('The store is away.')
})
