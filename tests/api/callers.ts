/**
 * Who sends the requests of the property test: the owner of everything, a viewer, and nobody. Each request
 * is sent with a session of its own and roles put back before, so that one that ends sessions or memberships
 * says nothing about the next.
 */
import { setMembership } from '@pulseboard/db'
import { createAccount, signIn, type Account } from '../security/world/tenant.ts'
import { PASSWORD, type World } from '../security/world/world.ts'
import type { Known } from './requests.ts'

export const CALLERS = ['owner', 'viewer', 'nobody'] as const
export type Caller = (typeof CALLERS)[number]

export interface Callers {
  /** A fresh access token; undefined for nobody. */
  token(caller: Caller): Promise<string | undefined>
  readonly known: Known
}

export const createCallers = async (world: World): Promise<Callers> => {
  const { attacker } = world
  const { organisationId, projectId } = attacker
  const viewer = await createAccount(world, {}, { organisationId, role: 'viewer' })
  const people: Readonly<Record<'owner' | 'viewer', Account>> = { owner: attacker, viewer }
  return {
    token: async (caller) => {
      if (caller === 'nobody') return undefined
      for (const [role, { userId }] of Object.entries(people))
        await setMembership(world.pool, {
          organisationId,
          userId,
          role: role as keyof typeof people,
        })
      return (await signIn(world, people[caller].userId)).token
    },
    known: {
      projectId: [projectId, attacker.slug],
      organisationId: [organisationId],
      organisation_id: [organisationId],
      userId: [viewer.userId],
      user_id: [viewer.userId],
      keyId: [attacker.ingestKeyId],
      current_password: [PASSWORD],
      confirm: ['no'],
    },
  }
}
