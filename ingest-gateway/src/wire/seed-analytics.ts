/**
 * The first client's structured forms, `POST /analytics/{crash,session,screen-view,api-call}`, as events of
 * our schema. Pure: bytes → key and event. Texts over our limits are cut and named in `payload.cut`; the
 * fields that a form demands are refused by the client's own names. Nothing that was sent is dropped.
 *
 * | form        | type    | name                        | value     | found by                        |
 * | crash       | error   | errorName                   |           | error, level fatal              |
 * | session     | session | session_start, session_end  | duration  | session_id                      |
 * | screen-view | event   | screen_view                 | loadTime  | tags.screen                     |
 * | api-call    | metric  | api_call                    | duration  | tags.endpoint, .method, .status |
 */
import { createHash } from 'node:crypto'
import { LIMITS } from '@pulseboard/contracts'
import { refusal } from '../refusal.ts'
import { json } from './json.ts'
import { isObject, present, readContext, type Json } from './seed-context.ts'
import { parseObject, type SeedBody } from './seed.ts'

/** A body of a form; what is read of it is taken out. */
type Form = Json

const wrong = (field: string, code: string, detail: string, fix: string): Error =>
  refusal([{ pointer: `/${field}`, code, detail, fix }])

interface Kinds {
  readonly string: string
  readonly number: number
  readonly boolean: boolean
}

const take = <K extends keyof Kinds>(form: Form, field: string, kind: K): Kinds[K] | undefined => {
  const value = form[field]
  delete form[field]
  if (value === undefined || value === null) return undefined
  if (typeof value === kind) return value as Kinds[K]
  throw wrong(field, 'type', `${field} is no ${kind}`, `Send a ${kind}.`)
}
const demand = <K extends keyof Kinds>(form: Form, field: string, kind: K): Kinds[K] => {
  const value = take(form, field, kind)
  if (value !== undefined && value !== '') return value
  throw wrong(field, 'required', `${field} is missing`, `Add it, as a ${kind}.`)
}

/** Cuts texts to what our schema holds, and remembers which were cut. */
const createCutter = () => {
  const cut: string[] = []
  return {
    fit: (field: string, text: string, most: number): string => {
      if (text.length <= most) return text
      cut.push(field)
      // Never half of a surrogate pair.
      return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
    },
    payload: (members: Json): Json | undefined =>
      present({ ...members, cut: cut.length === 0 ? undefined : cut }),
  }
}

const isoTime = (field: string, text: string): string => {
  const ms = Date.parse(text)
  if (!Number.isNaN(ms)) return new Date(ms).toISOString()
  throw wrong(
    field,
    'format',
    `${field} is ${JSON.stringify(text.slice(0, 60))}`,
    'Send an ISO 8601 time.',
  )
}

const LINES = 3

/** The same for the same crash: name and first frames, without what differs from build to build. */
export const crashGroupId = (errorName: string, stackTrace: string): string => {
  const frames = stackTrace
    .split('\n')
    .slice(0, LINES)
    .join('\n')
    .replaceAll(/0x[0-9a-f]+|\d+/gi, '')
  return createHash('sha256').update(`${errorName}\n${frames}`).digest('hex').slice(0, 16)
}

const crash = (form: Form): Json => {
  const { fit, payload } = createCutter()
  const name = demand(form, 'errorName', 'string')
  const message = take(form, 'errorMessage', 'string') ?? ''
  const stack = take(form, 'stackTrace', 'string') ?? ''
  const isFatal = demand(form, 'isFatal', 'boolean')
  const type = fit('errorName', name, LIMITS.nameLength)
  return {
    type: 'error',
    name: type,
    level: isFatal ? 'fatal' : 'error',
    error: {
      type,
      message: fit('errorMessage', message, LIMITS.stringLength),
      stack: fit('stackTrace', stack, LIMITS.stringLength),
      handled: !isFatal,
    },
    payload: payload({ crashGroupId: crashGroupId(name, stack) }),
  }
}

