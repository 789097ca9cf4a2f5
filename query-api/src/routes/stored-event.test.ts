import { expect, test } from 'vitest'
import type { StoredRow } from '../queries/stored-row.ts'
import { toStoredEvent } from './stored-event.ts'

const bare: StoredRow = {
  id: 'i',
  project_id: 'p',
  key_id: 'k',
  type: 'event',
  name: 'opened',
  timestamp: '2026-11-24T09:00:00.000Z',
  device_time: null,
  sent_at: null,
  received_at: '2026-11-24T09:00:00.250Z',
  landed_at: '2026-11-24T09:00:01.000Z',
  value: null,
  unit: '',
  level: '',
  release: '',
  environment: '',
  platform: '',
  app_version: '',
  os_name: '',
  os_version: '',
  device_id: '',
  device_model: '',
  device_manufacturer: '',
  device_class: '',
  device_emulator: null,
  user_id: '',
  session_id: '',
  tags: {},
  payload: {},
  error_type: '',
  error_message: '',
  error_stack: '',
  error_frames: '',
  error_handled: null,
  error_fingerprint: [],
  sdk_name: '',
  sdk_version: '',
  partition: 2,
  offset: 7,
}

test('what was not sent is not shown', () => {
  expect(toStoredEvent(bare)).toEqual({
    id: 'i',
    type: 'event',
    name: 'opened',
    project_id: 'p',
    key_id: 'k',
    received_at: bare.received_at,
    occurred_at: bare.timestamp,
    stored_at: bare.landed_at,
    partition: 2,
    offset: '7',
  })
})

test('zero and false are values', () => {
  const event = toStoredEvent({ ...bare, value: 0, device_emulator: false, error_handled: false })
  expect(event).toMatchObject({
    value: 0,
    device: { emulator: false },
    error: { handled: false },
  })
})

test('frames that are not JSON are left out', () => {
  expect(toStoredEvent({ ...bare, error_type: 'E', error_frames: '[{' }).error).toEqual({
    type: 'E',
  })
})
