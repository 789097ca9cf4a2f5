import { expect, test } from 'vitest'
import { normalisePassword } from './password.ts'

test('8 to 72 bytes of the composed form', () => {
  expect(normalisePassword('a\u0308'.repeat(36))).toBe('ä'.repeat(36))
  expect(normalisePassword('ﬀﬀﬀﬀ')).toBe('ffffffff')
})

test.each(['1234567', 'ä'.repeat(37), 'a'.repeat(73), 'abcdefgh\0'])(
  '%j is refused',
  (password) => {
    expect(() => normalisePassword(password)).toThrow(
      expect.objectContaining({ violations: [expect.objectContaining({ pointer: '/password' })] }),
    )
  },
)
