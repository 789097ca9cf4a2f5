import { expect, test } from 'vitest'
import { isFeedOrigin, isLoopback, isOwnOrigin } from './origin.ts'

const development = 'http://localhost:3001'

test.each([
  [undefined, true],
  ['http://localhost:3001', true],
  ['http://127.0.0.1:3001', true],
  ['http://[::1]:3001', true],
  ['http://localhost:3002', false],
  ['https://localhost:3001', false],
  ['http://localhost.evil.example:3001', false],
  ['http://evil.example', false],
  ['null', false],
])('in development %s is own: %s', (origin, own) => {
  expect(isOwnOrigin(origin, development)).toBe(own)
})

test('in production only the exact origin is own', () => {
  expect(isOwnOrigin('https://pulse.example.com', 'https://pulse.example.com/')).toBe(true)
  expect(isOwnOrigin('http://localhost:443', 'https://pulse.example.com')).toBe(false)
  expect(isOwnOrigin('http://pulse.example.com', 'https://pulse.example.com')).toBe(false)
})

test('the feed also serves pages of the host it was asked at', () => {
  expect(isFeedOrigin('http://192.168.1.5:3001', development, '192.168.1.5:3001')).toBe(true)
  expect(isFeedOrigin('http://evil.example', development, '192.168.1.5:3001')).toBe(false)
  expect(isFeedOrigin('null', development, 'null')).toBe(false)
})

test('loopback addresses', () => {
  expect(['localhost', '127.0.0.1', '127.9.9.9', '::1'].every(isLoopback)).toBe(true)
  expect(['0.0.0.0', '::', '10.0.0.1', ''].some(isLoopback)).toBe(false)
})
