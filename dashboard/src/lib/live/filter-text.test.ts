import type { Problem } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { complaintOf, filterText } from './filter-text.ts'

const problem: Problem = {
  type: '/docs/errors/invalid-request',
  title: 'The request is not valid',
  status: 400,
  code: 'invalid_request',
  detail: 'Query: q: wrong',
  request_id: 'req_1',
}

describe('filterText', () => {
  it('joins what was written and the type, in this order', () => {
    expect(filterText('name:Tap', 'event')).toBe('name:Tap type:event')
    expect(filterText('', 'event')).toBe('type:event')
    expect(filterText('', '')).toBe('')
  })
})

describe('complaintOf', () => {
  it('says what was found and what to do', () => {
    const fault = {
      pointer: '/query/q',
      code: 'x',
      detail: 'There is no field "a"',
      fix: 'Quote it.',
    }
    expect(complaintOf({ ...problem, errors: [fault] })).toBe('There is no field "a". Quote it.')
    expect(complaintOf(problem)).toBe('Query: q: wrong')
    expect(complaintOf(null)).toBe('')
  })
})
