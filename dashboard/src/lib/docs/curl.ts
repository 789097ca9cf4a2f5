/**
 * One route as a curl command to paste: pure. What the reader must fill in are shell variables
 * ($TOKEN, $PROJECT_ID); the body holds the required fields. Routes of the sign-in keep the refresh
 * cookie in a file and name our origin, as a browser does.
 */
import type { Operation, RawOperation } from '#lib/docs/operations.ts'
import type { Schema } from '#lib/docs/schema.ts'

/** `origin`: address of the dashboard without a slash at its end. */
export function curlOf({ method, path, raw }: Operation, origin: string): string {
  const body = raw.requestBody?.content?.['application/json']?.schema
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${origin}${address(path, raw)}"`,
    ...(raw.security === undefined
      ? ['-H "Authorization: Bearer $TOKEN"']
      : [`-H 'Origin: ${origin}'`, '-b cookies.txt -c cookies.txt']),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d '${quote(JSON.stringify(sample(body)))}'`]),
  ]
  return lines.join(' \\\n  ')
}

function address(path: string, { parameters = [] }: RawOperation): string {
  const query = parameters
    .filter((each) => each.in === 'query' && each.required)
    .map(({ name }) => `${name}=${variable(name)}`)
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => variable(name))
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`
}

/** projectId → $PROJECT_ID */
const variable = (name: string): string =>
  `$${name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`

/** Inside single quotes of a shell. */
const quote = (text: string): string => text.replaceAll("'", `'\\''`)

function sample(schema: Schema, name = 'text'): unknown {
  if (schema.properties !== undefined) {
    const required = Object.entries(schema.properties).filter(([key]) =>
      schema.required?.includes(key),
    )
    return Object.fromEntries(required.map(([key, inner]) => [key, sample(inner, key)]))
  }
  const first = schema.enum?.[0] ?? schema.const
  if (first !== undefined) return first
  if (schema.anyOf?.[0] !== undefined) return sample(schema.anyOf[0], name)
  if (schema.type === 'array') return []
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  if (schema.format === 'email') return 'you@example.com'
  return name.padEnd(schema.minLength ?? 0, '-')
}
