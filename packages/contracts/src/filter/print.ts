/**
 * A filter → its canonical text. Reading that text gives the same filter again, and writing it again the
 * same text: cursors and addresses can be bound to it.
 */
import type { FieldRef, Filter, Pattern, Term } from './filter.ts'

const PLAIN = /^[\p{L}\p{N}_.@/+-]+$/u
const PLAIN_WORDS = /^[\p{L}\p{N}_./+@][\p{L}\p{N}_.@/+-]*$/u
const PLAIN_KEY = /^[A-Za-z0-9_.$/@-]+$/
const KEYWORDS = new Set(['AND', 'OR', 'NOT'])

const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const printPattern = ({ pieces }: Pattern): string =>
  pieces
    .map((piece) =>
      PLAIN.test(piece) || (piece === '' && pieces.length > 1) ? piece : quote(piece),
    )
    .join('*')

const printWords = ({ pieces }: Pattern): string =>
  pieces
    .map((piece) => (PLAIN_WORDS.test(piece) && !KEYWORDS.has(piece) ? piece : quote(piece)))
    .join('*')

const printField = (field: FieldRef): string => {
  switch (field.kind) {
    case 'tag':
      return `tags.${PLAIN_KEY.test(field.key) ? field.key : quote(field.key)}`
    case 'payload':
      return `payload.${field.path.join('.')}`
    case 'fingerprint':
      return 'fingerprint'
    default:
      return field.name
  }
}

const printCondition = (term: Term): string => {
  switch (term.op) {
    case 'contains':
      return printWords(term.pattern)
    case 'is':
      return `${printField(term.field)}:${term.any.map(printPattern).join(',')}`
    case 'equals':
      return `${printField(term.field)}:${term.any.join(',')}`
    case 'flag':
      return `${printField(term.field)}:${String(term.value)}`
    case 'compare':
      return `${printField(term.field)}${term.by}${term.value}`
    default:
      return `has:${printField(term.field)}`
  }
}

/** The canonical text of a filter; empty for the filter that lets everything through. */
export const printFilter = (filter: Filter): string =>
  filter.map((term) => (term.negated ? '-' : '') + printCondition(term)).join(' ')
