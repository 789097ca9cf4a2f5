/** What every wire format turns a body into: the places of the events in it, not yet judged. */
import { AppError } from '@pulseboard/runtime'
import { LIMITS } from '@pulseboard/contracts'
import type { Fault } from './scan.ts'

/** The bytes from `start` to `end` of a body that claim to be one event. */
export interface Candidate {
  readonly start: number
  readonly end: number
  /** Why it must not even be parsed. */
  readonly fault: Fault | 'invalid_json' | undefined
  /** Keys of all its objects as counted in the bytes; the parser must find as many. */
  readonly objectKeys: number
}

/** Bytes → candidates, in the order of the body. @throws AppError when the body as a whole is unusable. */
export type WireFormat = (body: Buffer) => readonly Candidate[]

export const invalidJson = (detail: string): AppError => new AppError('invalid_json', { detail })

export const tooManyEvents = (): AppError =>
  new AppError('batch_too_large', {
    detail: `The batch has more than ${LIMITS.batchEvents} events. Send the rest in another request.`,
  })
