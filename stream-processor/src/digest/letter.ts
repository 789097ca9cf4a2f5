/**
 * A digest as a mail: text that is complete by itself, and the same as HTML that needs nothing from
 * elsewhere, is 600 pixels wide at most and fits a small screen and a dark one. Everything is escaped. Pure.
 */
import { escapeHtml, headerLine, mailAddress, type Mail } from '@pulseboard/runtime'
import type { DigestWords } from './words.ts'

export interface DigestLinks {
  readonly project: string
  readonly settings: string
  readonly unsubscribe: string
}

const textOf = (words: DigestWords, links: DigestLinks): string =>
  [
    words.period,
    words.lines.map(({ label, value, change }) => `${label}: ${value} (${change})`).join('\n'),
    ...words.lists.map(
      ({ title, items }) => `${title}\n${items.map((item) => `- ${item}`).join('\n')}`,
    ),
    words.ingestion,
    `Open the project:\n${links.project}`,
    `When this comes, and whether:\n${links.settings}`,
    `No more of these for this project:\n${links.unsubscribe}`,
  ].join('\n\n') + '\n'

const STYLE = `:root{color-scheme:light dark}
body{margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;background:#fff;color:#1b1f24}
.box{max-width:600px;margin:0 auto}
table{width:100%;border-collapse:collapse}
td{padding:6px 0;border-bottom:1px solid #d8dee4;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
h1{font-size:20px}h2{font-size:16px;margin-bottom:4px}
.m{color:#59636e}a{color:#0a5fd0}li{overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){body{background:#14181d;color:#e6e9ed}td{border-color:#3a424c}.m{color:#a3adb8}a{color:#7db4ff}}`

const rowOf = ({ label, value, change }: DigestWords['lines'][number]): string =>
  `<tr><td>${escapeHtml(label)}</td><td class="n"><b>${escapeHtml(value)}</b><br><span class="m">${escapeHtml(change)}</span></td></tr>`

const listOf = ({ title, items }: DigestWords['lists'][number]): string =>
  `<h2>${escapeHtml(title)}</h2><ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`

const linkTo = (url: string, text: string): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`

const htmlOf = (words: DigestWords, links: DigestLinks): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(words.subject)}</title><style>${STYLE}</style></head>
<body><div class="box">
<h1>${escapeHtml(words.subject)}</h1>
<p class="m">${escapeHtml(words.period)}</p>
<table role="presentation">${words.lines.map(rowOf).join('')}</table>
${words.lists.map(listOf).join('\n')}
<p>${escapeHtml(words.ingestion)}</p>
<p>${linkTo(links.project, 'Open the project')}</p>
<p class="m">${linkTo(links.settings, 'When this comes')} · ${linkTo(links.unsubscribe, 'No more of these for this project')}</p>
</div></body></html>
`

/** @throws when the recipient is not exactly one address. */
export const toDigestMail = (to: string, words: DigestWords, links: DigestLinks): Mail => ({
  to: mailAddress(to),
  subject: headerLine(words.subject),
  text: textOf(words, links),
  html: htmlOf(words, links),
  unsubscribeUrl: links.unsubscribe,
})
