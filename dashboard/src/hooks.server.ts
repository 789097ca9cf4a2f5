/**
 * Around every page: the theme that the person chose is written into the document from a cookie, so
 * that the first paint is right and no script is needed for it. No cookie means: follow the system.
 */
import type { Handle } from '@sveltejs/kit/hooks'
import { readTheme } from '#lib/theme.ts'

export const handle: Handle = ({ event, resolve }) => {
  const theme = readTheme(event.cookies.get('theme'))
  const attribute = theme === 'system' ? '' : `data-theme="${theme}"`
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%pulseboard.theme%', attribute),
  })
}
