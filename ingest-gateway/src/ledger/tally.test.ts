import { expect, test } from 'vitest'
import { createTally } from './tally.ts'

const web = { name: 'web', version: '1.0.0' }

test('events by SDK, refused ones without', () => {
  const tally = createTally()
  tally.good(web)
  tally.good({ ...web })
  tally.good(undefined)
  tally.repeat(web)
  tally.reject('type')
  tally.reject('type')
  tally.reject('required')
  expect(tally.repeated).toBe(1)
  expect(tally.shares).toEqual([
    { sdkName: 'web', sdkVersion: '1.0.0', good: 2, repeated: 1, rejected: new Map() },
    {
      sdkName: '',
      sdkVersion: '',
      good: 1,
      repeated: 0,
      rejected: new Map([
        ['type', 2],
        ['required', 1],
      ]),
    },
  ])
})
