import { describe, expect, it } from 'vitest'
import { shortcut, stepIndex, type KeyPress } from './keys.ts'

const press = (changes: Partial<KeyPress> = {}): KeyPress => ({
  key: 'l',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  target: { tagName: 'BODY' },
  ...changes,
})

describe('shortcut', () => {
  it('takes a plain key', () => expect(shortcut(press())).toBe('l'))
  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { defaultPrevented: true },
    { target: { tagName: 'INPUT' } },
    { target: { tagName: 'textarea' } },
    { target: { tagName: 'SELECT' } },
    { target: { tagName: 'DIV', isContentEditable: true } },
  ])('leaves %j alone', (changes) => expect(shortcut(press(changes))).toBeNull())
})

describe('stepIndex', () => {
  it('stays inside the list', () => {
    expect([
      stepIndex(-1, 1, 3),
      stepIndex(2, 1, 3),
      stepIndex(0, -1, 3),
      stepIndex(0, 1, 0),
    ]).toEqual([0, 2, 0, -1])
  })
})
