import type { Position } from '@pulseboard/runtime'
import { beforeEach, expect, test } from 'vitest'
import { aClient, texts, type FakeClient } from '../testing/live-client.ts'
import type { Backfill } from './backfill.ts'
import { catchUp, type CatchUpDeps } from './catch-up.ts'
import { viewOf, type View } from './event-choice.ts'
import { createRecent, type Recent } from './recent.ts'
import type { TailMessage } from './tail.ts'

const at = (offset: number): Map<number, bigint> => new Map([[0, BigInt(offset)]])
const message = (offset: number, project = 'p', type = 'event'): TailMessage => ({
  partition: 0,
  offset: BigInt(offset),
  id: `e${offset}`,
  project,
  value: Buffer.from(JSON.stringify({ n: offset, type })),
})
const numbers = (client: FakeClient): number[] =>
  (texts(client) as { events?: { n: number }[] }[]).flatMap(({ events = [] }) =>
    events.map(({ n }) => n),
  )

let recent: Recent
let position: Map<number, bigint>
let joined: number
let client: FakeClient
let gone: AbortController
let backfill: Backfill
let isTicking: boolean
let acts: (() => void)[]

const push = (...messages: TailMessage[]): void => {
  for (const each of messages) {
    recent.push(each)
    position.set(0, each.offset + 1n)
  }
}
const deps = (): CatchUpDeps => ({
  recent,
  backfill,
  clock: { now: () => Date.now() },
  position,
  encode: (where: Position) => `c${where.get(0)}`,
  between: (act) => {
    if (isTicking) acts.push(act)
    else act()
  },
  show: () => true,
  rateOf: () => 1,
})
const run = (from: Position | undefined, view: View = viewOf(null)): Promise<void> => {
  const join = (): void => void (joined += 1)
  return catchUp(deps(), { projectId: 'p', view, client, from, signal: gone.signal, join })
}

beforeEach(() => {
  recent = createRecent()
  recent.beginAt(at(10))
  position = at(10)
  joined = 0
  client = aClient()
  gone = new AbortController()
  backfill = async () => false
  isTicking = false
  acts = []
})

test('what was missed, filtered, with the cursor after it; then it joins', async () => {
  push(message(10), message(11, 'q'), message(12, 'p', 'error'), message(13))
  await run(at(11), viewOf('type:error'))
  expect(texts(client)).toEqual([
    { type: 'ready', cursor: 'c11' },
    { type: 'events', cursor: 'c14', events: [{ n: 12, type: 'error' }] },
  ])
  expect(joined).toBe(1)
})

test('a cursor that is none of ours, or too far back: a gap, and the present', async () => {
  push(message(10))
  await run(undefined)
  await run(at(3))
  const told = [
    { type: 'gap', count: 1, reason: 'restarted' },
    { type: 'ready', cursor: 'c11' },
  ]
  expect(texts(client)).toEqual([...told, { type: 'ready', cursor: 'c3' }, ...told])
  expect(joined).toBe(2)
})

test('older messages are fetched and put before the recent ones', async () => {
  push(message(10))
  backfill = async () => {
    recent.prepend([message(8), message(9)], at(8))
    return true
  }
  await run(at(8))
  expect(numbers(client)).toEqual([8, 9, 10])
  expect(joined).toBe(1)
})

test('a client that does not read is given no more until it does', async () => {
  push(message(10))
  client.bufferedBytes = 2 * 1024 * 1024
  const running = run(at(10))
  await new Promise((resolve) => void setTimeout(resolve, 60))
  expect(numbers(client)).toEqual([])
  client.bufferedBytes = 0
  await running
  expect(numbers(client)).toEqual([10])
})

test('a cursor of a replica that is ahead is waited for, and nothing comes twice', async () => {
  push(message(10))
  const running = run(at(13))
  push(message(11))
  await new Promise((resolve) => void setTimeout(resolve, 60))
  expect(joined).toBe(0)
  push(message(12))
  await running
  expect(numbers(client)).toEqual([])
  expect(joined).toBe(1)
})

test('while something waits for all it joins after the tick, with what came until then', async () => {
  push(message(10))
  isTicking = true
  const running = run(at(10))
  await expect.poll(() => acts.length).toBe(1)
  push(message(11))
  expect(joined).toBe(0)
  for (const act of acts) act()
  await running
  expect(numbers(client)).toEqual([10, 11])
  expect(joined).toBe(1)
})

test('one that goes meanwhile never joins', async () => {
  push(message(10))
  client.bufferedBytes = 2 * 1024 * 1024
  const running = run(at(10))
  gone.abort()
  await running
  expect(joined).toBe(0)
})
