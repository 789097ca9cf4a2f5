import { anEvent } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { LiveBuffer } from './buffer.ts'

const events = (...ids: string[]) =>
  ({ type: 'events', cursor: 'c', events: ids.map((id) => anEvent({ id })) }) as const
const keys = (buffer: LiveBuffer) => buffer.rows().map((row) => row.key)

describe('LiveBuffer', () => {
  it('shows the newest first and each event once', () => {
    const buffer = new LiveBuffer()
    buffer.add(events('a', 'b'))
    buffer.add(events('b', 'c'))
    expect(keys(buffer)).toEqual(['c', 'b', 'a'])
    expect(buffer.received).toBe(3)
  })

  it('never holds more than its bound and still counts what left', () => {
    const buffer = new LiveBuffer(3)
    buffer.add(events('a', 'b', 'c', 'd', 'e'))
    expect(keys(buffer)).toEqual(['e', 'd', 'c'])
    expect(buffer.received).toBe(5)
    expect(buffer.add({ type: 'stored', ids: ['a'] })).toBe(false)
  })

  it('turns rows from received to stored, as new values', () => {
    const buffer = new LiveBuffer()
    buffer.add(events('a', 'b'))
    const before = buffer.rows()
    expect(buffer.add({ type: 'stored', ids: ['a', 'unknown'] })).toBe(true)
    expect(buffer.rows()).toMatchObject([
      { key: 'b', stored: false },
      { key: 'a', stored: true },
    ])
    expect(before).toMatchObject([{ stored: false }, { stored: false }])
  })

  it('begins anew when it is cleared', () => {
    const buffer = new LiveBuffer()
    buffer.add(events('a', 'b'))
    buffer.clear()
    buffer.add(events('b', 'c'))
    expect(keys(buffer)).toEqual(['c', 'b'])
    expect(buffer.received).toBe(4)
  })

  it('makes a gap a row of its own', () => {
    const buffer = new LiveBuffer()
    buffer.add(events('a'))
    buffer.add({ type: 'gap', count: 12, reason: 'slow_client' })
    buffer.add({ type: 'gap', count: 1, reason: 'restarted' })
    expect(buffer.rows()).toMatchObject([{ count: 1 }, { count: 12 }, { key: 'a' }])
    expect(new Set(keys(buffer)).size).toBe(3)
  })
})
