import { expect, test } from 'vitest'
import { isAfterErasure } from './resume.ts'

const received = (received_at: string): Buffer => Buffer.from(JSON.stringify({ received_at }))
const boundary = new Date('2026-11-24T10:00:00.000Z')

test('an erased event is not replayed, a later one is', () => {
  expect(isAfterErasure(received('2026-11-24T10:00:00.000Z'), boundary)).toBe(false)
  expect(isAfterErasure(received('2026-11-24T10:00:00.001Z'), boundary)).toBe(true)
  expect(isAfterErasure(Buffer.from('{"no":"time"}'), boundary)).toBe(false)
  expect(isAfterErasure(Buffer.from('{"no":"time"}'), null)).toBe(true)
})
