import { expect, test } from 'vitest'
import { slugCandidates, slugOf } from './slug.ts'

test.each([
  ['Acme Mobile', 'acme-mobile'],
  ['  Zoë & Łukasz GmbH – Straße!  ', 'zoe-lukasz-gmbh-strasse'],
  ['Приложение Ёлка', 'prilozhenie-elka'],
  ['Ναύτης', 'naytis'],
  ['日本語', 'project'],
  ['---', 'project'],
  ['0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54', 'p-0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54'],
])('%s becomes %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test('every candidate fits the column, also of a long name', () => {
  for (const slug of slugCandidates('ж'.repeat(100), 'a1b2c3'))
    expect(slug).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/)
  expect(new Set(slugCandidates('Acme', 'a1b2c3')).size).toBe(10)
})
