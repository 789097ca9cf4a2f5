import { anEvent } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { startBatch } from '../landing-batch.ts'
import { decode } from './decode.ts'

const decodeOne = async (value: string | Buffer | null) => {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  const messages = [{ partition: 0, offset: 7n, key: null, value: bytes }]
  const { events, rejects } = await decode(startBatch(0, messages))
  return { events, rejects }
}

test('an event of the contract passes, its payload as the client wrote it', async () => {
  const { payload: _payload, ...event } = anEvent()
  const text = `${JSON.stringify(event).slice(0, -1)},"payload":{"id":9007199254740993}}`
  const { events, rejects } = await decodeOne(text)
  expect(rejects).toEqual([])
  expect(events[0]?.event.name).toBe('NullPointerException')
  expect(events[0]?.payload).toBe('{"id":9007199254740993}')
})

test.each([
  ['no value', null, 'not_json'],
  ['half of an object', '{"id":', 'not_json'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe]), 'not_json'],
  ['something else', '[]', 'not_an_event'],
  ['an unknown type', JSON.stringify({ ...anEvent(), type: 'erorr' }), 'not_an_event'],
  ['no project', JSON.stringify({ ...anEvent(), project_id: undefined }), 'not_an_event'],
  ['no time of receipt', JSON.stringify({ ...anEvent(), received_at: 'soon' }), 'not_an_event'],
])('%s is set aside with its reason', async (_, value, reason) => {
  const { events, rejects } = await decodeOne(value)
  expect(events).toEqual([])
  expect(rejects).toMatchObject([{ reason, message: { offset: 7n } }])
  expect(rejects[0]?.detail).not.toBe('')
})

const SECRET = 'anna@example.org'
test.each([
  ['no JSON', `{"user_id":"${SECRET}" oops}`, 'At character 31 of 35: a comma or } is expected.'],
  ['a word', SECRET, 'At character 1 of 16: a value is expected.'],
  [
    'a value of another type',
    JSON.stringify({ ...anEvent(), os: { name: [SECRET] } }),
    '/os/name does not fit: It must be string.',
  ],
  [
    'a field that nobody knows',
    JSON.stringify({ ...anEvent(), os: { [SECRET]: 1 } }),
    '/os has a field that is not known: Remove it.',
  ],
  [
    'a tag, whose name the sender chose',
    JSON.stringify({ ...anEvent(), tags: { [SECRET]: [] } }),
    '/tags does not fit: It must be string.',
  ],
])('the detail of %s quotes nothing', async (_, value, detail) => {
  const { rejects } = await decodeOne(value)
  expect(rejects[0]?.detail).toBe(detail)
})
