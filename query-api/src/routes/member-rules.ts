/**
 * What may be done to a member, beside the role that the route asks for; pure.
 *
 * | the change                        | who may                | refused when             |
 * | --------------------------------- | ---------------------- | ------------------------ |
 * | a role below owner to another one | admins                 |                          |
 * | to or from owner                  | owners                 | it takes the last owner  |
 * | removal of a member               | admins                 |                          |
 * | removal of an owner               | owners                 | it takes the last owner  |
 * | leaving                           | everybody for themselves | it takes the last owner |
 */
import type { Role } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import { tooWeak } from '../access.ts'

export interface MemberChange {
  /** Role of whoever asks. */
  readonly actor: Role
  /** Role of the member before. */
  readonly from: Role
  /** Role after it; undefined: no member any more. */
  readonly to: Role | undefined
  /** Whether the member is the one who asks. */
  readonly self: boolean
  /** How many owners there are before. */
  readonly owners: number
}

/** The refusal of a change, or nothing when it is allowed. */
export const refuseMemberChange = (change: MemberChange): AppError | undefined => {
  const { actor, from, to, self, owners } = change
  const leaves = self && to === undefined
  const touchesOwner = from === 'owner' || to === 'owner'
  if (touchesOwner && actor !== 'owner' && !leaves) return tooWeak(actor, 'owner')
  if (from === 'owner' && to !== 'owner' && owners <= 1)
    return new AppError('last_owner', {
      detail: 'This is the only owner: make another member an owner first.',
    })
  return undefined
}
