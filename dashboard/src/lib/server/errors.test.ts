import { ERROR_CODES } from '@pulseboard/contracts'
import { expect, it } from 'vitest'
import { errorEntries, findError } from './errors.ts'

it('has an entry for every code, by status, each found by the address that problems link', () => {
  const entries = errorEntries()
  expect(entries).toHaveLength(ERROR_CODES.length)
  const statuses = entries.map(({ status }) => status)
  expect(statuses).toEqual(statuses.toSorted((a, b) => a - b))
  for (const entry of entries) expect(findError(entry.slug)).toEqual(entry)
})

it('takes the code itself too, and nothing else', () => {
  expect(findError('invalid_event')?.slug).toBe('invalid-event')
  for (const name of ['', 'nope', 'constructor', '__proto__', 'INVALID-EVENT'])
    expect(findError(name)).toBeNull()
})
