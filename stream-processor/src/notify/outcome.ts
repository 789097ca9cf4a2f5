/**
 * What an attempt came to, in plain words for whoever asks why nobody was told, and when to try again.
 * Pure. Refused for good is what the receiver says about this message alone: a mail server that refuses
 * our password may take the same mail in an hour.
 */
import { AddressRefused, type PostAnswer } from '@pulseboard/runtime'
import { visible } from './fill.ts'

export interface Outcome {
  readonly result: 'sent' | 'failed' | 'refused'
  readonly answer: string
  /** The receiver's own wish for the next attempt. */
  readonly waitMs?: number
}

/** Between attempts; after the last one a notice has failed. */
const RETRY_MS: readonly number[] = [
  5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000,
]
const LONGEST_WAIT_MS = 3_600_000
const MOST_ANSWER = 300

const cut = (text: string): string => visible(text).slice(0, MOST_ANSWER)

/** When to try again; undefined when it was tried often enough. */
export const nextAttemptMs = (
  attempt: number,
  { waitMs = 0 }: Outcome,
  retryMs: readonly number[] = RETRY_MS,
): number | undefined => {
  const planned = retryMs[attempt - 1]
  return planned === undefined ? undefined : Math.max(planned, Math.min(waitMs, LONGEST_WAIT_MS))
}

const CONNECTION: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  ESOCKET: 'the connection was cut',
  ECONNECTION: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'it did not answer in time',
  ENOTFOUND: 'its name is unknown',
  EDNS: 'its name is unknown',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ECONNABORTED: 'the connection was cut',
}

const fieldOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null && name in error
    ? (error as Readonly<Record<string, unknown>>)[name]
    : undefined

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

const connectionWords = (who: string, error: unknown): string => {
  const known = CONNECTION[String(fieldOf(error, 'code'))]
  if (error instanceof Error && error.name === 'TimeoutError')
    return `${who} did not answer in time.`
  return known === undefined
    ? `${who} could not be reached: ${cut(messageOf(error))}`
    : `${who}: ${known}.`
}

/** Of a mail that was not taken. */
export const mailOutcome = (error: unknown): Outcome => {
  const status = fieldOf(error, 'responseCode')
  const said = fieldOf(error, 'response')
  const response = cut(typeof said === 'string' ? said : messageOf(error))
  if (typeof status !== 'number')
    return { result: 'failed', answer: connectionWords('The mail server', error) }
  if (fieldOf(error, 'code') === 'EAUTH')
    return {
      result: 'failed',
      answer: `The mail server refuses our sign-in, see SMTP_URL: ${response}`,
    }
  return status >= 500
    ? { result: 'refused', answer: `The mail server refuses this mail for good: ${response}` }
    : { result: 'failed', answer: `The mail server does not take it now: ${response}` }
}

/** `Retry-After` in seconds or as a date. */
const retryAfterMs = (value: string | undefined, nowMs: number): number => {
  if (value === undefined) return 0
  const ms = /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - nowMs
  return Number.isFinite(ms) && ms > 0 ? ms : 0
}

// The receiver says that this request will never do, or that it is gone.
const FINAL = new Set([400, 401, 403, 404, 405, 410, 413, 414, 415, 422])

export const hookOutcome = ({ status, body, retryAfter }: PostAnswer, nowMs: number): Outcome => {
  const said = cut(body)
  const answer = `The receiver answered ${status}${said === '' ? '' : `: ${said}`}`
  if (status >= 200 && status < 300) return { result: 'sent', answer }
  if (status >= 300 && status < 400)
    return {
      result: 'refused',
      answer: `The receiver answered ${status}, a redirect, which is not followed: use the final address.`,
    }
  if (FINAL.has(status)) return { result: 'refused', answer }
  return { result: 'failed', answer, waitMs: retryAfterMs(retryAfter, nowMs) }
}

export const hookFailure = (error: unknown): Outcome =>
  error instanceof AddressRefused
    ? { result: 'refused', answer: error.message }
    : { result: 'failed', answer: connectionWords('The receiver', error) }
