import { ROLES } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { covers, tooWeak } from './access.ts'

test('a role covers itself and every weaker one', () => {
  for (const [i, role] of ROLES.entries())
    for (const [j, least] of ROLES.entries()) expect(covers(role, least)).toBe(i >= j)
})

test('the refusal names the role that is needed', () => {
  expect(tooWeak('viewer', 'admin')).toMatchObject({ code: 'forbidden', status: 403 })
  expect(tooWeak('viewer', 'admin').message).toContain('admin')
})
