/**
 * `/a/{token}`: links of mails, for people who are not signed in. GET shows what the link would do and changes
 * nothing, since scanners of mails follow links; POST does it. The same POST is the one-click unsubscribe of
 * RFC 8058. A link is as good as its signature: nothing else of the request is believed.
 */
import { findLinkTarget, findNoticeKey } from '@pulseboard/db'
import { pageUrl, readLink, type LinkClaims } from '@pulseboard/runtime'
import type { Context, Middleware } from 'koa'
import { actOnLink, mayDo, type LinkDeps } from './act.ts'
import { PAGE_POLICY, renderPage, type PageContent } from './page.ts'
import { wordsOf } from './words.ts'

const PATH = /^\/a\/([\w.-]{1,1000})$/

const BAD: PageContent = {
  title: 'This link does not work',
  text: 'It is not complete, or it was not made here. Copy it from the mail again, to its last letter.',
}
const OLD: PageContent = {
  title: 'This link is too old',
  text: 'Links in mails work for seven days. Sign in to do the same there.',
}
const GONE: PageContent = {
  title: 'There is nothing to do',
  text: 'The rule, the incident or your access to the project is gone.',
}
const TOO_LITTLE: PageContent = {
  title: 'Your role may not do that',
  text: 'A viewer can stop mails, and nothing else. Ask an admin of the organisation for a higher role.',
}

const show = (ctx: Context, status: number, content: PageContent): void => {
  ctx.status = status
  ctx.set({
    'content-security-policy': PAGE_POLICY,
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = renderPage(content)
}

const serveLink = async (ctx: Context, claims: LinkClaims, deps: LinkDeps): Promise<void> => {
  const target = await findLinkTarget(deps.pool, claims)
  if (target === undefined) return show(ctx, 404, GONE)
  if (!mayDo(claims, target)) return show(ctx, 403, TOO_LITTLE)
  const { title, text, button, done } = wordsOf(claims.action, target)
  if (ctx.method === 'GET') return show(ctx, 200, { title, text, button })
  await actOnLink(deps, { ctx, claims, target })
  const href = pageUrl(deps.publicUrl, `/p/${target.slug}`)
  show(ctx, 200, { title: 'Done', text: done, link: { href, text: `Open ${target.project_name}` } })
}

export const serveLinks =
  (deps: LinkDeps): Middleware =>
  async (ctx, next) => {
    const token = PATH.exec(ctx.path)?.[1]
    if (token === undefined || (ctx.method !== 'GET' && ctx.method !== 'POST')) return next()
    const claims = readLink(await findNoticeKey(deps.pool), token, deps.clock.now())
    if (claims === 'invalid') return show(ctx, 404, BAD)
    if (claims === 'expired') return show(ctx, 410, OLD)
    return serveLink(ctx, claims, deps)
  }
