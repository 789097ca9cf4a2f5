/**
 * The first client's form, `POST /ingest`: `{apiKey, type, name, payload, timestamp?, context?}`.
 * Pure: bytes → key and event of our schema. The key is cut out here and never travels on. `context` is
 * mapped to our fields; what has no field of ours stays in `payload.context`, so nothing is dropped.
 */
import { LIMITS } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import { parse } from '../parse.ts'
import { refusal } from '../refusal.ts'
import { json } from './json.ts'

export interface SeedBody {
  readonly apiKey: unknown
  /** Not yet validated. */
  readonly event: Record<string, unknown>
}

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parseObject = (body: Buffer): Json => {
  const [candidate] = json(body)
  if (candidate === undefined) throw new AppError('empty_body')
  const { value, violation } = parse(body, candidate)
  if (violation !== undefined) throw refusal([violation])
  if (!isObject(value))
    throw new AppError('invalid_event', {
      detail: 'The body is not an object. Send {apiKey, type, name, payload, timestamp}.',
    })
  return value
}

/** Moves a member of a group of the context to a text of ours; text and numbers only, cut to a bound. */
const takeText = (group: Json | undefined, name: string, maxLength: number): string | undefined => {
  const value = group?.[name]
  if (group === undefined || (typeof value !== 'string' && typeof value !== 'number'))
    return undefined
  const text = String(value)
  if (text.length > maxLength) return undefined
  delete group[name]
  return text === '' ? undefined : text
}

const takeFlag = (group: Json | undefined, name: string): boolean | undefined => {
  const value = group?.[name]
  if (group === undefined || typeof value !== 'boolean') return undefined
  delete group[name]
  return value
}

/** An object of those members that have a value; undefined when none has. */
const present = (members: Json): Json | undefined => {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const SHORT = 64

/** Takes our fields out of a copied context. */
const mapContext = (context: Json): Json => {
  const group = (name: string): Json | undefined => {
    const value = context[name]
    return isObject(value) ? value : undefined
  }
  const [app, device, user] = [group('app'), group('device'), group('user')]
  const tags = present({
    build_number: takeText(app, 'buildNumber', SHORT) ?? takeText(device, 'buildNumber', SHORT),
    language: takeText(device, 'language', SHORT),
    timezone: takeText(device, 'timezone', SHORT),
    network_type: takeText(group('network'), 'type', SHORT),
    carrier: takeText(group('network'), 'carrier', SHORT),
  })
  const os = { name: takeText(device, 'os', SHORT), version: takeText(device, 'osVersion', SHORT) }
  const mapped = {
    platform: takeText(device, 'platform', SHORT),
    app_version: takeText(app, 'appVersion', SHORT) ?? takeText(device, 'appVersion', SHORT),
    environment: takeText(app, 'environment', SHORT),
    os: present(os),
    device: present({
      model: takeText(device, 'model', LIMITS.nameLength),
      manufacturer: takeText(device, 'manufacturer', LIMITS.nameLength),
      emulator: takeFlag(device, 'isEmulator'),
    }),
    user_id: takeText(user, 'userId', LIMITS.idLength),
    session_id: takeText(group('session'), 'sessionId', LIMITS.idLength),
    tags,
  }
  return present(mapped) ?? {}
}

/** What is left of a context after mapping, without groups that became empty. */
const remainder = (context: Json): Json | undefined =>
  present(
    Object.fromEntries(
      Object.entries(context).map(([name, value]) => [
        name,
        isObject(value) && Object.keys(value).length === 0 ? undefined : value,
      ]),
    ),
  )

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
  // Parsed anew by us alone, so taking members out of it touches nobody else's object.
  const fields = isObject(context) ? mapContext(context) : {}
  const rest = isObject(context) ? remainder(context) : context
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
