import { expect, test } from 'vitest'
import { deriveKeyring } from './keys.ts'
import { seal, unseal } from './seal.ts'

const [old, fresh] = ['8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f', '0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d']
const secret = Buffer.from('12345678901234567890')

test('what was sealed opens, under the key or one that it replaced', () => {
  const sealed = seal(deriveKeyring(old), 'ada', secret)
  expect(unseal(deriveKeyring(old), 'ada', sealed)).toEqual({ secret, isOld: false })
  expect(unseal(deriveKeyring(`${fresh},${old}`), 'ada', sealed)).toEqual({ secret, isOld: true })
  expect(unseal(deriveKeyring(fresh), 'ada', sealed)).toBeUndefined()
})

test('never in clear, never twice the same', () => {
  const [one, two] = [0, 1].map(() => seal(deriveKeyring(old), 'ada', secret))
  expect(one).not.toEqual(two)
  expect(one?.includes(secret)).toBe(false)
})

test('a row of another account, a changed byte and a stump do not open', () => {
  const ring = deriveKeyring(old)
  const sealed = seal(ring, 'ada', secret)
  expect(unseal(ring, 'bob', sealed)).toBeUndefined()
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unseal(ring, 'ada', changed)).toBeUndefined()
  }
  for (const length of [0, 11, 12, 27]) {
    expect(unseal(ring, 'ada', sealed.subarray(0, length))).toBeUndefined()
  }
})
