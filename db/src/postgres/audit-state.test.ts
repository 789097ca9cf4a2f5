import { expect, test } from 'vitest'
import { changedFields, withoutSecrets } from './audit-state.ts'

test.each([
  'secret',
  'password_hash',
  'keyHash',
  'refresh_token',
  'recoveryCodes',
  'Authorization',
])('a field %s is hidden at any depth', (name) => {
  expect(withoutSecrets({ [name]: 'abc', in: { [name]: [1] } })).toEqual({
    [name]: '[hidden]',
    in: { [name]: '[hidden]' },
  })
})

test.each([
  `pbr_${'a1B2c3D4'.repeat(4)}`,
  `pb_live_${'a1B2c3D4'.repeat(4)}`,
  `note: pbp_${'x'.repeat(30)}!`,
  'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl',
])('a text that looks like a secret is hidden: %s', (text) => {
  expect(withoutSecrets({ name: text, list: [text] })).toEqual({
    name: '[hidden]',
    list: ['[hidden]'],
  })
})

test('what people may see stays as it is', () => {
  const at = new Date(0)
  const state = { name: 'Acme', role: 'owner', days: 30, by_type: { metric: 7 }, gone: null }
  expect(withoutSecrets({ ...state, at })).toEqual({ ...state, at: at.toISOString() })
})

test('bytes, long texts and deep things do not get in', () => {
  expect(withoutSecrets({ a: Buffer.from('x') })).toEqual({ a: '[hidden]' })
  expect((withoutSecrets({ a: 'x'.repeat(5000) })['a'] as string).length).toBe(1000)
  expect(JSON.stringify(withoutSecrets({ a: { b: { c: { d: { e: 1 } } } } }))).not.toContain('1')
})

test('only what differs is kept', () => {
  expect(changedFields({ name: 'a', slug: 's', x: 1 }, { name: 'b', slug: 's' })).toEqual({
    before: { name: 'a' },
    after: { name: 'b' },
  })
  expect(changedFields({ a: { b: 1 } }, { a: { b: 1 } })).toBeUndefined()
  expect(changedFields({}, { a: 1 })).toEqual({ before: { a: null }, after: { a: 1 } })
})
