import { expect, test } from 'vitest'
import { createRefreshCookie } from './cookies.ts'

const token = 'a'.repeat(43)

test('over http: HttpOnly, Strict, bound to the auth routes', () => {
  expect(createRefreshCookie('http://localhost:3001').set(token, 60)).toBe(
    `pb_refresh=${token}; Max-Age=60; Path=/api/v1/auth; HttpOnly; SameSite=Strict`,
  )
})

test('over https: Secure, of this host alone, by a name that demands it', () => {
  const cookie = createRefreshCookie('https://pulse.example.com')
  expect(cookie.set(token, 60)).toBe(
    `__Host-pb_refresh=${token}; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Strict`,
  )
  expect(cookie.set(token, 60)).not.toContain('Domain')
  expect(cookie.clear()).toContain('Max-Age=0')
  expect(cookie.read(`pb_refresh=${token}`)).toBeUndefined()
})

test('reads its own cookie among others and refuses other shapes', () => {
  const cookie = createRefreshCookie('http://localhost:3001')
  expect(cookie.read(`theme=dark; pb_refresh=${token}; x=y`)).toBe(token)
  expect(cookie.read('pb_refresh=short')).toBeUndefined()
  expect(cookie.read('pb_refresh=' + '<'.repeat(43))).toBeUndefined()
  expect(cookie.read(undefined)).toBeUndefined()
})
