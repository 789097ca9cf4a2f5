/**
 * A violation of the event's schema in words of the schema alone: which field, which rule. Values and names
 * that the sender chose stay out; the message itself is in the quarantine until it is dropped or erased.
 * Pure.
 */
import type { Violation } from '@pulseboard/contracts'

/** Below these the names are the sender's own. */
const FREE = ['/tags', '/payload']

const placeOf = (pointer: string): string => {
  const free = FREE.find((field) => pointer.startsWith(`${field}/`))
  return (free ?? pointer) || 'The value'
}

export const describeViolation = ({ pointer, code, fix }: Violation): string => {
  if (code === 'required') return `${placeOf(pointer)} is missing: ${fix}`
  if (code !== 'unknown_field') return `${placeOf(pointer)} does not fit: ${fix}`
  const owner = pointer.slice(0, pointer.lastIndexOf('/'))
  return `${placeOf(owner)} has a field that is not known: ${fix}`
}
