import { expect, test } from 'vitest'
import { deriveKeys, sign, unsign } from './keys.ts'

const keys = deriveKeys('8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f')

test('what was signed comes back', () => {
  expect(unsign(keys['page-cursor'], sign(keys['page-cursor'], 'ä:1'))).toBe('ä:1')
})

test('another purpose, a changed text and noise are refused', () => {
  const signed = sign(keys['page-cursor'], 'a:1')
  expect(unsign(keys['live-cursor'], signed)).toBeUndefined()
  const [, tag] = signed.split('.')
  expect(unsign(keys['page-cursor'], `${Buffer.from('a:2').toString('base64url')}.${tag}`)).toBe(
    undefined,
  )
  for (const noise of ['', '.', 'abc', 'a.b.c', '%%.%%'])
    expect(unsign(keys['page-cursor'], noise)).toBeUndefined()
})

test('each purpose has its own key', () => {
  const { kid, ...derived } = keys
  expect(kid).toMatch(/^[0-9a-f]{8}$/)
  expect(new Set(Object.values(derived).map((key) => key.toString('hex'))).size).toBe(4)
})
