/**
 * The closed list of error codes: HTTP status, title and meaning. Clients may branch on `code`; it is
 * never renamed within v1. Everything that answers HTTP maps through this one table.
 */
import { Type, type Static } from 'typebox'

export const ERRORS = {
  invalid_json: [400, 'The body is not valid JSON', 'The body could not be parsed.'],
  invalid_utf8: [400, 'The body is not valid UTF-8', 'A byte sequence is not UTF-8.'],
  empty_body: [400, 'The body is empty', 'There was nothing to read.'],
  body_mismatch: [
    400,
    'The body does not match its headers',
    'Content-Length or Content-Encoding do not describe the bytes that came.',
  ],
  invalid_request: [
    400,
    'The request is not valid',
    'A path, query or body field is missing, unknown or of the wrong kind.',
  ],
  invalid_cursor: [
    400,
    'The cursor is not valid',
    'The cursor is damaged, older than 24 hours or was made for other filters.',
  ],
  missing_key: [401, 'No API key was sent', 'The request needs an API key.'],
  invalid_key: [
    401,
    'The API key is not valid',
    'The key is mistyped or unknown here; the detail says which of the two.',
  ],
  revoked_key: [401, 'The API key was revoked', 'Somebody ended this key; it never works again.'],
  expired_key: [
    401,
    'The API key has expired',
    'Its last moment is over: the one that was set, or the end of its overlap after a rotation.',
  ],
  not_signed_in: [401, 'Sign-in is needed', 'The access token is missing, expired or not valid.'],
  wrong_credentials: [
    401,
    'E-mail or password is wrong',
    'The pair does not belong to an account.',
  ],
  key_scope: [
    403,
    'This key may not do that',
    'The scope of the key or token does not cover the request.',
  ],
  origin_not_allowed: [
    403,
    'This page may not send with this key',
    'The key takes events from web pages of certain origins alone.',
  ],
  forbidden: [403, 'Your role may not do that', 'A higher role in this organisation is needed.'],
  wrong_password: [
    403,
    'The password is wrong',
    'This change asks for the present password of the account.',
  ],
  wrong_code: [403, 'The code is wrong', 'It is not the code of now, or it was used before.'],
  wrong_origin: [
    403,
    'This page may not do that',
    'The Origin header does not name the address of the dashboard.',
  ],
  registration_closed: [
    403,
    'Registration is closed',
    'The operator of this installation lets nobody create an account by themselves.',
  ],
  other_address: [
    403,
    'This is for another e-mail address',
    'The invitation names an address, and the account has another one.',
  ],
  not_found: [404, 'There is nothing at this address', 'It does not exist, or it is not yours.'],
  invalid_link: [
    410,
    'This link does not work any more',
    'It was used, is too old or does not exist: ask for a new one.',
  ],
  method_not_allowed: [
    405,
    'This method is not allowed here',
    'The Allow header names the methods that are.',
  ],
  request_timeout: [
    408,
    'The request took too long to arrive',
    'Headers or body did not come in time; the connection is closed.',
  ],
  email_taken: [
    409,
    'This e-mail address cannot be used',
    'Registration with this address is not possible.',
  ],
  key_ended: [
    409,
    'The key has ended',
    'A key that was revoked, has expired or was replaced cannot be changed any more.',
  ],
  last_owner: [
    409,
    'An organisation would lose its last owner',
    'Make somebody else an owner first; the detail names the organisation.',
  ],
  second_factor_state: [
    409,
    'Sign-in in two steps is not in that state',
    'It is on already, off already, or was not begun; the detail says which.',
  ],
  mail_not_configured: [
    409,
    'This installation sends no mails',
    'The operator sets SMTP_URL to a mail server.',
  ],
  organisation_not_empty: [
    409,
    'The organisation still has projects',
    'Delete its projects first; the detail names them.',
  ],
  in_use: [409, 'It is still used', 'Something else needs it; the detail names what.'],
  slug_taken: [409, 'This slug is taken', 'Another project of this installation has it.'],
  already_member: [409, 'This is a member already', 'The organisation has this member.'],
  request_in_progress: [
    409,
    'The same request is being carried out',
    'A request with the same Idempotency-Key has not ended yet.',
  ],
  answer_lost: [
    409,
    'The answer of this request was lost',
    'The request with this Idempotency-Key was carried out; what it answered is not there any more.',
  ],
  limit_reached: [
    409,
    'There are as many as there may be',
    'Remove what is not needed; the detail names the limit.',
  ],
  already_settled: [
    409,
    'This was decided before',
    'The entry was replayed or dropped; the detail says where it went on.',
  ],
  body_too_large: [
    413,
    'The body is too large',
    'The body, as sent or inflated, is over the limit.',
  ],
  unsupported_media_type: [
    415,
    'This content type is not supported',
    'Use application/json or application/x-ndjson.',
  ],
  unsupported_encoding: [
    415,
    'This content encoding is not supported',
    'Use gzip, deflate, br, zstd or none.',
  ],
  invalid_event: [
    422,
    'The event is not valid',
    'At least one field of the event does not fit its schema.',
  ],
  too_deep: [
    422,
    'The event is nested too deeply',
    'Objects and arrays are nested beyond the limit.',
  ],
  too_many_keys: [
    422,
    'The event has too many keys',
    'Keys and array elements together are over the limit.',
  ],
  string_too_long: [422, 'A string is too long', 'One string value is over the limit.'],
  event_too_large: [422, 'The event is too large', 'One event is over the byte limit.'],
  forbidden_key: [422, 'A key is not allowed', 'Keys such as __proto__ are refused.'],
  batch_too_large: [422, 'The batch has too many events', 'Send the rest in another request.'],
  idempotency_mismatch: [
    422,
    'This Idempotency-Key was used for another request',
    'A key stands for one request of one caller, for 24 hours.',
  ],
  headers_too_large: [431, 'The headers are too large', 'All headers together are over the limit.'],
  rate_limited: [
    429,
    'Too many requests',
    'A rate limit was reached; Retry-After says when to try again.',
  ],
  quota_exceeded: [
    429,
    'The monthly quota is used up',
    'The key has sent its events of this calendar month (UTC); Retry-After is its end.',
  ],
  internal: [
    500,
    'Something went wrong on our side',
    'The request id finds the cause in the logs.',
  ],
  bus_unavailable: [
    503,
    'Events cannot be stored durably right now',
    'Neither Kafka nor the spool took them; nothing was accepted. Send again later.',
  ],
  spool_full: [
    503,
    'The spool of the gateway is full',
    'Kafka does not answer and no more may wait for it; nothing was accepted. Send again later.',
  ],
  overloaded: [
    503,
    'The server is at its limit',
    'Too many bytes are in flight. Send again later.',
  ],
  store_unavailable: [503, 'A database does not answer right now', 'Try again in a moment.'],
  starting: [503, 'The service is still starting', 'Try again in a moment.'],
  api_unavailable: [
    503,
    'The API does not answer right now',
    'The dashboard cannot reach query-api. Try again in a moment.',
  ],
  query_timeout: [504, 'The query took too long', 'Narrow the time range or the filters.'],
} as const satisfies Record<string, readonly [status: number, title: string, meaning: string]>

export type ErrorCode = keyof typeof ERRORS
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** The HTTP status of a code. */
export const statusOf = (code: ErrorCode): number => ERRORS[code][0]

export const Violation = Type.Object(
  {
    index: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Which event of a batch, from 0.' }),
    ),
    pointer: Type.String({
      description: 'JSON pointer to the failing field; empty for the whole.',
    }),
    code: Type.String({ description: 'What is wrong with it.' }),
    detail: Type.String({ description: 'What was found.' }),
    fix: Type.String({ description: 'What to do about it.' }),
  },
  { additionalProperties: false, description: 'One failing field.' },
)
export type Violation = Static<typeof Violation>

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'Address of the description of this error.' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    code: Type.Enum(ERROR_CODES),
    detail: Type.String({ description: 'This occurrence, with the fix.' }),
    request_id: Type.String(),
    errors: Type.Optional(Type.Array(Violation)),
  },
  { additionalProperties: false, description: 'RFC 9457 problem details.' },
)
export type Problem = Static<typeof Problem>
