/**
 * What one HTTP route is: the server's validation, OpenAPI, the dashboard's client and the access rule
 * all come from this description. A path parameter is written `{name}`.
 */
import { Type, type Static, type TSchema } from 'typebox'
import type { ErrorCode } from '../errors.ts'

/** Roles in an organisation, weakest first. */
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** `public`: nobody is asked; `user`: anyone signed in; a role: at least that, in the project's organisation. */
export type Access = 'public' | 'user' | Role

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: Access
  readonly tag: string
  readonly summary: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** Status of the good answer and its body; no schema means no body. */
  readonly status: 200 | 201 | 202 | 204
  readonly answer?: TSchema
  /** Codes this route can answer with, beside those that any route can. */
  readonly errors: readonly ErrorCode[]
}

export const route = <const R extends Route>(definition: R): R => definition

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
