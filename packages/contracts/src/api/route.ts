/**
 * What one HTTP route is: the server's validation, OpenAPI, the dashboard's client and the access rule
 * all come from this description. A path parameter is written `{name}`.
 */
import { Type, type Static, type TSchema } from 'typebox'
import type { ErrorCode } from '../errors.ts'

/** Roles in an organisation, weakest first. */
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/**
 * `public`: nobody is asked; `user`: anyone with an account; a role: at least that, in the organisation
 * of the `{projectId}` or the `{organisationId}` of the path.
 */
export type Access = 'public' | 'user' | Role

/** What a personal token may do, weakest first; each scope includes the weaker ones. */
export const TOKEN_SCOPES = ['read', 'write', 'admin'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/**
 * Who may call a route beside a signed-in person: `people` nobody else; a scope: personal tokens that
 * have it; `read` also a read key, for its own project.
 */
export type By = 'people' | TokenScope

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: Access
  /** Missing: `read` for what is read from a project, else `people`; see `byOf`. */
  readonly by?: By
  readonly tag: string
  readonly summary: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** Status of the good answer and its body; no schema means no body. */
  readonly status: 200 | 201 | 202 | 204
  readonly answer?: TSchema
  /** For an answer that is streamed as lines instead: its content type. */
  readonly media?: 'application/x-ndjson'
  /** For an answer that its handler writes itself, as a file: the content types it can have. */
  readonly files?: readonly string[]
  /** Codes this route can answer with, beside those that any route can. */
  readonly errors: readonly ErrorCode[]
  /** Takes `Idempotency-Key`: what it creates is created once for a key. */
  readonly idempotent?: true
}

export const route = <const R extends Route>(definition: R): R => definition

/** What decides who may call a route. */
export type AccessRule = Pick<Route, 'method' | 'path' | 'access' | 'by'>

/** `By` of a route, where it does not say so itself. */
export type ByOf<R extends AccessRule> = R extends { readonly by: infer B extends By }
  ? B
  : R extends { readonly method: 'GET'; readonly path: `${string}{projectId}${string}` }
    ? 'read'
    : 'people'

/** Who may call a route beside a signed-in person. */
export const byOf = ({ by, method, path }: AccessRule): By =>
  by ?? (method === 'GET' && path.includes('{projectId}') ? 'read' : 'people')

/** The static type of one part of a route; `undefined` where the route has no such part. */
export type PartOf<
  R extends Route,
  P extends 'params' | 'query' | 'body' | 'answer',
> = R[P] extends TSchema ? Static<R[P]> : undefined

export const object = <P extends Record<string, TSchema>>(properties: P, description?: string) =>
  Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  })

export const DateTime = (description: string) => Type.String({ format: 'date-time', description })
