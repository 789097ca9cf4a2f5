/**
 * What may stand in the audit log of a changed thing. Callers pass only fields that people may see; this
 * is the second lock: a field that is named like a secret, or a text that looks like one of ours, is
 * written as `[hidden]`. Pure.
 */
import type { AuditState } from '@pulseboard/contracts'

const HIDDEN = '[hidden]'
const SECRET_NAME = /secret|password|passphrase|hash|token$|cookie|authorization|recovery|otp/i
// Keys and tokens of ours, and JWTs.
const SECRET_TEXT = /\bpb[a-z]{0,2}_[A-Za-z0-9_-]{16,}|\beyJ[\w-]+\.[\w-]+\.[\w-]+/
const MAX_TEXT = 1000
const MAX_DEPTH = 4

const cleaned = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return SECRET_TEXT.test(value) ? HIDDEN : value.slice(0, MAX_TEXT)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return value.toISOString()
  if (depth >= MAX_DEPTH || ArrayBuffer.isView(value)) return HIDDEN
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET_NAME.test(name) ? HIDDEN : cleaned(inner, depth + 1),
    ]),
  )
}

/** The state with everything hidden that could be a secret. */
export const withoutSecrets = (state: AuditState): AuditState => cleaned(state, 0) as AuditState

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The fields that differ; undefined when none does. */
export const changedFields = (
  before: AuditState,
  after: AuditState,
): { before: AuditState; after: AuditState } | undefined => {
  const names = Object.keys(after).filter((name) => !same(before[name], after[name]))
  const pick = (state: AuditState): AuditState =>
    Object.fromEntries(names.map((name) => [name, state[name] ?? null]))
  return names.length === 0 ? undefined : { before: pick(before), after: pick(after) }
}
