/**
 * Whether every route that changes something says so in the audit log. A new route fails here until it
 * is either named with its action, which `audit.int.test.ts` then asks for, or with the reason why not.
 */
import { ROUTES, type RouteName } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { AUDITED, NOT_AUDITED } from '../testing/audit-coverage.ts'

const names = Object.keys(ROUTES) as RouteName[]

test('every route that is not GET is in one of the two lists, and none in both', () => {
  const changing = names.filter((name) => ROUTES[name].method !== 'GET')
  expect(changing.filter((name) => name in AUDITED === name in NOT_AUDITED)).toEqual([])
})

test('a route of an organisation or a project is only left out when it changes nothing', () => {
  const left = names.filter(
    (name) => name in NOT_AUDITED && /\{(projectId|organisationId)\}/.test(ROUTES[name].path),
  )
  expect(new Set(left)).toEqual(new Set(['createRealtimeTicket', 'previewRetention', 'testDigest']))
})
