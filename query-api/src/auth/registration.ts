/** Who may make an account, by the setting REGISTRATION. Pure. */
import { AppError } from '@pulseboard/runtime'

export const REGISTRATION = ['open', 'invite', 'first-only', 'closed'] as const
export type Registration = (typeof REGISTRATION)[number]

/**
 * | setting    | the first person | invited people | anybody else |
 * | ---------- | ---------------- | -------------- | ------------ |
 * | open       | yes              | yes            | yes          |
 * | invite     | yes              | yes            | no           |
 * | first-only | yes              | no             | no           |
 * | closed     | no               | no             | no           |
 *
 * @throws AppError `registration_closed` with what to do instead
 */
export const checkRegistration = (
  setting: Registration,
  who: { readonly isFirst: boolean; readonly isInvited: boolean },
): void => {
  if (setting === 'open') return
  if (setting !== 'closed' && who.isFirst) return
  if (setting === 'invite' && who.isInvited) return
  throw new AppError('registration_closed', {
    detail:
      setting === 'invite'
        ? 'Accounts are made by invitation here: ask a member of your organisation for one.'
        : 'Nobody makes an account here by themselves: ask the operator for one.',
  })
}
