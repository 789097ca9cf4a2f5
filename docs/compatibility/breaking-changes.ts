/**
 * What a new OpenAPI document breaks for clients of an older one: an operation, answer or field that is
 * gone, an input that is newly asked for or less widely taken, another type. Additions break nothing, nor do
 * new values in answers: readers ignore what they do not know. Pure.
 */
import { fits, type Schema } from './schema-fits.ts'

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>
interface Operation {
  readonly operationId?: string
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
export interface ApiDocument {
  readonly security?: readonly unknown[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const REFERENCE = /^#\/components\/(\w+)\/(\w+)$/

/** A part of the document without references; what refers to itself is cut, since its first level is compared. */
const resolved = (
  document: ApiDocument,
  value: unknown,
  within: readonly string[] = [],
): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolved(document, item, within))
  if (typeof value !== 'object' || value === null) return value
  const { $ref } = value as { $ref?: unknown }
  if (typeof $ref === 'string') {
    const [, kind = '', name = ''] = REFERENCE.exec($ref) ?? []
    const target = document.components?.[kind]?.[name]
    return within.includes($ref) ? {} : resolved(document, target ?? {}, [...within, $ref])
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolved(document, inner, within)]),
  )
}

interface Side {
  readonly document: ApiDocument
  readonly operation: Operation
}

const parameters = (before: Side, after: Side): string[] => {
  const keyed = (side: Side): Map<string, Parameter> =>
    new Map((side.operation.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]))
  const [old, now] = [keyed(before), keyed(after)]
  return [
    ...[...old].flatMap(([key, parameter]) => {
      const other = now.get(key)
      if (other === undefined) return [`${key} is not taken any more`]
      const required =
        other.required === true && parameter.required !== true ? [`${key} is required now`] : []
      const reasons = fits(parameter.schema ?? {}, other.schema ?? {}, 'closed')
      return [...required, ...reasons.map((reason) => `${key}${reason}`)]
    }),
    ...[...now]
      .filter(([key, { required }]) => required === true && !old.has(key))
      .map(([key]) => `${key} is new and required`),
  ]
}

const body = (before: Side, after: Side): string[] => {
  const [old, now] = [before.operation.requestBody, after.operation.requestBody]
  if (old === undefined) return now?.required === true ? ['a body is required now'] : []
  if (now === undefined) return ['no body is taken any more']
  const required =
    now.required === true && old.required !== true ? ['the body is required now'] : []
  const inside = Object.entries(old.content).flatMap(([type, { schema }]) => {
    const other = now.content[type]
    if (other === undefined) return [`body: ${type} is not taken any more`]
    const reasons = fits(schema ?? {}, other.schema ?? {}, 'closed')
    return reasons.map((reason) => `body${reason}`)
  })
  return [...required, ...inside]
}

const answers = (before: Side, after: Side): string[] =>
  Object.entries(before.operation.responses).flatMap(([status, { content = {} }]) => {
    const now = after.operation.responses[status]
    if (now === undefined) return [`answer ${status} is gone`]
    return Object.entries(content).flatMap(([type, { schema }]) => {
      const other = now.content?.[type]
      if (other === undefined) return [`answer ${status}: ${type} is gone`]
      // Turned round: what is answered now must be what clients of the old document read.
      const reasons = fits(other.schema ?? {}, schema ?? {}, 'open')
      return reasons.map((reason) => `answer ${status}${reason}`)
    })
  })

const callers = (before: Side, after: Side): string[] => {
  const isOpen = ({ document, operation }: Side): boolean =>
    (operation.security ?? document.security ?? []).length === 0
  return isOpen(before) && !isOpen(after) ? ['it asks for a token now'] : []
}

const name = (before: Side, after: Side): string[] => {
  const [old, now] = [before.operation.operationId, after.operation.operationId]
  return old === now ? [] : [`operationId is ${String(now)}, was ${String(old)}`]
}

const CHECKS = [name, callers, parameters, body, answers]

/** Everything that breaks, one line each; empty: nothing does. */
export const breakingChanges = (before: ApiDocument, after: ApiDocument): string[] =>
  Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const at = `${method.toUpperCase()} ${path}`
      const now = after.paths[path]?.[method]
      if (now === undefined) return [`${at}: is gone`]
      const sides = [
        { document: before, operation: resolved(before, operation) as Operation },
        { document: after, operation: resolved(after, now) as Operation },
      ] as const
      return CHECKS.flatMap((check) => check(...sides)).map((reason) => `${at}: ${reason}`)
    }),
  )
