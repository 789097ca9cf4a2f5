import { ROLES, type Role } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { refuseMemberChange, type MemberChange } from './member-rules.ts'

const change = (fields: Partial<MemberChange>) =>
  refuseMemberChange({
    actor: 'admin',
    from: 'member',
    to: 'viewer',
    self: false,
    owners: 2,
    ...fields,
  })?.code
const AFTER: (Role | undefined)[] = [...ROLES, undefined]

test('an admin does anything that concerns no owner', () => {
  for (const from of ROLES)
    for (const to of AFTER)
      expect(change({ from, to })).toBe(
        from === 'owner' || to === 'owner' ? 'forbidden' : undefined,
      )
})

test('an owner does anything while another owner is left', () => {
  for (const from of ROLES)
    for (const to of AFTER) expect(change({ actor: 'owner', from, to })).toBeUndefined()
})

test('the last owner stays one, whoever asks', () => {
  for (const self of [true, false])
    for (const to of AFTER)
      expect(change({ actor: 'owner', from: 'owner', to, self, owners: 1 })).toBe(
        to === 'owner' ? undefined : 'last_owner',
      )
})

test('everybody may leave but the last owner', () => {
  for (const actor of ROLES)
    expect(change({ actor, from: actor, to: undefined, self: true })).toBeUndefined()
  expect(change({ actor: 'owner', from: 'owner', to: undefined, self: true, owners: 1 })).toBe(
    'last_owner',
  )
})

test('nobody makes themselves an owner', () => {
  expect(change({ actor: 'admin', from: 'admin', to: 'owner', self: true })).toBe('forbidden')
})
