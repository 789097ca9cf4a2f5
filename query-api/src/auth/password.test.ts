import { expect, test } from 'vitest'
import COMMON from './common-passwords.json' with { type: 'json' }
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

test.each(['password1', 'PassWord1', 'Ｑwertyuiop', 'ILOVEYOU', '12345678'])(
  'the common %s is refused',
  (password) => {
    expect(() => normalisePassword(password)).toThrow(
      expect.objectContaining({
        violations: [expect.objectContaining({ code: 'password_common' })],
      }),
    )
  },
)

test('the list is as it is compared: composed, small letters, long enough, in order', () => {
  expect(COMMON.length).toBeGreaterThan(300)
  expect(COMMON.filter((one) => one.normalize('NFKC').toLowerCase() !== one)).toEqual([])
  expect(COMMON.filter((one) => Buffer.byteLength(one) < 8)).toEqual([])
  expect(new Set(COMMON).size).toBe(COMMON.length)
})
