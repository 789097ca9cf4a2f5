import { expect, test } from 'vitest'
import { createErasures, isAfterErasure } from './erased.ts'

const received = (received_at: string): Buffer => Buffer.from(JSON.stringify({ received_at }))
const boundary = new Date('2026-11-24T10:00:00.000Z')

test('an erased event is not replayed, a later one is', () => {
  expect(isAfterErasure(received('2026-11-24T10:00:00.000Z'), boundary)).toBe(false)
  expect(isAfterErasure(received('2026-11-24T10:00:00.001Z'), boundary)).toBe(true)
  expect(isAfterErasure(Buffer.from('{"no":"time"}'), boundary)).toBe(false)
  expect(isAfterErasure(Buffer.from('{"no":"time"}'), null)).toBe(true)
})

test('a boundary that is told while somebody watches counts at once, and never goes back', () => {
  const erasures = createErasures()
  const before = received('2026-11-24T09:59:59.999Z')
  erasures.know({ id: 'p', events_erased_before: null })
  expect(erasures.mayShow('p', before)).toBe(true)
  erasures.know({ id: 'p', events_erased_before: boundary })
  erasures.know({ id: 'p', events_erased_before: null })
  erasures.know({ id: 'p', events_erased_before: new Date(boundary.getTime() - 1_000) })
  expect(erasures.mayShow('p', before)).toBe(false)
  expect(erasures.mayShow('other', before)).toBe(true)
  erasures.forget('p')
  expect(erasures.mayShow('p', before)).toBe(true)
})
