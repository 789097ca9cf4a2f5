/**
 * Names that people give to things: trimmed, and without the characters that make a name lie about
 * itself (control characters, line breaks, marks that reverse the reading direction). Notes may have
 * several lines. Pure.
 */
import { AppError } from '@pulseboard/runtime'

const DECEPTIVE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** The name as it is stored. @throws AppError `invalid_request` that names the field. */
export const nameField = (field: string, value: string, minLength = 1): string => {
  const name = value.normalize('NFC').trim()
  const [detail, fix] = DECEPTIVE.test(name)
    ? [`${field} has a control character`, 'Remove line breaks and invisible direction marks.']
    : [`${field} is ${JSON.stringify(name)}`, `Use at least ${minLength} visible characters.`]
  if (!DECEPTIVE.test(name) && Array.from(name).length >= minLength) return name
  throw new AppError('invalid_request', {
    detail: `${detail}. ${fix}`,
    violations: [{ pointer: `/${field}`, code: 'name', detail, fix }],
  })
}

// Of the control characters a note may have tab and line feed.
const UNSTORABLE = /(?![\t\n])\p{Cc}/u

/** A text of several lines as it is stored. @throws AppError `invalid_request` that names the field. */
export const noteField = (field: string, value: string, minLength = 0): string => {
  const note = value.replaceAll('\r\n', '\n').trim()
  const isText = note.isWellFormed() && !UNSTORABLE.test(note)
  if (isText && note.length >= minLength) return note
  const [detail, fix] = isText
    ? [`${field} is empty`, 'Write something.']
    : [`${field} has a control character or half a character`, 'Remove it.']
  throw new AppError('invalid_request', {
    detail: `${detail}. ${fix}`,
    violations: [{ pointer: `/${field}`, code: 'text', detail, fix }],
  })
}
