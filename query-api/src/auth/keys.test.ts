import { expect, test } from 'vitest'
import { createSigner, deriveKeyring, keysFor, namedKey } from './keys.ts'

const [old, fresh] = ['8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f', '0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d']
const keys = deriveKeyring(old)
const pages = createSigner(keys, 'page-cursor')

test('what was signed comes back', () => {
  expect(pages.unsign(pages.sign('ä:1'))).toBe('ä:1')
})

test('another purpose, a changed text and noise are refused', () => {
  const signed = pages.sign('a:1')
  expect(createSigner(keys, 'live-cursor').unsign(signed)).toBeUndefined()
  const [, tag] = signed.split('.')
  expect(pages.unsign(`${Buffer.from('a:2').toString('base64url')}.${tag}`)).toBe(undefined)
  for (const noise of ['', '.', 'abc', 'a.b.c', '%%.%%'])
    expect(pages.unsign(noise)).toBeUndefined()
})

test('each purpose has its own key', () => {
  const { kid, older, ...derived } = keys
  expect(older).toEqual([])
  expect(kid).toMatch(/^[0-9a-f]{8}$/)
  expect(new Set(Object.values(derived).map((key) => key.toString('hex'))).size).toBe(8)
})

test('of several secrets the first is used and all are known by name', () => {
  const ring = deriveKeyring(`${fresh}, ${old}`)
  expect(ring['access-token']).toEqual(deriveKeyring(fresh)['access-token'])
  expect(keysFor(ring, 'access-token')[1]).toEqual(keys['access-token'])
  expect(namedKey(ring, 'access-token', keys.kid)).toEqual(keys['access-token'])
  expect(namedKey(ring, 'access-token', ring.kid)).toEqual(ring['access-token'])
  expect(namedKey(ring, 'access-token', 'other')).toBeUndefined()
  expect(namedKey(ring, 'access-token', undefined)).toBeUndefined()
})

test('what an older secret of the ring signed is still read, the newest signs', () => {
  const ring = createSigner(deriveKeyring(`${fresh}, ${old}`), 'page-cursor')
  expect(ring.unsign(pages.sign('a:1'))).toBe('a:1')
  expect(pages.unsign(ring.sign('a:1'))).toBeUndefined()
})
