/**
 * The addresses of the first client's API, as thin aliases: each runs routes of the table, with all their
 * checks, and dresses the answer as that client knows it. Nothing is decided here: who may do what, what is
 * valid and what is recorded is the business of the routes behind it.
 */
import { Router } from '@koa/router'
import { problemHeaders, toAppError, toProblem } from '@pulseboard/runtime'
import type { Context, Middleware } from 'koa'
import type { Invokers } from '../mount.ts'
import type { Alias, SeedDeps } from './alias.ts'
import { analyticsAliases } from './analytics.ts'
import { authAliases } from './auth.ts'
import { eventAliases } from './events.ts'
import { projectAliases } from './projects.ts'

const ALIASES: readonly Alias[] = [
  ...authAliases,
  ...projectAliases,
  ...eventAliases,
  ...analyticsAliases,
]

const refuse = (ctx: Context, thrown: unknown): void => {
  const error = toAppError(thrown)
  // Ours to look into: the first middleware logs it and shows nothing of it.
  if (error.status >= 500) throw thrown
  const requestId: unknown = ctx.state['requestId']
  const problem = toProblem(error, typeof requestId === 'string' ? requestId : '')
  ctx.status = error.status
  ctx.set(problemHeaders(error))
  ctx.body = JSON.stringify({ success: false, message: error.message, ...problem })
}

const answer =
  (alias: Alias, invokers: Invokers, deps: SeedDeps): Middleware =>
  async (ctx) => {
    try {
      const members = await alias.run(ctx, invokers, deps)
      ctx.status = alias.status
      ctx.type = 'application/json; charset=utf-8'
      ctx.body = JSON.stringify({ success: true, ...members })
    } catch (thrown) {
      refuse(ctx, thrown)
    }
  }

/** The middleware of all aliases. */
export const mountSeed = (invokers: Invokers, deps: SeedDeps): Middleware[] => {
  const router = new Router()
  for (const alias of ALIASES)
    router.register(alias.path, [alias.method], answer(alias, invokers, deps))
  return [router.routes() as unknown as Middleware]
}
