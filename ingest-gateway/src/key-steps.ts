/**
 * The steps that hold a request against what its key may do: from which web pages, how many events a month,
 * of which environment. Decided once a request, from what was made ready when the key was read.
 */
import type { EventInput, Violation } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import { senderOf, type Step } from './exchange.ts'
import { retryAfter } from './limit.ts'
import { limitValues, type LimitDeps } from './limit-headers.ts'
import type { Telemetry } from './telemetry.ts'

export interface KeyStepDeps extends LimitDeps {
  readonly telemetry: Telemetry
  /** From 0 to 1; spreads retries. */
  readonly random: () => number
}

/** Refuses pages of origins that are not on the key's list. */
export const requireOrigin: Step = (exchange) => {
  const wrong = senderOf(exchange).originRule?.(exchange.request.headers.origin)
  if (wrong !== undefined) throw new AppError('origin_not_allowed', { detail: wrong })
}

/** Refuses a key whose month is used up; counts nothing yet. */
export const requireQuota =
  ({ telemetry, random, ...limits }: KeyStepDeps): Step =>
  (exchange) => {
    const sender = senderOf(exchange)
    const { quota } = sender
    if (quota === undefined) return
    const { remaining, resetSeconds, endsMs } = limits.quotas.look(quota)
    if (remaining > 0) return
    telemetry.events('rate_limited', Math.max(1, exchange.candidates.length))
    const { policy, standing } = limitValues(sender, limits)
    throw new AppError('quota_exceeded', {
      detail: `The key has sent its ${quota.events} events of this month. It may send again from ${new Date(endsMs).toISOString()}, or when an admin raises its quota in Settings → Keys.`,
      retryAfter: retryAfter(resetSeconds, random),
      headers: { 'RateLimit-Policy': policy, RateLimit: standing },
    })
  }

/** Counts what was accepted; a repeated id was accepted once. */
export const chargeQuota =
  ({ quotas }: KeyStepDeps): Step =>
  (exchange) => {
    const { quota } = senderOf(exchange)
    if (quota !== undefined) quotas.charge(quota, exchange.accepted.length)
  }

/** Holds events against the environment of their key; says what is wrong. */
export const createEnvironmentCheck =
  (environment: string) =>
  (event: EventInput): Violation | undefined => {
    if (event.environment === undefined || event.environment === environment) return undefined
    return {
      pointer: '/environment',
      code: 'other_environment',
      detail: `environment is ${JSON.stringify(event.environment)}, and this key takes ${JSON.stringify(environment)} alone`,
      fix: `Send it with a key for that environment, or leave environment out: it then becomes ${JSON.stringify(environment)}.`,
    }
  }
