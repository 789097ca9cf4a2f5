import { expect, test } from 'vitest'
import { headerLine, mailAddress, parseMailbox } from './header-line.ts'

test.each([
  ['Reset\r\nBcc: all@example.com', 'Reset Bcc: all@example.com'],
  ['a\u2028b\u2029c\u0000d\u0085e', 'a b c d e'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['Grüße 👋', 'Grüße 👋'],
])('%j becomes one visible line', (text, line) => {
  expect(headerLine(text)).toBe(line)
})

test('a header is never long', () => {
  expect(Array.from(headerLine('👋'.repeat(1000)))).toHaveLength(150)
})

test.each([
  'a@example.com\r\nBcc: b@example.com',
  'a@example.com\nRCPT TO:<b@example.com>',
  'a@example.com, b@example.com',
  'a@example.com;b@example.com',
  'Ada <a@example.com>',
  '"a b"@example.com',
  'group: a@example.com;',
  'a@b@example.com',
  'a@[127.0.0.1]',
  `${'a'.repeat(65)}@example.com`,
  'a @example.com',
  'a\0@example.com',
  '@example.com',
  'a@',
  '',
])('%j is not one address', (text) => {
  expect(() => mailAddress(text)).toThrow('not one address')
})

test.each(["o'hara+tag@example.co.uk", 'jörg@müller.example', 'a@localhost'])('%s is', (text) => {
  expect(mailAddress(text)).toBe(text)
})

test('a sender may have a name', () => {
  expect(parseMailbox('PulseBoard <no-reply@example.com>')).toEqual({
    name: 'PulseBoard',
    address: 'no-reply@example.com',
  })
  expect(parseMailbox('"Pulse, Board" <a@example.com>')?.name).toBe('Pulse, Board')
  expect(parseMailbox('no-reply@example.com')).toEqual({
    name: '',
    address: 'no-reply@example.com',
  })
  for (const text of ['', 'PulseBoard', 'a@example.com>', '<a@example.com', '<>', 'x <a b@c>'])
    expect(parseMailbox(text)).toBeUndefined()
})
