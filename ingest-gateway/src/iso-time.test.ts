import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ISO_LENGTH, writeIso } from './iso-time.ts'

test('writes what toISOString says', () => {
  const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(-1, 12), max: latest }), (ms) => {
      const target = Buffer.alloc(ISO_LENGTH + 4, '_')
      writeIso(target, 2, ms)
      expect(target.toString()).toBe(`__${new Date(ms).toISOString()}__`)
    }),
  )
})
