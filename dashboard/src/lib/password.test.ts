import { describe, expect, it } from 'vitest'
import { passwordHint } from './password.ts'

describe('passwordHint', () => {
  it('counts bytes, not characters', () => {
    expect(passwordHint('12345678')).toBe('')
    expect(passwordHint('ä'.repeat(36))).toBe('')
    expect(passwordHint('ä'.repeat(37))).toContain('74')
    expect(passwordHint('short')).toContain('at least 8')
  })
})
