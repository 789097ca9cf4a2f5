/**
 * Text that may stand in a header or in the envelope of a mail. The two branded types are made here
 * alone, so that no string of a client can reach a header unchecked: a line break in a name or an
 * address would otherwise become a header, a recipient or a second mail. Pure.
 */
declare const checked: unique symbol
/** One line of visible text. */
export type HeaderLine = string & { readonly [checked]: 'header line' }
/** One address, alone, without a name. */
export type MailAddress = string & { readonly [checked]: 'mail address' }

/** A sender or recipient. */
export interface Mailbox {
  readonly name: HeaderLine
  readonly address: MailAddress
}

const MAX_CHARACTERS = 150
// Control characters, line and paragraph separators, marks that reverse the reading direction.
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu
// Letters of any script but nothing that separates, quotes or groups addresses.
const ADDRESS = /^[^\s\p{Cc}<>"(),:;\\@[\]]{1,64}@[^\s\p{Cc}<>"(),:;\\@[\]]{1,189}$/u
const MAILBOX = /^(?:([^<>]{0,100})<)?([^<>]+)>?$/

/** Any text as one line. */
export const headerLine = (text: string): HeaderLine => {
  const line = text.replaceAll(INVISIBLE, ' ').replaceAll(/ {2,}/g, ' ').trim()
  const characters = Array.from(line)
  return (
    characters.length > MAX_CHARACTERS
      ? `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`
      : line
  ) as HeaderLine
}

const isAddress = (text: string): text is MailAddress => ADDRESS.test(text)

/** @throws when the text is not exactly one address. */
export const mailAddress = (text: string): MailAddress => {
  if (!isAddress(text)) throw new Error('A mail was meant for something that is not one address.')
  return text
}

/** `Name <address>` or a bare address; nothing when it is neither. */
export const parseMailbox = (text: string): Mailbox | undefined => {
  const [, name = '', address = ''] = MAILBOX.exec(text.trim()) ?? []
  return isAddress(address) && text.includes('<') === text.endsWith('>')
    ? { name: headerLine(name.replaceAll('"', '')), address }
    : undefined
}
