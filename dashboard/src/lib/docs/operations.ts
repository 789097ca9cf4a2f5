/**
 * The OpenAPI document as the page shows it: pure. Reads the parts that openapi.ts of the contracts
 * writes; a route, field or code that the document does not have never shows up.
 */
import { fieldOf, nameOf, shapeOf, type Field, type Schema, type Shape } from '#lib/docs/schema.ts'

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}

interface RawParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
}

/** One that several routes share stands in the components. */
interface ParameterLink {
  readonly $ref: string
}

export interface RawOperation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly security?: readonly unknown[]
  readonly parameters?: readonly RawParameter[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>
}

type LinkedOperation = Omit<RawOperation, 'parameters'> & {
  readonly parameters?: readonly (RawParameter | ParameterLink)[]
}

export interface ApiDocument {
  readonly info: { readonly version: string; readonly description: string }
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, LinkedOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters?: Readonly<Record<string, RawParameter>>
  }
}

export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  /** Who may call it, in the words of the document. */
  readonly access: string
  readonly parameters: readonly Field[]
  readonly body: Shape | null
  readonly answer: { readonly status: string; readonly text: string; readonly shape: Shape | null }
  /** Codes of the problems it can answer with. */
  readonly errors: readonly string[]
  readonly raw: RawOperation
}

export interface Group {
  readonly name: string
  readonly description: string
  readonly operations: readonly Operation[]
}

/** The routes under their tags, both in the order of the document. */
export function groupsOf({ tags, paths, components }: ApiDocument): Group[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, linked]) =>
      operationOf(method.toUpperCase(), path, withParameters(linked, components)),
    ),
  )
  return tags.map(({ name, description }) => ({
    name,
    description,
    operations: all.filter(({ raw }) => raw.tags.includes(name)),
  }))
}

/** The operation with what it links to in place of the links. */
function withParameters(
  linked: LinkedOperation,
  { parameters }: ApiDocument['components'],
): RawOperation {
  const found = (linked.parameters ?? []).flatMap(
    (each) => ('$ref' in each ? parameters?.[nameOf(each.$ref)] : each) ?? [],
  )
  return { ...linked, parameters: found }
}

function operationOf(method: string, path: string, raw: RawOperation): Operation {
  const answers = Object.entries(raw.responses)
  const [status, good] = answers.find(([each]) => each.startsWith('2')) ?? ['', undefined]
  const answer = good === undefined ? undefined : schemaOf(good)
  const body = raw.requestBody === undefined ? undefined : schemaOf(raw.requestBody)
  return {
    id: raw.operationId,
    method,
    path,
    summary: raw.summary,
    access: raw.description,
    parameters: (raw.parameters ?? []).map(parameterOf),
    body: body === undefined ? null : shapeOf(body),
    answer: {
      status,
      text: good?.description ?? '',
      shape: answer === undefined ? null : shapeOf(answer),
    },
    errors: answers.flatMap(([, { description }]) => codesIn(description)),
    raw,
  }
}

const schemaOf = ({ content }: Content): Schema | undefined => content?.['application/json']?.schema

const WRITTEN: Readonly<Record<RawParameter['in'], (name: string) => string>> = {
  path: (name) => `{${name}}`,
  query: (name) => `?${name}`,
  header: (name) => `${name}:`,
}

/** Path, query and headers are told apart by how the name is written, as in a request. */
function parameterOf(raw: RawParameter): Field {
  const { name, required, description, schema } = raw
  const written = WRITTEN[raw.in](name)
  return fieldOf(written, description === undefined ? schema : { ...schema, description }, required)
}

/** Codes stand before their meaning: "`code`: Meaning." */
const codesIn = (description: string): string[] =>
  [...description.matchAll(/`(\w+)`: /g)].map(([, code = '']) => code)
