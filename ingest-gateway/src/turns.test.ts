import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('projects take turns, one piece of work in each round of the event loop', async () => {
  const turns = createTurns()
  const order: string[] = []
  let rounds = 0
  let isOver = false
  const countRounds = (): void => {
    rounds++
    if (!isOver) setImmediate(countRounds)
  }
  const work = async (project: string, pieces: number): Promise<void> => {
    for (let piece = 0; piece < pieces; piece++) {
      await turns.next(project)
      order.push(project)
    }
  }
  setImmediate(countRounds)
  await Promise.all([work('loud', 2), work('loud', 2), work('loud', 2), work('quiet', 2)])
  isOver = true
  expect(order.slice(0, 4)).toEqual(['loud', 'quiet', 'loud', 'quiet'])
  expect(order).toHaveLength(8)
  expect(rounds).toBeGreaterThanOrEqual(8)
})
