import { SAMPLE_EVENT_ID } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { createSigner, deriveKeyring } from '../auth/keys.ts'
import { decodePageCursor, encodePageCursor } from './page-cursor.ts'

const signerOf = (setting: string) => createSigner(deriveKeyring(setting), 'page-cursor')
const signer = signerOf('8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f')
const filters = { project: 'p', from: 1, type: 'error' }
const last = { ms: 1_764_000_000_123, id: SAMPLE_EVENT_ID }
const cursor = encodePageCursor(signer, last, filters, 0)
const refusal = (text: RegExp) =>
  expect.objectContaining({ code: 'invalid_cursor', message: expect.stringMatching(text) })

test('comes back for the same filters, in whatever order they are written', () => {
  const same = { type: 'error', from: 1, project: 'p' }
  expect(decodePageCursor(signer, cursor, same, 1000)).toEqual(last)
  expect(cursor.length).toBeLessThanOrEqual(400)
})

test('says what is wrong: damaged, too old, other filters', () => {
  expect(() => decodePageCursor(signer, `${cursor}x`.replace('.', '.A'), filters, 0)).toThrow(
    refusal(/damaged/),
  )
  expect(() => decodePageCursor(signer, cursor, filters, 25 * 3_600_000)).toThrow(
    refusal(/24 hours/),
  )
  expect(() => decodePageCursor(signer, cursor, { ...filters, project: 'q' }, 0)).toThrow(
    refusal(/other filters/),
  )
})

test('outlives the secret it was signed with, as long as that one is still listed', () => {
  const [old, fresh] = ['8f1c2d7e9a0b4c6d8e3f5a7b9c1d2e4f', '0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d']
  expect(decodePageCursor(signerOf(`${fresh},${old}`), cursor, filters, 0)).toEqual(last)
  expect(() => decodePageCursor(signerOf(fresh), cursor, filters, 0)).toThrow(refusal(/damaged/))
})
