import { AppError } from '@pulseboard/runtime'
import { anEvent } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { choose, createSampler, liveEvent, viewOf, type LiveEvent } from './event-choice.ts'

const event = (id: string, changes = {}): LiveEvent =>
  liveEvent(id, Buffer.from(JSON.stringify(anEvent({ id, ...changes }))))
const ids = (chosen: ReturnType<typeof choose>): string[] =>
  chosen?.events.map(({ id }) => id) ?? []
const always = (rate: number) => () => rate

test('a filter shows what it lets through; the same meaning is the same view', () => {
  const view = viewOf('type:error  name:Null*')
  expect(view.filter).toBe(viewOf('type:error name:Null*').filter)
  const events = [event('a'), event('b', { name: 'Other' }), event('c', { type: 'event' })]
  expect(ids(choose(events, view, always(1)))).toEqual(['a'])
  expect(choose(events, viewOf('name:nobody'), always(1))).toBeUndefined()
  expect(ids(choose(events, viewOf(null), always(1)))).toEqual(['a', 'b', 'c'])
})

test('bytes that are no JSON pass no filter and harm nobody', () => {
  const bad = liveEvent('x', Buffer.from('{"a":}'))
  expect(choose([bad], viewOf('-type:error'), always(1))).toBeUndefined()
})

test('a filter that cannot be read names the place and the fix', () => {
  expect(() => viewOf('type:error relase:1')).toThrow(AppError)
  expect(() => viewOf('relase:1')).toThrow(/"relase" at character 1\. Did you mean release\?/)
})

test('a sample is chosen by id: even, nested, the same each time, and what it leaves out is counted', () => {
  const events = Array.from({ length: 8_000 }, (_, index) => event(`0193-${index}`))
  const eighth = choose(events, viewOf(null), always(8))
  const half = new Set(ids(choose(events, viewOf(null), always(2))))
  expect(eighth?.leftOut).toBe(8_000 - ids(eighth).length)
  expect(Math.abs(ids(eighth).length - 1_000)).toBeLessThan(150)
  expect(ids(eighth).every((id) => half.has(id))).toBe(true)
  expect(ids(choose(events, viewOf(null), always(8)))).toEqual(ids(eighth))
})

test('the rate rises at once and falls after a second of less', () => {
  let now = 0
  const sampler = createSampler({ now: () => now }, 100)
  expect(sampler.count(100)).toBe(1)
  expect(sampler.count(1)).toBe(2)
  expect(sampler.count(300)).toBe(8)
  now = 1_000
  expect(sampler.count(10)).toBe(8)
  now = 2_000
  expect(sampler.count(10)).toBe(1)
  expect(sampler.oneIn).toBe(1)
})
