/**
 * What people are told about their account by mail: one event or one thing to do, the end time of the
 * link, and what to do if it was somebody else. No letter repeats what a stranger typed (such as the
 * name of a new account): mails of ours cannot be made to carry other people's words. Pure.
 */
import { isIP } from 'node:net'
import { pageUrl } from '@pulseboard/runtime'
import type { Letter } from './letter.ts'

/** Where links lead; tokens stand in the fragment, which no server or log ever sees. */
const page = (publicUrl: string, path: string, token: string): string =>
  pageUrl(publicUrl, `${path}#t=${token}`)

const NOT_YOU =
  'If this was not you: somebody else may know your password. Change it, and end all other sessions, on the page Account.'

export const resetLetter = (publicUrl: string, token: string): Letter => ({
  subject: 'Choose a new password',
  before: ['Somebody, most likely you, asked for a new password for your PulseBoard account.'],
  action: { label: 'Choose a new password', url: page(publicUrl, '/reset', token) },
  after: [
    'The link works once, for one hour. All devices are signed out when you use it.',
    'If this was not you: do nothing. Your password stays as it is.',
  ],
})

export const verifyLetter = (publicUrl: string, token: string): Letter => ({
  subject: 'Confirm your e-mail address',
  before: ['This address was given for an account of PulseBoard.'],
  action: { label: 'Confirm this address', url: page(publicUrl, '/confirm', token) },
  after: [
    'The link works once, for 24 hours.',
    'If this was not you: do nothing. Without your confirmation the address stays unconfirmed.',
  ],
})

export const changeEmailLetter = (publicUrl: string, token: string): Letter => ({
  subject: 'Confirm your new e-mail address',
  before: ['A PulseBoard account wants to use this address from now on.'],
  action: { label: 'Use this address', url: page(publicUrl, '/confirm', token) },
  after: [
    'The link works once, for one hour.',
    'If this was not you: do nothing. The account keeps its old address.',
  ],
})

export const emailChangingLetter = (): Letter => ({
  subject: 'Your e-mail address is about to change',
  before: [
    'Somebody who is signed in to your PulseBoard account, and knows its password, asked to use another address.',
    'Nothing changes until that address is confirmed.',
  ],
  after: [NOT_YOU],
})

export const emailChangedLetter = (): Letter => ({
  subject: 'Your e-mail address was changed',
  before: ['Your PulseBoard account now uses another address. This one no longer signs in.'],
  after: ['If this was not you: ask the owner of your organisation, or the operator, for help.'],
})

export const passwordChangedLetter = (): Letter => ({
  subject: 'Your password was changed',
  before: ['The password of your PulseBoard account was changed; other devices were signed out.'],
  after: ['If this was not you: choose a new password with "Forgot password" on the sign-in page.'],
})

export const sessionEndedLetter = (device: string): Letter => ({
  subject: 'Your session was ended',
  before: [
    `PulseBoard ended a session of your account (${device}), because a copy of its sign-in was used from a second place.`,
    'Sign in again. Your other sessions go on.',
  ],
  after: [NOT_YOU],
})

export const newDeviceLetter = (seen: {
  readonly device: string
  readonly address: string
  readonly atMs: number
}): Letter => {
  const minute = new Date(seen.atMs).toISOString().slice(0, 16).replace('T', ' ')
  // Behind a proxy the address is what a header says: only what is one may stand in a mail.
  const from = isIP(seen.address) === 0 ? '' : `, from the address ${seen.address}`
  return {
    subject: 'New sign-in to your account',
    before: [
      `Somebody signed in to your PulseBoard account on a device that was not signed in to it before: ${seen.device}${from}, at ${minute} UTC.`,
    ],
    after: ['If this was you, there is nothing to do.', NOT_YOU],
  }
}

export const secondFactorLetter = (change: 'on' | 'off' | 'recovery-used'): Letter => ({
  subject: {
    on: 'Sign-in in two steps is on',
    off: 'Sign-in in two steps is off',
    'recovery-used': 'A recovery code was used',
  }[change],
  before: [
    {
      on: 'Signing in to your PulseBoard account now asks for a code of your authenticator app.',
      off: 'Signing in to your PulseBoard account no longer asks for a code.',
      'recovery-used':
        'Somebody signed in to your PulseBoard account with one of its recovery codes.',
    }[change],
  ],
  after: [NOT_YOU],
})

export const accountDeletedLetter = (): Letter => ({
  subject: 'Your account was deleted',
  before: [
    'Your PulseBoard account is gone, with the organisations of which you were the only member.',
  ],
  after: ['If this was not you: ask the operator of this installation for help.'],
})