const session = (form: Form): Json => {
  const startedAt = isoTime('startedAt', demand(form, 'startedAt', 'string'))
  const ended = take(form, 'endedAt', 'string')
  const endedAt = ended === undefined ? undefined : isoTime('endedAt', ended)
  const value = take(form, 'duration', 'number')
  const crashed = take(form, 'crashed', 'boolean')
  if (typeof form['sessionId'] !== 'string' || form['sessionId'] === '')
    throw wrong('sessionId', 'required', 'sessionId is missing', 'Add it, as a string.')
  return {
    type: 'session',
    name: endedAt === undefined ? 'session_start' : 'session_end',
    timestamp: endedAt ?? startedAt,
    value,
    unit: value === undefined ? undefined : 'ms',
    payload: present({ startedAt, endedAt, duration: value, crashed }),
  }
}

const screenView = (form: Form): Json => {
  const { fit, payload } = createCutter()
  const screenName = demand(form, 'screenName', 'string')
  const value = take(form, 'loadTime', 'number')
  const timeSpent = take(form, 'timeSpent', 'number')
  return {
    type: 'event',
    name: 'screen_view',
    value,
    unit: value === undefined ? undefined : 'ms',
    tags: { screen: fit('screenName', screenName, LIMITS.tagValueLength) },
    payload: payload({ loadTime: value, timeSpent }),
  }
}

const apiCall = (form: Form): Json => {
  const { fit, payload } = createCutter()
  const endpoint = demand(form, 'endpoint', 'string')
  const method = demand(form, 'httpMethod', 'string')
  const status = String(demand(form, 'statusCode', 'number'))
  const value = demand(form, 'duration', 'number')
  const payloadSize = take(form, 'payloadSize', 'number')
  const tags = {
    endpoint: fit('endpoint', endpoint, LIMITS.tagValueLength),
    method: fit('httpMethod', method, LIMITS.tagValueLength),
    status,
  }
  return {
    type: 'metric',
    name: 'api_call',
    value,
    unit: 'ms',
    tags,
    payload: payload({ payloadSize }),
  }
}

/**
 * A stack trace may be longer than any string of ours. Such a body is parsed all the same and cut; what
 * comes out of it is scanned and judged again as a whole, like every event.
 */
const parseForm = (body: Buffer): Form => {
  const [candidate] = json(body)
  if (candidate?.fault !== 'string_too_long') return parseObject(body)
  try {
    const value: unknown = JSON.parse(body.toString())
    if (isObject(value)) return value
  } catch {
    // The strict reader says what is wrong with it.
  }
  return parseObject(body)
}

const READERS = { crash, session, 'screen-view': screenView, 'api-call': apiCall } as const
export type SeedKind = keyof typeof READERS

const withContext = (event: Json, form: Form, context: unknown): Json => {
  const { fields, rest } = readContext(context)
  const sessionId = take(form, 'sessionId', 'string')
  // What the form does not know is kept where nothing of ours can be mistaken for it.
  const others = present(form)
  const tags = { ...(fields['tags'] as Json | undefined), ...(event['tags'] as Json | undefined) }
  const payload = present({ ...(event['payload'] as Json | undefined), context: rest, others })
  return (
    present({
      ...fields,
      ...event,
      session_id: sessionId ?? fields['session_id'],
      tags: present(tags),
      payload,
    }) ?? {}
  )
}

const readerOf =
  (read: (form: Form) => Json) =>
  (body: Buffer): SeedBody => {
    const { apiKey, context, ...form } = parseForm(body)
    const event = read(form)
    return { apiKey, event: withContext(event, form, context) }
  }

/** Form → reader of its bodies. @throws AppError that names the client's own field */
export const SEED_READERS: Readonly<Record<SeedKind, (body: Buffer) => SeedBody>> = {
  crash: readerOf(READERS.crash),
  session: readerOf(READERS.session),
  'screen-view': readerOf(READERS['screen-view']),
  'api-call': readerOf(READERS['api-call']),
}
