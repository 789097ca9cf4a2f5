/**
 * The page of a link: whole in itself, without script, light and dark, for a phone first. Every text is
 * escaped, and its policy allows its one style and a form to itself, nothing else.
 */
import { createHash } from 'node:crypto'
import { escapeHtml } from '@pulseboard/runtime'

const STYLE = `
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;
  background:light-dark(#f4f6fa,#0a101d);color:light-dark(#101828,#e6ebf4);
  font:16px/1.5 ui-sans-serif,system-ui,'Segoe UI',Roboto,Arial,sans-serif}
main{width:100%;max-width:440px;padding:32px 28px;border-radius:14px;
  background:light-dark(#fff,#111827);border:1px solid light-dark(#dfe4ec,#243046);
  box-shadow:0 1px 2px light-dark(#1018280d,#00000040)}
.brand{display:flex;align-items:center;gap:10px;margin:0 0 24px;font-weight:600;font-size:15px;
  color:light-dark(#465164,#a9b5c8)}
.brand svg{width:24px;height:24px;color:light-dark(#2a55c4,#8fb0ff)}
h1{margin:0 0 10px;font-size:22px;line-height:1.25;letter-spacing:-.01em;overflow-wrap:anywhere}
p{margin:0 0 24px;color:light-dark(#465164,#a9b5c8);overflow-wrap:anywhere}
button{width:100%;min-height:48px;border:0;border-radius:9px;background:light-dark(#2f5fd6,#3b66d9);
  color:#fff;font:inherit;font-weight:600;cursor:pointer}
button:hover{background:light-dark(#2a55c4,#4470e0)}
button:focus-visible,a:focus-visible{outline:3px solid light-dark(#2a55c4,#8fb0ff);outline-offset:3px}
a{color:light-dark(#2a55c4,#8fb0ff)}
small{display:block;margin-top:18px;font-size:13px;color:light-dark(#5b6679,#8b98ad)}`

const MARK =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2 12h4l3-8 5 16 3-8h5"/></svg>'

/** Of the page's Content-Security-Policy. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

export interface PageContent {
  readonly title: string
  readonly text: string
  /** Missing: there is nothing to press. */
  readonly button?: string
  /** Where to go from here. */
  readonly link?: { readonly href: string; readonly text: string }
}

export const renderPage = ({ title, text, button, link }: PageContent): string => {
  const form =
    button === undefined
      ? ''
      : `<form method="post"><button type="submit">${escapeHtml(button)}</button></form><small>Opening this page has changed nothing.</small>`
  const next =
    link === undefined ? '' : `<a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} · PulseBoard</title><style>${STYLE}</style></head>
<body><main><p class="brand">${MARK}PulseBoard</p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}${next}</main></body></html>
`
}
