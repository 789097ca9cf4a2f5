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
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Route } from '@pulseboard/contracts'
import {
  claimIdempotencyKey,
  findIdempotencyKey,
  markIdempotentDone,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
  type IdempotencyClaim,
  type IdempotencyKey,
  type SqlPool,
} from '@pulseboard/db'
import { hashSecret } from '@pulseboard/runtime'
import type { Keyring } from './auth/keys.ts'
import { seal, unseal } from './auth/seal.ts'
import {
  actorOf,
  answerLost,
  hashesOf,
  inProgress,
  keyOf,
  mismatch,
  type Repeatable,
} from './idempotent-request.ts'
import type { Telemetry } from './telemetry.ts'

const PURPOSE = 'idempotent-answer'
/** Longer than any request of ours may take. */
const CLAIM_SECONDS = 60
const PATIENCE_MS = 5_000
const LOOK_MS = 50

type Work = () => Promise<unknown>

export interface Idempotency {
  /** The pool for the routes: what they commit says so in the row of their key. */
  readonly pool: SqlPool
  /** Runs a handler, once for the key that the request carries. @throws what the handler throws */
  readonly once: (name: string, route: Route, call: Repeatable, handler: Work) => Promise<unknown>
}

/** What an answer is sealed for: no other row opens it. */
const ownerOf = ({ actor, keyHash }: IdempotencyKey): string =>
  `${actor}:${keyHash.toString('hex')}`

/** The stored answer, once it is there. @throws AppError that says why there is none */
const createAwait =
  (pool: SqlPool, keys: Keyring) =>
  async (key: IdempotencyKey, hashes: readonly Buffer[]): Promise<unknown> => {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
      const row = await findIdempotencyKey(pool, key)
      // It was refused and changed nothing: this one would be the next to try.
      if (row === undefined) throw inProgress()
      if (!hashes.some((hash) => hash.equals(row.request_hash))) throw mismatch()
      if (row.answer !== null) {
        const opened = unseal(keys, ownerOf(key), row.answer, PURPOSE)
        if (opened === undefined) throw answerLost()
        return JSON.parse(opened.secret.toString()) as unknown
      }
      if (row.done && row.is_over) throw answerLost()
      await sleep(LOOK_MS)
    }
    throw inProgress()
  }

/** Does the work of a claim and keeps its answer; what is refused gives the key back. */
const createWork =
  (pool: SqlPool, keys: Keyring, telemetry: Pick<Telemetry, 'answerNotKept'>) =>
  async (claim: IdempotencyClaim, work: Work): Promise<unknown> => {
    let answer: unknown
    try {
      answer = await work()
    } catch (error) {
      // Also when this fails nothing is done twice: the claim ends by itself.
      await releaseIdempotencyKey(pool, claim).catch(() => undefined)
      throw error
    }
    const text = Buffer.from(JSON.stringify(answer ?? null))
    const sealed = seal(keys, ownerOf(claim), text, PURPOSE)
    await storeIdempotentAnswer(pool, claim, sealed).catch((error: unknown) =>
      telemetry.answerNotKept(error),
    )
    return answer
  }

export const createIdempotency = (
  real: SqlPool,
  keys: Keyring,
  telemetry: Pick<Telemetry, 'answerNotKept'>,
): Idempotency => {
  const current = new AsyncLocalStorage<IdempotencyClaim>()
  const awaitAnswer = createAwait(real, keys)
  const doWork = createWork(real, keys, telemetry)
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
      const hashes = hashesOf(keys, name, call)
      const [newest = Buffer.alloc(0)] = hashes
      if (await claimIdempotencyKey(real, claim, newest, CLAIM_SECONDS))
        return doWork(claim, () => current.run(claim, handler))
      const answer = await awaitAnswer(claim, hashes)
      call.ctx.set('idempotency-replayed', 'true')
      return answer ?? undefined
    },
  }
}
