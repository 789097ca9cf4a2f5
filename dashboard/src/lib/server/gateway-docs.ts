/**
 * How events are sent, from the schemas and limits that the gateway itself uses: it has no OpenAPI
 * document of its own. Server only, so that no schema library travels to the browser.
 */
import { EventInput, IngestResult, LIMITS, type ErrorCode } from '@pulseboard/contracts'
import { fieldsOf, plainSchema, type Field } from '#lib/docs/schema.ts'

export interface GatewayDocs {
  readonly event: readonly Field[]
  readonly result: readonly Field[]
  readonly limits: readonly { readonly name: string; readonly value: string }[]
  readonly errors: readonly string[]
}

const KIB = 1024
const mebibytes = (bytes: number): string => `${bytes / KIB / KIB} MiB`

const BOUNDS = [
  { name: 'Body, as sent and inflated', value: mebibytes(LIMITS.bodyBytes) },
  { name: 'Events in one request', value: String(LIMITS.batchEvents) },
  { name: 'One event', value: `${LIMITS.eventBytes / KIB} KiB` },
  { name: 'Nesting of an event', value: `${LIMITS.depth} levels` },
  { name: 'Keys and array elements of an event', value: String(LIMITS.keys) },
  { name: 'One string', value: `${LIMITS.stringLength} characters` },
  { name: 'Tags', value: String(LIMITS.tags) },
]

/** Problems of a request; the codes of refused events stand in the answer to it. */
const ERRORS: readonly ErrorCode[] = [
  'invalid_json',
  'invalid_utf8',
  'empty_body',
  'body_mismatch',
  'missing_key',
  'invalid_key',
  'revoked_key',
  'expired_key',
  'key_scope',
  'origin_not_allowed',
  'request_timeout',
  'body_too_large',
  'unsupported_media_type',
  'unsupported_encoding',
  'invalid_event',
  'batch_too_large',
  'headers_too_large',
  'rate_limited',
  'quota_exceeded',
  'bus_unavailable',
  'spool_full',
  'overloaded',
  'store_unavailable',
]

export const gatewayDocs = (): GatewayDocs => ({
  event: fieldsOf(plainSchema(EventInput)),
  result: fieldsOf(plainSchema(IngestResult)),
  limits: BOUNDS,
  errors: ERRORS,
})
