/**
 * What the frame of a mail shows, and the links beside it: pure. The frame has an empty sandbox, so it
 * runs no script, sends no form and opens nothing; the policy written before the mail's first byte
 * keeps it from loading anything either, not even a tracking pixel. A policy in a document can only
 * narrow the one of the page around it.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"

/** The document for `srcdoc`. */
export const frameDocument = (html: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta charset="utf-8">${html}`

const LINK = /https?:\/\/[^\s<>"'()[\]{}\\]+/g
const MOST_LINKS = 20

/** The addresses in a mail's text, each once, in their order: the frame itself cannot follow a link. */
export function linksOf(text: string): string[] {
  const found = (text.match(LINK) ?? []).map((link) => link.replace(/[.,;:!?]+$/, ''))
  return [...new Set(found)].filter((link) => URL.canParse(link)).slice(0, MOST_LINKS)
}
