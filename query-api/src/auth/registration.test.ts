import { AppError } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { checkRegistration, REGISTRATION, type Registration } from './registration.ts'

const isAllowed = (
  setting: Registration,
  who: { isFirst: boolean; isInvited: boolean },
): boolean => {
  try {
    checkRegistration(setting, who)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'registration_closed') return false
    throw error
  }
}

test.each([
  ['first', { isFirst: true, isInvited: false }, [true, true, true, false]],
  ['invited', { isFirst: false, isInvited: true }, [true, true, false, false]],
  ['stranger', { isFirst: false, isInvited: false }, [true, false, false, false]],
])('%s', (_, who, allowed) => {
  expect(REGISTRATION.map((setting) => isAllowed(setting, who))).toEqual(allowed)
})
