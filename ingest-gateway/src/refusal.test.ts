import { expect, test } from 'vitest'
import { refusal } from './refusal.ts'

const violation = (code: string) => ({ pointer: '/a', code, detail: 'a is wrong', fix: 'Mend it.' })

test('one code of ours that all share becomes the code of the request', () => {
  expect(refusal([violation('too_deep'), violation('too_deep')])).toMatchObject({
    code: 'too_deep',
    status: 422,
    message: 'a is wrong. Mend it.',
    violations: [violation('too_deep'), violation('too_deep')],
  })
  expect(refusal([violation('invalid_json')])).toMatchObject({ code: 'invalid_json', status: 400 })
})

test('anything else is an invalid event', () => {
  for (const codes of [['too_deep', 'invalid_json'], ['required'], []])
    expect(refusal(codes.map(violation)).code).toBe('invalid_event')
})
