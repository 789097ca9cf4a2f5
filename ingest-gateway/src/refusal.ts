/**
 * The error of a request of which no event was good: it lists every violation; its code is the one that
 * all of them share if that is a code of ours, else `invalid_event`. Pure.
 */
import { ERRORS, type ErrorCode, type Violation } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code)

const sharedCode = (violations: readonly Violation[]): ErrorCode => {
  const [first, ...others] = new Set(violations.map(({ code }) => code))
  return first !== undefined && others.length === 0 && isErrorCode(first) ? first : 'invalid_event'
}

/** @param violations at least one. */
export const refusal = (violations: readonly Violation[]): AppError => {
  const [first] = violations
  const detail = first === undefined ? 'No event was accepted.' : `${first.detail}. ${first.fix}`
  return new AppError(sharedCode(violations), { detail, violations })
}
