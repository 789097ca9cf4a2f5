/**
 * Time ranges of questions: reads `from`, `to` and `step`, bounds them, aligns them to the buckets
 * that the rollups hold, and fills the buckets for which nothing came. Pure.
 */
import { STEPS } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'

type Step = (typeof STEPS)[number]
export interface Range {
  /** Epoch milliseconds, start inclusive, end exclusive. */
  readonly from: number
  readonly to: number
}
export interface SteppedRange extends Range {
  readonly stepSeconds: Step
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const MAX_DAYS = 400
const AUTO_BUCKETS = 300
const MAX_BUCKETS = 1500
// 2100-01-01: the buckets of the rollups are 32-bit seconds, which end in 2106.
const LAST_INSTANT = 4_102_444_800_000
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/

const refuse = (field: string, code: string, detail: string, fix: string): AppError =>
  new AppError('invalid_request', {
    detail: `Query: ${detail}. ${fix}`,
    violations: [{ pointer: `/query/${field}`, code, detail, fix }],
  })

/** One instant: RFC 3339 with zone, or milliseconds since 1970. */
export const parseInstant = (field: string, text: string): number => {
  const ms = /^\d{1,15}$/.test(text)
    ? Number(text)
    : RFC3339.test(text)
      ? Date.parse(text.toUpperCase().replace(' ', 'T'))
      : Number.NaN
  if (Number.isInteger(ms) && ms >= 0 && ms <= LAST_INSTANT) return ms
  throw refuse(
    field,
    'instant',
    `${field} is ${JSON.stringify(text)}`,
    'Use RFC 3339 with zone, such as 2026-11-24T09:00:00Z, or milliseconds since 1970.',
  )
}

const dateOf = (field: string, text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(parseInstant(field, text))

/** A range of which either end may be missing. @throws AppError that names the field and the fix. */
export const parseOpenRange = ({ from, to }: { readonly from?: string; readonly to?: string }) => ({
  from: dateOf('from', from),
  to: dateOf('to', to),
})

/** @throws AppError that names the field and the fix. */
export const parseRange = (query: { from: string; to: string }): Range => {
  const from = parseInstant('from', query.from)
  const to = parseInstant('to', query.to)
  if (to <= from) throw refuse('to', 'range', 'to is not after from', 'Swap them or move one.')
  if (to - from > MAX_DAYS * DAY_MS)
    throw refuse('from', 'range', `the range is over ${MAX_DAYS} days`, 'Ask for less at a time.')
  return { from, to }
}

const alignTo = ({ from, to }: Range, ms: number): Range => ({
  from: Math.floor(from / ms) * ms,
  to: Math.ceil(to / ms) * ms,
})

/** The range in whole minutes, the finest that the rollups know. */
export const parseMinutes = (query: { from: string; to: string }): Range =>
  alignTo(parseRange(query), MINUTE_MS)

const bucketsOf = (range: Range, step: Step): number => (range.to - range.from) / (step * 1000)

const chooseStep = (range: Range, asked: string | undefined): Step => {
  if (asked === undefined)
    return STEPS.find((step) => bucketsOf(range, step) <= AUTO_BUCKETS) ?? 86_400
  const step = STEPS.find((candidate) => String(candidate) === asked)
  if (step === undefined)
    throw refuse('step', 'not_in_list', `step is ${asked}`, `Use one of: ${STEPS.join(', ')}.`)
  if (bucketsOf(range, step) > MAX_BUCKETS)
    throw refuse(
      'step',
      'too_fine',
      `step ${asked} makes more than ${MAX_BUCKETS} buckets of this range`,
      'Use a larger step, a shorter range, or leave step out.',
    )
  return step
}

/** The range aligned to its step; without a step, the finest that makes at most 300 buckets. */
export const parseSteppedRange = (query: {
  from: string
  to: string
  step?: string
}): SteppedRange => {
  const range = parseRange(query)
  const stepSeconds = chooseStep(range, query.step)
  return { ...alignTo(range, stepSeconds * 1000), stepSeconds }
}

/** One bucket for every step of the range: what was found, or what stands for nothing. */
export const fillBuckets = <R extends { readonly t: number }, B>(
  range: SteppedRange,
  rows: readonly R[],
  toBucket: (t: number, row: R | undefined) => B,
): B[] => {
  const found = new Map(rows.map((row) => [row.t, row]))
  const stepMs = range.stepSeconds * 1000
  const length = (range.to - range.from) / stepMs
  return Array.from({ length }, (_, index) => {
    const t = range.from + index * stepMs
    return toBucket(t, found.get(t))
  })
}
