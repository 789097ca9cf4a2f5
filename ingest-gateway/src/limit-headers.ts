/** `RateLimit-Policy` and `RateLimit` of an answer: every limit and quota that binds the sender. */
import type { Headers } from './answer.ts'
import type { Sender } from './authenticate.ts'
import { standingHeader, type Limiter } from './limit.ts'
import type { Quotas } from './quota.ts'

export interface LimitDeps {
  readonly limiter: Limiter
  readonly quotas: Quotas
}

/** The two values as they stand now. */
export const limitValues = (
  { limits, policy, quota }: Sender,
  { limiter, quotas }: LimitDeps,
): { policy: string; standing: string } => {
  const standing = standingHeader(limits.map((limit) => limiter.look(limit)))
  if (quota === undefined) return { policy, standing }
  const { remaining, monthSeconds, resetSeconds } = quotas.look(quota)
  return {
    policy: `${policy}, "quota";q=${quota.events};w=${monthSeconds}`,
    standing: `${standing}, "quota";r=${remaining};t=${resetSeconds}`,
  }
}

/** They as headers of an answer. */
export const limitHeaders = (sender: Sender, deps: LimitDeps): Headers => {
  const { policy, standing } = limitValues(sender, deps)
  return ['RateLimit-Policy', policy, 'RateLimit', standing]
}
