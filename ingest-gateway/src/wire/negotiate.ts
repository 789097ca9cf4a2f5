/**
 * Content-Type → wire format. Browsers send beacons as text/plain (any other type would cost them a
 * preflight), so that type is told apart by its content; a missing type counts as JSON.
 */
import { AppError } from '@pulseboard/runtime'
import type { WireFormat } from './candidate.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import { Scanner, UNFINISHED } from './scan.ts'

const OPEN_BRACE = 0x7b

/** One object with nothing after it is JSON, and so is an array; objects after one another are lines. */
const sniff: WireFormat = (body) => {
  const scanner = new Scanner(body)
  const start = scanner.skipSpace(0)
  if (body[start] !== OPEN_BRACE) return json(body)
  const end = scanner.value(start)
  return end !== UNFINISHED && scanner.skipSpace(end) === body.length ? json(body) : ndjson(body)
}

const FORMATS: Readonly<Record<string, WireFormat>> = {
  'application/json': json,
  'application/x-ndjson': ndjson,
  'application/jsonl': ndjson,
  'application/ndjson': ndjson,
  'text/plain': sniff,
  // What `curl -d` says when nobody tells it otherwise.
  'application/x-www-form-urlencoded': sniff,
}
const UTF_8 = /^utf-?8$/i

/** @throws AppError unsupported_media_type for any other type, or a charset that is not UTF-8. */
export const formatOf = (contentType: string | undefined): WireFormat => {
  if (contentType === undefined || contentType === 'application/json') return json
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim())
  const name = type.toLowerCase()
  const charset = parameters
    .map((parameter) => /^charset="?([^"]*)"?$/i.exec(parameter)?.[1])
    .find((value) => value !== undefined)
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (format === undefined || (charset !== undefined && !UTF_8.test(charset)))
    throw new AppError('unsupported_media_type', {
      detail: `Content-Type ${JSON.stringify(contentType.slice(0, 80))} is not supported. Use application/json or application/x-ndjson, in UTF-8.`,
    })
  return format
}
