import { Problem } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { AppError, problemHeaders, toAppError, toProblem } from './errors.ts'
import { compile } from './validate.ts'

const isProblem = compile(Problem)

test('an AppError becomes a problem that fits the published schema', () => {
  const error = new AppError('invalid_event', {
    detail: 'type is missing: add it.',
    violations: [
      { pointer: '/type', code: 'required', detail: 'type is missing', fix: 'Add type.' },
    ],
  })
  const problem = toProblem(error, 'req_12345678')
  expect(isProblem(problem)).toBeNull()
  expect(problem).toMatchObject({
    status: 422,
    code: 'invalid_event',
    type: '/docs/errors/invalid-event',
  })
})

test('the text of an unexpected error never leaves', () => {
  const problem = toProblem(toAppError(new Error('password=hunter2')), 'req_12345678')
  expect(problem.status).toBe(500)
  expect(JSON.stringify(problem)).not.toContain('hunter2')
})

test('Retry-After and own headers go out', () => {
  const error = new AppError('rate_limited', { retryAfter: 7, headers: { ratelimit: 'x' } })
  expect(problemHeaders(error)).toMatchObject({ 'retry-after': '7', ratelimit: 'x' })
})
