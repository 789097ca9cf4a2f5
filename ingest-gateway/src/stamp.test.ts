import { expect, test } from 'vitest'
import { anEventInput } from '@pulseboard/contracts'
import { stamp } from './stamp.ts'

const received = Date.parse('2026-11-24T09:00:00.000Z')

test('the id of the client, lower-cased; a new one when it sent none', () => {
  const id = '01934F5E-8F00-7C3A-9D2B-3F4A5B6C7D8E'
  const make = (): string => 'new'
  expect(stamp(anEventInput({ id }), received, make)).toMatchObject({
    id: id.toLowerCase(),
    idGiven: true,
  })
  expect(stamp(anEventInput(), received, make)).toMatchObject({ id: 'new', idGiven: false })
})
