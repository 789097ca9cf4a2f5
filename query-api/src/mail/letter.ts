/**
 * A letter (subject, sentences, at most one link) as a mail: plain text and the same as simple HTML.
 * Everything is escaped, nothing is fetched from elsewhere, nothing is tracked. Pure.
 */
import { escapeHtml, headerLine, mailAddress, type Mail } from '@pulseboard/runtime'

export interface Letter {
  readonly subject: string
  /** What happened, one paragraph each. */
  readonly before: readonly string[]
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly url: string }
  /** Until when, and what to do if it was somebody else. */
  readonly after: readonly string[]
}

/** @throws when it is not an address of the web: a mail never carries `javascript:`. */
const webAddress = (url: string): string => {
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('A link must be of the web.')
  return href
}

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`

const textOf = ({ before, action, after }: Letter): string =>
  [
    ...before,
    ...(action === undefined ? [] : [`${action.label}:\n${webAddress(action.url)}`]),
    ...after,
  ].join('\n\n') + '\n'

const buttonOf = ({ label, url }: { label: string; url: string }): string => {
  const address = escapeHtml(webAddress(url))
  return `<p><a href="${address}">${escapeHtml(label)}</a></p>
<p style="color:#666;word-break:break-all">${address}</p>`
}

const htmlOf = (letter: Letter): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(letter.subject)}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em">
${letter.before.map(paragraph).join('\n')}
${letter.action === undefined ? '' : buttonOf(letter.action)}
${letter.after.map(paragraph).join('\n')}
</body></html>
`

/** @throws when the recipient is not exactly one address. */
export const toMail = (to: string, letter: Letter): Mail => ({
  to: mailAddress(to),
  subject: headerLine(letter.subject),
  text: textOf(letter),
  html: htmlOf(letter),
})
