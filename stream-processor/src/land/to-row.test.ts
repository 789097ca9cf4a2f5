import { anEvent, type Event } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { toRow } from './to-row.ts'

const DAY_MS = 86_400_000
const message = { partition: 5, offset: 42n, key: null, value: null }
const rowOf = (event: Event, retentionDays = 30) =>
  toRow({ message, event, payload: '{"a":1}' }, retentionDays)

test('an event becomes a row with its place and its times', () => {
  const row = rowOf(anEvent({ os: { name: 'Android', version: '16' }, value: 3 }))
  expect(row).toMatchObject({
    type: 'error',
    name: 'NullPointerException',
    timestamp: Date.parse('2026-11-24T09:00:00.000Z'),
    received_at: Date.parse('2026-11-24T09:00:00.250Z'),
    os_name: 'Android',
    os_version: '16',
    value: 3,
    payload: '{"a":1}',
    tags: { screen: 'Home' },
    _partition: 5,
    _offset: 42n,
  })
})

test('the same message gives the same row', () => {
  expect(rowOf(anEvent())).toEqual(rowOf(anEvent()))
})

test('it is kept for the whole of its last day, counted from receipt', () => {
  const received = Math.floor(Date.parse('2026-11-24T09:00:00.250Z') / DAY_MS)
  expect(rowOf(anEvent(), 1).expires_on).toBe(received + 2)
  expect(rowOf(anEvent({ occurred_at: '1999-01-01T00:00:00.000Z' }), 1).expires_on).toBe(
    received + 2,
  )
})

test.each(['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])(
  'a time that no column holds is moved to the nearest that fits: %s',
  (time) => {
    const { timestamp, device_time: device } = rowOf(
      anEvent({ occurred_at: time, timestamp: time }),
    )
    const year = new Date(timestamp).getUTCFullYear()
    expect(year === 1900 || year === 2299).toBe(true)
    expect(device).toBe(timestamp)
  },
)

test('what is not there is empty, not made up', () => {
  const { tags: _tags, release: _release, user_id: _user, ...bare } = anEvent()
  expect(rowOf(bare)).toMatchObject({
    tags: {},
    release: '',
    user_id: '',
    value: null,
    sent_at: null,
  })
})
