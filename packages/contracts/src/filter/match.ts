/**
 * A filter as a question to one event in memory: for the live feed, where nothing is stored yet. Answers
 * as the store would (a test compares the two); never throws on an event that passed validation.
 */
import type { Event } from '../event.ts'
import { numberOf, type Comparison, type Filter, type Pattern, type Term } from './filter.ts'
import { FLAG_OF, isLeaf, NUMBER_OF, payloadAt, tagOf, TEXT_OF } from './read-event.ts'

type Test = (event: Event) => boolean
type TermOf<Op extends Term['op']> = Extract<Term, { op: Op }>

/** All but the first and last pieces stand in this order; undefined when one is missing. */
const afterMiddle = (text: string, pieces: readonly string[], from: number): number | undefined => {
  let at = from
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    if (found < 0) return undefined
    at = found + piece.length
  }
  return at
}

const fits = ({ pieces }: Pattern, text: string): boolean => {
  const first = pieces[0] ?? ''
  if (pieces.length === 1) return text === first
  const last = pieces.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  const end = afterMiddle(text, pieces.slice(1, -1), first.length)
  return end !== undefined && end <= text.length - last.length
}

const contains = (pattern: Pattern): Test => {
  const pieces = pattern.pieces.map((piece) => piece.toLowerCase())
  const isIn = (text = ''): boolean => afterMiddle(text.toLowerCase(), pieces, 0) !== undefined
  return (event) => isIn(event.name) || isIn(event.error?.message)
}

/** Text by its pattern; a number or a truth value by what an exact pattern spells. */
const fitsLeaf = (pattern: Pattern, leaf: unknown): boolean => {
  if (typeof leaf === 'string') return fits(pattern, leaf)
  const exact = pattern.pieces.length === 1 ? (pattern.pieces[0] ?? '') : ''
  if (typeof leaf === 'number') return numberOf(exact) === leaf
  if (typeof leaf === 'boolean') return exact === String(leaf)
  return exact === '' && pattern.pieces.length === 1 && !isLeaf(leaf)
}

const is = ({ field, any }: TermOf<'is'>): Test => {
  const anyFits = (text = ''): boolean => any.some((pattern) => fits(pattern, text))
  switch (field.kind) {
    case 'tag':
      return (event) => anyFits(tagOf(event, field.key))
    case 'fingerprint':
      return (event) => (event.error?.fingerprint ?? []).some(anyFits)
    case 'payload':
      return (event) => {
        const leaf = payloadAt(event.payload, field.path)
        return any.some((pattern) => fitsLeaf(pattern, leaf))
      }
    default:
      return (event) => anyFits(TEXT_OF[field.name](event))
  }
}

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
}

const compare = ({ field, by, value }: TermOf<'compare'>): Test => {
  const holds = COMPARE[by]
  return (event) => {
    const found =
      field.kind === 'number' ? NUMBER_OF[field.name](event) : payloadAt(event.payload, field.path)
    return typeof found === 'number' && holds(found, value)
  }
}

const has = ({ field }: TermOf<'has'>): Test => {
  switch (field.kind) {
    case 'tag':
      return (event) => tagOf(event, field.key) !== undefined
    case 'payload':
      return (event) => isLeaf(payloadAt(event.payload, field.path))
    case 'fingerprint':
      return (event) => (event.error?.fingerprint ?? []).length > 0
    case 'number':
      return (event) => NUMBER_OF[field.name](event) !== undefined
    case 'flag':
      return (event) => FLAG_OF[field.name](event) !== undefined
    default:
      return (event) => (TEXT_OF[field.name](event) ?? '') !== ''
  }
}

const testOf = (term: Term): Test => {
  switch (term.op) {
    case 'contains':
      return contains(term.pattern)
    case 'is':
      return is(term)
    case 'equals':
      return (event) => term.any.some((value) => NUMBER_OF[term.field.name](event) === value)
    case 'flag':
      return (event) => FLAG_OF[term.field.name](event) === term.value
    case 'compare':
      return compare(term)
    default:
      return has(term)
  }
}

/** Whether all terms hold for an event. */
export const filterTest = (filter: Filter): ((event: Event) => boolean) => {
  const tests = filter.map((term) => ({ test: testOf(term), negated: term.negated }))
  return (event) => tests.every(({ test, negated }) => test(event) !== negated)
}
