/**
 * The mail of an invitation. It names neither the organisation nor the person who invites: both are
 * texts of strangers, and a mail of ours must not carry them to addresses that they choose. Pure.
 */
import type { Letter } from './letter.ts'

export const inviteLetter = (link: string): Letter => ({
  subject: 'You are invited to PulseBoard',
  before: ['Somebody invited you to an organisation on PulseBoard, where teams watch their apps.'],
  action: { label: 'See the invitation', url: link },
  after: [
    'The link works once, for seven days, with an account of this address.',
    'If you do not know what this is about: do nothing.',
  ],
})
