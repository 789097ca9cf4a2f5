import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { linkUrl, readLink, signLink, type LinkClaims } from './signed-link.ts'

const key = randomBytes(32)
const claims: LinkClaims = {
  action: 'mute',
  reader: '0198c0de-0000-7000-8000-000000000001',
  project: '0198c0de-0000-7000-8000-000000000002',
  rule: '0198c0de-0000-7000-8000-000000000003',
  expires: 2_000,
}
const token = signLink(key, claims)

test('a link says what it was signed for, until its end', () => {
  expect(readLink(key, token, 1_999_999)).toEqual(claims)
  expect(readLink(key, token, 2_000_000)).toBe('expired')
  expect(signLink(key, claims)).toBe(token)
  expect(linkUrl('https://pulse.example.com/', token)).toBe(`https://pulse.example.com/a/${token}`)
  expect(token).toMatch(/^[\w.-]+$/)
})

test('nothing else is a link: another key, another claim, a piece, a longer one', () => {
  const [body = '', signature = ''] = token.split('.')
  const other = Buffer.from(JSON.stringify({ ...claims, reader: 'somebody' })).toString('base64url')
  const hostile = [
    signLink(randomBytes(32), claims),
    `${other}.${signature}`,
    `${body}.`,
    body,
    '',
    '.',
    `${token}.${signature}`,
    `${body}.${signature.slice(0, -4)}`,
    'x'.repeat(2_000),
    `${'x'.repeat(2_000)}.${signature}`,
  ]
  for (const each of hostile) expect(readLink(key, each, 0), each.slice(0, 40)).toBe('invalid')
})

test('each changed character ends it', () => {
  for (let at = 0; at < token.length - 1; at++) {
    const changed = token[at] === 'A' ? 'B' : 'A'
    const forged = token.slice(0, at) + changed + token.slice(at + 1)
    expect(readLink(key, forged, 0)).toBe('invalid')
  }
})
