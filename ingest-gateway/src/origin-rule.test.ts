import { expect, test } from 'vitest'
import { createOriginRule } from './origin-rule.ts'

test('no list and no demand: there is nothing to check', () => {
  expect(createOriginRule([], false)).toBeUndefined()
})

test.each([
  ['https://app.example.com', true],
  ['https://a.shop.example', true],
  ['https://a.b.shop.example', true],
  ['http://localhost:5173', true],
  ['https://shop.example', false],
  ['https://evilshop.example', false],
  ['https://.shop.example', false],
  ['https://a.shop.example.evil.net', false],
  ['https://evil.net/.shop.example', false],
  ['http://a.shop.example', false],
  ['https://a.shop.example:8443', false],
  ['http://localhost', false],
  ['null', false],
  ['', false],
])('%s: %s', (origin, allowed) => {
  const rule = createOriginRule(
    ['https://app.example.com', 'https://*.shop.example', 'http://localhost:5173'],
    false,
  )
  expect(rule?.(origin) === undefined).toBe(allowed)
})

test('no Origin header: allowed, unless it is demanded', () => {
  expect(createOriginRule(['https://a.example'], false)?.(undefined)).toBeUndefined()
  expect(createOriginRule(['https://a.example'], true)?.(undefined)).toContain('require_origin')
  expect(createOriginRule([], true)?.(undefined)).toContain('require_origin')
  expect(createOriginRule([], true)?.('https://any.example')).toBeUndefined()
})

test('the refusal names the origin and the fix, and is bounded', () => {
  const detail = createOriginRule(['https://a.example'], false)?.(`https://${'x'.repeat(9_000)}`)
  expect(detail).toContain('Settings → Keys')
  expect(detail?.length).toBeLessThan(400)
})
