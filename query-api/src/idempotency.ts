/**
 * `Idempotency-Key`: a route that creates something does it once for a key, however often the request
 * comes. A repeat gets the stored answer with `Idempotency-Replayed: true`; another request under the same
 * key is refused; of two at once one works and the other waits for its answer, or is told to come back.
 *
 * | the row of the key               | the caller gets                                     |
 * | -------------------------------- | --------------------------------------------------- |
 * | none, or older than 24 hours     | the work is done, its answer is kept                |
 * | of another request               | 422 `idempotency_mismatch`                          |
 * | answered                         | that answer                                         |
 * | claimed, neither done nor over   | the answer as soon as it is there, else 409         |
 * | claimed, its time over, not done | the work is done: the earlier one can keep nothing  |
 * | done, its answer lost by a crash | 409 `answer_lost`: nothing is done twice            |
 *
 * A refusal changes nothing, so it gives the key back. Answers are sealed (some show a secret once).
 */
import { createHmac, randomUUID } from 'node:crypto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Route } from '@pulseboard/contracts'
import {
  claimIdempotencyKey,
  findIdempotencyKey,
  markIdempotentDone,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
  type IdempotencyClaim,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, hashSecret } from '@pulseboard/runtime'
import type { Context } from 'koa'
import { keysFor, type Keyring } from './auth/keys.ts'
import type { Identity } from './auth/passport.ts'
import { seal, unseal } from './auth/seal.ts'
import type { Telemetry } from './telemetry.ts'

const HEADER = 'idempotency-key'
const FORM = /^[\x21-\x7e]{1,255}$/
const PURPOSE = 'idempotent-answer'
/** Longer than any request of ours may take. */
const CLAIM_SECONDS = 60
const PATIENCE_MS = 5_000
const LOOK_MS = 50

/** A call as far as a repeat must be the same. */
export interface Repeatable {
  readonly ctx: Context
  readonly identity: Identity | undefined
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

export interface Idempotency {
  /** The pool for the routes: what they commit says so in the row of their key. */
  readonly pool: SqlPool
  /** Runs a handler, once for the key that the request carries. @throws what the handler throws */
  once(
    name: string,
    route: Route,
    call: Repeatable,
    handler: () => Promise<unknown>,
  ): Promise<unknown>
}

const keyOf = (ctx: Context, route: Route): string | undefined => {
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

const actorOf = (identity: Identity | undefined): string => {
  if (identity?.kind === 'user') return `user:${identity.userId}`
  if (identity?.kind === 'token') return `token:${identity.tokenId}`
  throw new AppError('key_scope', { detail: 'A read key creates nothing: use a personal token.' })
}

const mismatch = (): AppError =>
  new AppError('idempotency_mismatch', {
    detail:
      'Another request was sent with this Idempotency-Key within 24 hours: use a new key for a new request.',
  })
const answerLost = (): AppError =>
  new AppError('answer_lost', {
    detail:
      'The request with this Idempotency-Key was carried out, but its answer was lost: look at what is there before you send it with a new key.',
  })
const inProgress = (): AppError =>
  new AppError('request_in_progress', {
    detail: 'The same request is being carried out right now: repeat it in a moment.',
    retryAfter: 1,
  })

export const createIdempotency = (
  real: SqlPool,
  keys: Keyring,
  telemetry: Pick<Telemetry, 'answerNotKept'>,
): Idempotency => {
  const current = new AsyncLocalStorage<IdempotencyClaim>()
  const boundTo = ({ actor, keyHash }: IdempotencyClaim): string =>
    `${actor}:${keyHash.toString('hex')}`

  /** What the request is, under each of our keys, the newest first. */
  const hashesOf = (name: string, { params, query, body }: Repeatable): Buffer[] => {
    const text = JSON.stringify([name, params, query, body])
    return keysFor(keys, PURPOSE).map((key) => createHmac('sha256', key).update(text).digest())
  }

  /** The stored answer, once it is there. @throws AppError that says why there is none */
  const awaitAnswer = async (claim: IdempotencyClaim, hashes: readonly Buffer[]) => {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
      const row = await findIdempotencyKey(real, claim)
      // It was refused and changed nothing: this one would be the next to try.
      if (row === undefined) throw inProgress()
      if (!hashes.some((hash) => hash.equals(row.request_hash))) throw mismatch()
      if (row.answer !== null) {
        const opened = unseal(keys, boundTo(claim), row.answer, PURPOSE)
        if (opened === undefined) throw answerLost()
        return JSON.parse(opened.secret.toString()) as unknown
      }
      if (row.done && row.is_over) throw answerLost()
      await sleep(LOOK_MS)
    }
    throw inProgress()
  }

  const run = async (claim: IdempotencyClaim, handler: () => Promise<unknown>) => {
    try {
      return await current.run(claim, handler)
    } catch (error) {
      // Also when this fails nothing is done twice: the claim ends by itself.
      await releaseIdempotencyKey(real, claim).catch(() => undefined)
      throw error
    }
  }

  const work = async (claim: IdempotencyClaim, handler: () => Promise<unknown>) => {
    const answer = await run(claim, handler)
    const sealed = seal(keys, boundTo(claim), Buffer.from(JSON.stringify(answer ?? null)), PURPOSE)
    await storeIdempotentAnswer(real, claim, sealed).catch((error: unknown) =>
      telemetry.answerNotKept(error),
    )
    return answer
  }

  return {
    pool: {
      query: (text, values) => real.query(text, values),
      connect: () => real.connect(),
      beforeCommit: async (sql) => {
        const claim = current.getStore()
        if (claim !== undefined) await markIdempotentDone(sql, claim)
      },
    },
    once: async (name, route, call, handler) => {
      const key = keyOf(call.ctx, route)
      if (key === undefined) return handler()
      const actor = actorOf(call.identity)
      const claim = { actor, keyHash: hashSecret(key), claim: randomUUID() }
      const hashes = hashesOf(name, call)
      const [newest = Buffer.alloc(0)] = hashes
      if (await claimIdempotencyKey(real, claim, newest, CLAIM_SECONDS)) return work(claim, handler)
      const answer = await awaitAnswer(claim, hashes)
      call.ctx.set('idempotency-replayed', 'true')
      return answer ?? undefined
    },
  }
}
