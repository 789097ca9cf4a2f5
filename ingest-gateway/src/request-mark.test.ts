import { expect, test } from 'vitest'
import { createRequestMarks } from './request-mark.ts'

test('run and number, 16 hex digits', () => {
  const marks = createRequestMarks('00c0ffee')
  expect([marks.next(), marks.next()]).toEqual(['00c0ffee00000000', '00c0ffee00000001'])
})

test('each run has a name of its own', () => {
  const [first, second] = [createRequestMarks(), createRequestMarks()]
  expect(first.run).toMatch(/^[0-9a-f]{8}$/)
  expect(first.run).not.toBe(second.run)
})
