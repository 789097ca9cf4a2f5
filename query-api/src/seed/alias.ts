/** What an address of the first client is: a dressing of routes of the table. */
import type { Context } from 'koa'
import type { Authenticate } from '../auth/passport.ts'
import type { Invokers } from '../mount.ts'

/** Project → stored events; undefined while the store does not answer. */
export type CountEvents = (
  projects: readonly string[],
) => Promise<ReadonlyMap<string, number> | undefined>

/** Figures of a project's crashes, calls and screens. */
export type Analyse = (projectId: string, signal: AbortSignal) => Promise<object>

export interface SeedDeps {
  readonly authenticate: Authenticate
  readonly countEvents: CountEvents
  readonly analyse: Analyse
}

/** One address: what it answers with, beside `success: true`. */
export interface Alias {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly status: 200 | 201
  readonly run: (ctx: Context, invokers: Invokers, deps: SeedDeps) => Promise<object>
}
