/** A request of the first client as input of a route of the table. */
import type { Context } from 'koa'
import type { Input } from '../mount.ts'
import { readJson } from '../read-body.ts'

export const NO_INPUT: Input = { params: {}, query: {}, body: async () => undefined }

/** With the body of the request. */
export const bodyOf = (ctx: Context): Input => ({
  ...NO_INPUT,
  body: async () => readJson(ctx.req),
})

/** The project that the address names. */
export const projectOf = (ctx: Context): { projectId: unknown } => ({
  projectId: (ctx['params'] as Record<string, unknown>)['id'],
})
