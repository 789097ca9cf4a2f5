/**
 * An event as text to copy: pure. JSON is the event as stored; cURL sends the same event again, with
 * only what a client may send and the key left to the reader's shell.
 */
import type { Event, EventInput } from '@pulseboard/contracts'

/** What a client may send; a test compares it with the contract. */
export const INPUT_FIELDS = [
  'type',
  'name',
  'timestamp',
  'sent_at',
  'value',
  'unit',
  'level',
  'release',
  'environment',
  'platform',
  'app_version',
  'os',
  'device',
  'user_id',
  'session_id',
  'tags',
  'payload',
  'error',
  'sdk',
] as const satisfies readonly (keyof EventInput)[]

export const eventJson = (event: Event): string => JSON.stringify(event, null, 2)

/** A command that sends this event once more, under a new id. */
export function eventCurl(event: Event, gateway: string): string {
  const sent = INPUT_FIELDS.filter((field) => event[field] !== undefined)
  const body = JSON.stringify(Object.fromEntries(sent.map((field) => [field, event[field]])))
  return [
    `curl ${gateway}/v1/events`,
    '-H "Authorization: Bearer $PULSEBOARD_KEY"',
    "-H 'Content-Type: application/json'",
    `-d ${shellQuote(body)}`,
  ].join(' \\\n  ')
}

/** Text as one word of a POSIX shell, whatever is in it. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
