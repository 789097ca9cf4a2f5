import { describe, expect, it } from 'vitest'
import { markedRange, moveCursor, NO_CURSOR, type ChartCursor } from './cursor.ts'

const press = (cursor: ChartCursor, keys: string[], shiftKey = false) =>
  keys.reduce((at, key) => moveCursor(at, { key, shiftKey }, 10) ?? at, cursor)

describe('moveCursor', () => {
  it('starts at the newest bucket and stays inside', () => {
    expect(press(NO_CURSOR, ['ArrowLeft']).at).toBe(9)
    expect(press(NO_CURSOR, ['ArrowLeft', 'ArrowRight']).at).toBe(9)
    expect(press(NO_CURSOR, ['Home', 'ArrowLeft']).at).toBe(0)
  })
  it('marks with shift, in either direction', () => {
    const start = press(NO_CURSOR, ['End'])
    expect(markedRange(press(start, ['ArrowLeft', 'ArrowLeft'], true))).toEqual([7, 9])
    expect(markedRange(press(press(NO_CURSOR, ['Home']), ['ArrowRight'], true))).toEqual([0, 1])
  })
  it('forgets the mark when moved without shift, and all on Escape', () => {
    const marked = press(press(NO_CURSOR, ['End']), ['ArrowLeft'], true)
    expect(markedRange(press(marked, ['ArrowLeft']))).toBeNull()
    expect(press(marked, ['Escape'])).toEqual(NO_CURSOR)
  })
  it('leaves other keys to the page', () => {
    expect(moveCursor(NO_CURSOR, { key: 'v', shiftKey: false }, 10)).toBeNull()
    expect(moveCursor(NO_CURSOR, { key: 'Escape', shiftKey: false }, 10)).toBeNull()
    expect(moveCursor(NO_CURSOR, { key: 'ArrowLeft', shiftKey: false }, 0)).toBeNull()
  })
})
