import { expect, test } from 'vitest'
import { describeTotp, matchTotp, newTotpSecret } from './totp.ts'

// The secret and the times of RFC 6238, appendix B; of its eight digits apps show the last six.
const secret = Buffer.from('12345678901234567890')

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_111_111_111, '050471', 37_037_037],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
  [20_000_000_000, '353130', 666_666_666],
])('RFC 6238 at %d s: %s', (seconds, code, step) => {
  expect(matchTotp(secret, code, seconds * 1000)).toBe(step)
})

test('one step before and after, never two', () => {
  const at = (seconds: number): number | undefined => matchTotp(secret, '287082', seconds * 1000)
  expect([0, 29, 30, 59, 60, 89, 90, 119].map(at)).toEqual([1, 1, 1, 1, 1, 1, undefined, undefined])
})

test.each(['', '28708', '2870822', '28708a', ' 287082', '２８７０８２', '287082\n'])(
  '%j is no code',
  (code) => {
    expect(matchTotp(secret, code, 59_000)).toBeUndefined()
  },
)

test('apps can read it', () => {
  const { secret: typed, uri } = describeTotp(secret, 'a+b@example.com')
  expect(typed).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const { protocol, host, searchParams } = new URL(uri)
  expect([protocol, host]).toEqual(['otpauth:', 'totp'])
  expect(decodeURIComponent(uri)).toContain('PulseBoard:a+b@example.com')
  expect(Object.fromEntries(searchParams)).toEqual({
    issuer: 'PulseBoard',
    secret: typed,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
  expect(newTotpSecret()).toHaveLength(20)
})
