/**
 * Is this an event as a client may send it? The schema, and what a schema cannot say (a metric without
 * a value, a day that is in no calendar). Pure; names field, finding and fix.
 */
import { EventInput, type Violation } from '@pulseboard/contracts'
import { epochMs } from './event-time.ts'
import { compile } from './validate.ts'

const matchesSchema = compile(EventInput)

const isNoDate = (time: string | number | undefined): boolean =>
  typeof time === 'string' && Number.isNaN(epochMs(time))

/** What the schema cannot say. */
const beyondSchema = (event: EventInput): Violation | undefined => {
  if (event.type === 'metric' && event.value === undefined)
    return {
      pointer: '/value',
      code: 'required',
      detail: 'A metric needs a value',
      fix: 'Add value, a number.',
    }
  for (const field of ['timestamp', 'sent_at'] as const)
    if (isNoDate(event[field]))
      return {
        pointer: `/${field}`,
        code: 'format',
        detail: `${field} is no date of the calendar`,
        fix: 'Use RFC 3339, such as 2026-11-24T09:00:00.000Z.',
      }
  return undefined
}

/** The first violation; nothing when the value is an event. */
export const checkEventInput = (value: unknown): Violation | undefined =>
  matchesSchema(value)?.[0] ?? beyondSchema(value as EventInput)
