/** The OpenAPI document as the test reads it: its operations, with all references resolved. */
import type { Schema } from '../../docs/compatibility/schema-fits.ts'

export type { Schema }
export type Place = 'path' | 'query' | 'header'

export interface Parameter {
  readonly name: string
  readonly in: Place
  readonly required: boolean
  readonly schema: Schema
}
/** Content type → schema of what it holds. */
export type Content = Readonly<Record<string, { readonly schema: Schema }>>

export interface DocumentedAnswer {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Content
}
export interface Operation {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly isPublic: boolean
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
  readonly answers: Readonly<Record<string, DocumentedAnswer>>
}

interface Written {
  readonly operationId: string
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, DocumentedAnswer>>
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Written>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const COMPONENT = /^#\/components\/(\w+)\/(\w+)$/

/** @throws when a reference leads nowhere */
const resolved = (document: OpenApi, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolved(document, item))
  if (typeof value !== 'object' || value === null) return value
  const { $ref } = value as { $ref?: unknown }
  if (typeof $ref === 'string') {
    const [, kind = '', name = ''] = COMPONENT.exec($ref) ?? []
    const target = document.components[kind]?.[name]
    if (target === undefined) throw new Error(`${$ref} is nowhere in the document`)
    return resolved(document, target)
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolved(document, inner)]),
  )
}

/** Every operation of the document. */
export const operationsOf = (document: OpenApi): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, written]) => {
      const operation = resolved(document, written) as Written
      return {
        name: operation.operationId,
        method: method.toUpperCase(),
        path,
        isPublic: operation.security?.length === 0,
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content['application/json']?.schema,
        answers: operation.responses,
      }
    }),
  )
