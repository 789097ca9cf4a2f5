import { ROLES, TOKEN_SCOPES, type AccessRule, type Role } from '@pulseboard/contracts'
import { describe, expect, test } from 'vitest'
import { covers, decideAccess, nameOf, tooWeak, type Caller, type Standing } from './access.ts'

const person: Caller = { kind: 'user', userId: 'u' }
const key: Caller = { kind: 'key', keyId: 'k', projectId: 'p' }
const token = (...scopes: (typeof TOKEN_SCOPES)[number][]): Caller => ({
  kind: 'token',
  userId: 'u',
  tokenId: 't',
  scopes,
})
const read: AccessRule = { method: 'GET', path: '/p/{projectId}', access: 'viewer' }
const own = (role: Role): Standing => ({ kind: 'own', role })
const code = (rule: AccessRule, caller: Caller | undefined, standing: Standing) =>
  decideAccess(rule, caller, standing)?.code ?? 'allowed'

test('a role covers itself and every weaker one', () => {
  for (const [i, role] of ROLES.entries())
    for (const [j, least] of ROLES.entries()) expect(covers(role, least)).toBe(i >= j)
})

test('the refusal names the role that is needed', () => {
  expect(tooWeak('viewer', 'admin')).toMatchObject({ code: 'forbidden', status: 403 })
  expect(tooWeak('viewer', 'admin').message).toContain('admin')
})

test('a public route asks nobody, every other one does', () => {
  const none: Standing = { kind: 'none' }
  expect(code({ ...read, access: 'public' }, undefined, none)).toBe('allowed')
  for (const access of ['user', ...ROLES] as const)
    expect(code({ ...read, access }, undefined, own('owner'))).toBe('not_signed_in')
})

test('every role against every rule', () => {
  for (const role of ROLES)
    for (const access of ROLES)
      expect(code({ ...read, access }, person, own(role))).toBe(
        covers(role, access) ? 'allowed' : 'forbidden',
      )
})

test('an absent object is 404 for everybody, whatever else is missing', () => {
  for (const caller of [person, key, token('read'), token()])
    for (const what of ['project', 'organisation'] as const)
      for (const by of ['people', ...TOKEN_SCOPES] as const)
        expect(code({ ...read, access: 'owner', by }, caller, { kind: 'absent', what })).toBe(
          'not_found',
        )
})

describe('tokens and keys', () => {
  test('a scope includes the weaker ones and no stronger one', () => {
    for (const [i, scope] of TOKEN_SCOPES.entries())
      for (const [j, by] of TOKEN_SCOPES.entries())
        expect(code({ ...read, by }, token(scope), own('owner'))).toBe(
          i >= j ? 'allowed' : 'key_scope',
        )
    expect(code(read, token(), own('owner'))).toBe('key_scope')
    expect(code({ ...read, by: 'admin' }, token('read', 'admin'), own('owner'))).toBe('allowed')
  })

  test('a token is never more than its owner', () => {
    const rule: AccessRule = { ...read, access: 'admin', by: 'admin' }
    expect(code(rule, token('admin'), own('member'))).toBe('forbidden')
  })

  test('what is read from a project is for read keys; nothing else is, unless it says so', () => {
    expect(code(read, key, own('viewer'))).toBe('allowed')
    expect(code({ ...read, method: 'POST' }, key, own('viewer'))).toBe('key_scope')
    expect(code({ ...read, path: '/o/{organisationId}' }, key, own('viewer'))).toBe('key_scope')
    expect(code({ ...read, by: 'people' }, key, own('viewer'))).toBe('key_scope')
    for (const by of ['write', 'admin'] as const)
      expect(code({ ...read, by }, key, own('viewer'))).toBe('key_scope')
  })

  test('without an object: a key has nothing to see, a token what its scopes say', () => {
    const mine: AccessRule = { method: 'GET', path: '/me', access: 'user', by: 'read' }
    expect(code(mine, key, { kind: 'none' })).toBe('key_scope')
    expect(code(mine, token('read'), { kind: 'none' })).toBe('allowed')
    expect(code({ ...mine, by: 'people' }, token('admin'), { kind: 'none' })).toBe('key_scope')
  })

  test('a rule with a role whose object nobody found lets nobody in', () => {
    for (const caller of [person, key, token('admin')])
      expect(code({ ...read, by: 'read' }, caller, { kind: 'none' })).toBe('key_scope')
  })

  test('the refusal says what would help', () => {
    const refusal = decideAccess({ ...read, by: 'write' }, token('read'), own('owner'))
    expect(refusal).toMatchObject({ status: 403 })
    expect(refusal?.message).toContain('scope write')
  })
})

test('a caller is counted as its user, a key as itself', () => {
  expect(nameOf(person)).toBe('u')
  expect(nameOf(token('read'))).toBe('u')
  expect(nameOf(key)).toBe('k')
})
