import { anEvent, QuarantinedMessage, SAMPLE_EVENT_ID, SAMPLE_KEY_ID } from '@pulseboard/contracts'
import { compile, type BusMessage } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { originOf } from './origin.ts'
import { inSends, toQuarantineMessage } from './to-message.ts'

const PROJECT = '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54'
const OTHER = '1b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54'
const NOW = Date.parse('2026-11-24T09:00:01.000Z')
const source = { topic: 'events' }

const aMessage = (
  value: string | Buffer | null,
  changes: Partial<BusMessage> = {},
): BusMessage => ({
  partition: 3,
  offset: 18_446n,
  key: Buffer.from(SAMPLE_EVENT_ID),
  value: value === null ? null : Buffer.from(value),
  headers: { project: PROJECT },
  ...changes,
})
const quarantined = (message: BusMessage, detail = 'Wrong.'): QuarantinedMessage => {
  const { value } = toQuarantineMessage({ message, reason: 'not_json', detail }, source, NOW)
  const parsed = JSON.parse(value ?? '') as QuarantinedMessage
  expect(compile(QuarantinedMessage)(parsed)).toBeNull()
  return parsed
}

test('a whole event says all that is known', () => {
  expect(originOf(aMessage(JSON.stringify(anEvent())))).toEqual({
    projectId: PROJECT,
    eventId: SAMPLE_EVENT_ID,
    keyId: SAMPLE_KEY_ID,
    receivedAt: '2026-11-24T09:00:00.250Z',
  })
})

test.each([
  ['bytes that are no JSON: header and key', '{"type"', { project: PROJECT }, PROJECT],
  ['no header: the value', `{"project_id":"${OTHER}"}`, {}, OTHER],
  ['a header in upper case is the same', '{', { project: PROJECT.toUpperCase() }, PROJECT],
  ['header and value differ: nobody', `{"project_id":"${OTHER}"}`, { project: PROJECT }, undefined],
  ['a damaged value is a doubt', '{"project_id":7}', { project: PROJECT }, undefined],
  ['two headers', '{', { project: [PROJECT, OTHER] }, undefined],
  ['no project at all', '[]', {}, undefined],
  ['null', 'null', {}, undefined],
] as const)('%s', (_, value, headers, project) => {
  const message = aMessage(value, { headers: { ...headers } as BusMessage['headers'] })
  expect(originOf(message).projectId).toBe(project)
})

test('the value travels byte for byte, also when it is no text', () => {
  const bytes = Buffer.from([0xff, 0x00, 0xfe, 0x7b])
  const { value_base64, value_bytes, key } = quarantined(aMessage(bytes))
  expect(Buffer.from(value_base64, 'base64').equals(bytes)).toBe(true)
  expect([value_bytes, key]).toEqual([4, SAMPLE_EVENT_ID])
})

test('a message without key and value', () => {
  const { value_base64, key, event_id } = quarantined(aMessage(null, { key: null }))
  expect([value_base64, key, event_id]).toEqual(['', null, undefined])
})

test('whatever comes, the entry fits into one message of Kafka and says what was cut', () => {
  const huge = aMessage(Buffer.alloc(900_000, 'a'), { key: Buffer.alloc(900_000, 'k') })
  const reject = { message: huge, reason: 'not_json', detail: 'd'.repeat(900_000) } as const
  const { value } = toQuarantineMessage(reject, source, NOW)
  expect(Buffer.byteLength(value ?? '')).toBeLessThan(900_000)
  const { value_bytes, detail } = JSON.parse(value ?? '') as QuarantinedMessage
  expect(value_bytes).toBe(900_000)
  expect(detail).toContain('900000 bytes, of which the first 524288 are kept')
})

test('headers and key name what is known, the incarnation of the topic included', () => {
  const message = aMessage('{')
  const reject = { message, reason: 'not_json', detail: '' } as const
  expect(toQuarantineMessage(reject, { topic: 'events', log: 'ab12' }, NOW)).toMatchObject({
    key: 'events/ab12/3/18446',
    headers: { reason: 'not_json', project: PROJECT, event_id: SAMPLE_EVENT_ID },
  })
  const bare = { ...reject, message: aMessage('{', { headers: {}, key: null }) }
  expect(toQuarantineMessage(bare, source, NOW)).toMatchObject({
    key: 'events/3/18446',
    headers: { reason: 'not_json' },
  })
})

test('sends are bounded by count and by bytes, and keep the order', () => {
  const message = (bytes: number) => ({ key: 'k', value: 'v'.repeat(bytes), headers: {} })
  const sizes = (bytes: number[]) => inSends(bytes.map(message)).map((send) => send.length)
  expect(sizes([])).toEqual([])
  expect(sizes(Array.from({ length: 1_001 }, () => 1))).toEqual([500, 500, 1])
  expect(sizes([700_000, 300_000, 300_000, 950_000, 1])).toEqual([1, 2, 1, 1])
})
