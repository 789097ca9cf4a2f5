/**
 * Which request is a repeat of which: its key, who sends it, and what it says, as keyed hashes (a body may
 * hold a password). Also what those are told who get no answer. Pure.
 */
import { createHmac } from 'node:crypto'
import type { Route } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import type { Context } from 'koa'
import { keysFor, type Keyring } from './auth/keys.ts'
import type { Identity } from './auth/passport.ts'

const HEADER = 'idempotency-key'
const FORM = /^[\x21-\x7e]{1,255}$/

/** A call as far as a repeat must be the same. */
export interface Repeatable {
  readonly ctx: Context
  readonly identity: Identity | undefined
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** The key of a request; undefined without one, and where a route takes none. @throws AppError */
export const keyOf = (ctx: Context, route: Route): string | undefined => {
  const key = route.idempotent === true ? ctx.req.headers[HEADER] : undefined
  if (key === undefined) return undefined
  if (typeof key === 'string' && FORM.test(key)) return key
  const detail = 'Idempotency-Key is not well-formed'
  const fix = 'Send 1 to 255 visible ASCII characters, such as a random UUID.'
  throw new AppError('invalid_request', {
    detail: `Header: ${detail}. ${fix}`,
    violations: [{ pointer: '/header/Idempotency-Key', code: 'pattern', detail, fix }],
  })
}

/** Whose key it is. @throws AppError for who creates nothing */
export const actorOf = (identity: Identity | undefined): string => {
  if (identity?.kind === 'user') return `user:${identity.userId}`
  if (identity?.kind === 'token') return `token:${identity.tokenId}`
  throw new AppError('key_scope', { detail: 'A read key creates nothing: use a personal token.' })
}

/** What a request says, under each of our keys, the newest first. */
export const hashesOf = (
  keys: Keyring,
  name: string,
  { params, query, body }: Repeatable,
): Buffer[] => {
  const text = JSON.stringify([name, params, query, body])
  return keysFor(keys, 'idempotent-answer').map((key) =>
    createHmac('sha256', key).update(text).digest(),
  )
}

export const mismatch = (): AppError =>
  new AppError('idempotency_mismatch', {
    detail:
      'Another request was sent with this Idempotency-Key within 24 hours: use a new key for a new request.',
  })
export const answerLost = (): AppError =>
  new AppError('answer_lost', {
    detail:
      'The request with this Idempotency-Key was carried out, but its answer was lost: look at what is there before you send it with a new key.',
  })
export const inProgress = (): AppError =>
  new AppError('request_in_progress', {
    detail: 'The same request is being carried out right now: repeat it in a moment.',
    retryAfter: 1,
  })
