import { SAMPLE_EVENT_ID } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { deriveKeys } from '../auth/keys.ts'
import { decodePageCursor, encodePageCursor } from './page-cursor.ts'

const key = deriveKeys('8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f')['page-cursor']
const filters = { project: 'p', from: 1, type: 'error' }
const last = { ms: 1_764_000_000_123, id: SAMPLE_EVENT_ID }
const cursor = encodePageCursor(key, last, filters, 0)
const refusal = (text: RegExp) =>
  expect.objectContaining({ code: 'invalid_cursor', message: expect.stringMatching(text) })

test('comes back for the same filters, in whatever order they are written', () => {
  const same = { type: 'error', from: 1, project: 'p' }
  expect(decodePageCursor(key, cursor, same, 1000)).toEqual(last)
  expect(cursor.length).toBeLessThanOrEqual(400)
})

test('says what is wrong: damaged, too old, other filters', () => {
  expect(() => decodePageCursor(key, `${cursor}x`.replace('.', '.A'), filters, 0)).toThrow(
    refusal(/damaged/),
  )
  expect(() => decodePageCursor(key, cursor, filters, 25 * 3_600_000)).toThrow(refusal(/24 hours/))
  expect(() => decodePageCursor(key, cursor, { ...filters, project: 'q' }, 0)).toThrow(
    refusal(/other filters/),
  )
})
