import { describe, expect, it } from 'vitest'
import { loginPath, safeNext } from './safe-next.ts'

const ORIGIN = 'https://pulse.example'

describe('safeNext', () => {
  it.each(['/p/shop', '/p/shop/events?type=error#row', '/projects'])('follows %s', (path) => {
    expect(safeNext(path, ORIGIN)).toBe(path)
  })
  it.each([
    null,
    '',
    'p/shop',
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    '/%0a/..//evil'.replace('%0a', '\n'),
    'https://evil.example/',
    'javascript:alert(1)',
    '/login?next=/login',
    '/..//evil.example',
  ])('refuses %j', (path) => {
    expect(safeNext(path, ORIGIN)).toBe('/projects')
  })
  it('writes what it can read', () => {
    const path = loginPath('/p/a b?x=1&y=2')
    expect(new URL(path, ORIGIN).searchParams.get('next')).toBe('/p/a b?x=1&y=2')
    expect(loginPath('/projects')).toBe('/login')
  })
})
