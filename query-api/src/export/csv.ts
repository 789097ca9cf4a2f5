/**
 * Events as CSV by RFC 4180: CRLF, quotes where they are needed, as many cells in every line as in the
 * first. No cell is a formula to a spreadsheet: one that begins like a formula gets an apostrophe in
 * front. Pure.
 */
import type { StoredEvent } from '@pulseboard/contracts'

const json = (value: object | undefined): string =>
  value === undefined ? '' : JSON.stringify(value)
const flag = (value: boolean | undefined): string => (value === undefined ? '' : String(value))

/** Each column and how it is read; nested objects keep their names with a point. */
const COLUMNS: Readonly<Record<string, (event: StoredEvent) => string | number | undefined>> = {
  id: (event) => event.id,
  type: (event) => event.type,
  name: (event) => event.name,
  occurred_at: (event) => event.occurred_at,
  received_at: (event) => event.received_at,
  stored_at: (event) => event.stored_at,
  level: (event) => event.level,
  value: (event) => event.value,
  unit: (event) => event.unit,
  release: (event) => event.release,
  environment: (event) => event.environment,
  platform: (event) => event.platform,
  app_version: (event) => event.app_version,
  'os.name': (event) => event.os?.name,
  'os.version': (event) => event.os?.version,
  'device.id': (event) => event.device?.id,
  'device.model': (event) => event.device?.model,
  'device.manufacturer': (event) => event.device?.manufacturer,
  'device.class': (event) => event.device?.class,
  'device.emulator': (event) => flag(event.device?.emulator),
  user_id: (event) => event.user_id,
  session_id: (event) => event.session_id,
  'error.type': (event) => event.error?.type,
  'error.message': (event) => event.error?.message,
  'error.handled': (event) => flag(event.error?.handled),
  'error.stack': (event) => event.error?.stack,
  'error.frames': (event) => json(event.error?.frames),
  'error.fingerprint': (event) => json(event.error?.fingerprint),
  'sdk.name': (event) => event.sdk?.name,
  'sdk.version': (event) => event.sdk?.version,
  tags: (event) => json(event.tags),
  payload: (event) => json(event.payload),
}

// What spreadsheets read as a formula, also in their full-width forms, and what hides one behind a line break.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const NEEDS_QUOTES = /[",\r\n]/

/** One cell. A number is a number, also a negative one; text never becomes a formula. */
export const csvCell = (value: string | number | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`
const columns = Object.entries(COLUMNS)

export const csvHead: string = line(columns.map(([name]) => csvCell(name)))

export const csvRow = (event: StoredEvent): string =>
  line(columns.map(([, read]) => csvCell(read(event))))

/** A line that is no event: its text in the first cell, the others empty. */
export const csvMark = (text: string): string =>
  line(columns.map((_, index) => (index === 0 ? csvCell(text) : '')))
