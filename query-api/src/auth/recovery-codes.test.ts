import { expect, test } from 'vitest'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'

test('ten different codes that can be read out', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
})

test('the way it is typed does not matter', () => {
  const [code = ''] = newRecoveryCodes()
  const hash = recoveryCodeHash(code)
  expect(hash).toHaveLength(32)
  expect(recoveryCodeHash(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(hash)
})

test.each(['', '123456', 'ABCD-EFGH-JKLM-NPQ', 'ABCD-EFGH-JKLM-NPQ0', 'ABCD-EFGH-JKLM-NPQRS'])(
  '%j is none',
  (typed) => {
    expect(recoveryCodeHash(typed)).toBeUndefined()
  },
)
