import { describe, expect, it } from 'vitest'
import { readAnswer } from './connection.ts'

const ANSWER = 'HTTP/1.1 202 Accepted\r\nContent-Length: 15\r\n\r\n{"accepted":42}'

describe('an answer', () => {
  it('is read when it is complete, and not before', () => {
    for (let length = 0; length < ANSWER.length; length += 1)
      expect(readAnswer(ANSWER.slice(0, length))).toBeUndefined()
    expect(readAnswer(ANSWER)).toEqual({ status: 202, accepted: 42 })
  })

  it('may be a refusal', () => {
    expect(readAnswer('HTTP/1.1 503 Service Unavailable\r\n\r\n')).toEqual({
      status: 503,
      accepted: 0,
    })
  })
})
