/**
 * The first client's form, `POST /ingest`: `{apiKey, type, name, payload, timestamp?, context?}`.
 * Pure: bytes → key and event of our schema. The key is cut out here and never travels on. `context` is
 * mapped to our fields; what has no field of ours stays in `payload.context`, so nothing is dropped.
 */
import { AppError } from '@pulseboard/runtime'
import { parse } from '../parse.ts'
import { refusal } from '../refusal.ts'
import { json } from './json.ts'
import { isObject, present, readContext, type Json } from './seed-context.ts'

export interface SeedBody {
  readonly apiKey: unknown
  /** Not yet validated. */
  readonly event: Record<string, unknown>
}

/** The one object of a body. @throws AppError when it is none */
export const parseObject = (body: Buffer): Json => {
  const [candidate] = json(body)
  if (candidate === undefined) throw new AppError('empty_body')
  const { value, violation } = parse(body, candidate)
  if (violation !== undefined) throw refusal([violation])
  if (!isObject(value))
    throw new AppError('invalid_event', {
      detail: 'The body is not a JSON object. Send one, with apiKey in it or in the header.',
    })
  return value
}

/** The first client sends any text that JavaScript reads as a date. */
const isoTime = (timestamp: unknown): unknown => {
  if (typeof timestamp !== 'string') return timestamp
  const ms = Date.parse(timestamp)
  return Number.isNaN(ms) ? timestamp : new Date(ms).toISOString()
}

const errorDetail = ({ type, name, payload }: Json): Json | undefined => {
  if (type !== 'error' || !isObject(payload)) return undefined
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined
  return present({
    type: text(name),
    message: text(payload['message']),
    stack: text(payload['stack']),
  })
}

/** Reads a body of the first client. @throws AppError when it is no JSON object. */
export const readSeed = (body: Buffer): SeedBody => {
  const { apiKey, context, timestamp, ...sent } = parseObject(body)
  const { fields, rest } = readContext(context)
  const payload = isObject(sent['payload']) ? sent['payload'] : undefined
  const metricValue = sent['type'] === 'metric' ? payload?.['value'] : undefined
  const event = present({
    ...fields,
    timestamp: isoTime(timestamp),
    value: metricValue,
    error: errorDetail(sent),
    ...sent,
    payload:
      rest === undefined || (payload !== undefined && Object.hasOwn(payload, 'context'))
        ? sent['payload']
        : { ...payload, context: rest },
  })
  return { apiKey, event: event ?? {} }
}
