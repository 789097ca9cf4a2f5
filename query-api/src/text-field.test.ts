import { expect, test } from 'vitest'
import { nameField } from './text-field.ts'

test('a name is trimmed and composed', () => {
  expect(nameField('name', '  Zoe\u0308  ')).toBe('Zoë')
})

test.each(['   ', 'a\nb', 'evil\u202egpj.exe', '\u0000'])('%j is refused', (name) => {
  expect(() => nameField('name', name)).toThrow(
    expect.objectContaining({ code: 'invalid_request' }),
  )
})
