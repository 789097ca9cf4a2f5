import {
  anEvent,
  anEventInput,
  SAMPLE_EVENT_ID,
  SAMPLE_KEY_ID,
  SAMPLE_PROJECT_ID,
} from '@pulseboard/contracts'
import { describe, expect, test } from 'vitest'
import { repairEvent, takeAsItWas, type Ownership } from './event-repair.ts'

const OTHER = '11111111-1111-4111-8111-111111111111'
const whose: Ownership = {
  projectId: SAMPLE_PROJECT_ID,
  eventId: SAMPLE_EVENT_ID,
  substituteId: OTHER,
  keyId: SAMPLE_KEY_ID,
  receivedMs: Date.parse('2026-11-24T09:00:00.250Z'),
}
const repair = (event: object | string, changes: Partial<Ownership> = {}) =>
  repairEvent(typeof event === 'string' ? event : JSON.stringify(event), { ...whose, ...changes })
const code = (event: object | string) => repair(event).violation?.code

describe('a corrected event', () => {
  test('gets id, project, key and times of the message that it repairs', () => {
    const repaired = repair(anEventInput())
    expect(repaired).toMatchObject({ id: SAMPLE_EVENT_ID })
    expect(JSON.parse('value' in repaired ? repaired.value : '')).toEqual(anEvent())
  })
  test('may repeat what the server knows', () => {
    expect(repair(anEvent({ id: SAMPLE_EVENT_ID.toUpperCase() }))).toHaveProperty('value')
  })
  test.each([
    ['id', { id: OTHER }],
    ['project_id', { project_id: OTHER }],
    ['key_id', { key_id: OTHER }],
    ['received_at', { received_at: '2020-01-01T00:00:00.000Z' }],
  ])('cannot change %s', (field, change) => {
    expect(repair(anEvent(change)).violation).toMatchObject({
      code: 'read_only',
      pointer: `/${field}`,
    })
  })
  test('a project that stands twice does not slip through', () => {
    const text = JSON.stringify(anEventInput()).replace(
      '{',
      `{"project_id":"${OTHER}","project_id":"${SAMPLE_PROJECT_ID}",`,
    )
    const repaired = repair(text)
    expect('value' in repaired ? repaired.value : '').not.toContain(OTHER)
    expect(repaired).toHaveProperty('value')
  })
  test('without a known id: its own, else one that is the same each time', () => {
    expect(repair(anEventInput(), { eventId: undefined })).toMatchObject({ id: OTHER })
    expect(repair(anEventInput({ id: SAMPLE_KEY_ID }), { eventId: undefined })).toMatchObject({
      id: SAMPLE_KEY_ID,
    })
  })
  test('numbers keep every digit', () => {
    const text = JSON.stringify(anEventInput()).replace('"items":3', '"items":9007199254740993')
    expect(repair(text)).toMatchObject({ value: expect.stringContaining(':9007199254740993') })
  })
  test.each([
    ['no JSON', '{"type"', 'invalid_json'],
    ['no object', '[1]', 'type'],
    ['an unknown field', { ...anEventInput(), tenant: 1 }, 'unknown_field'],
    ['a metric without a value', { type: 'metric', name: 'x' }, 'required'],
    ['no date', anEventInput({ timestamp: '2026-02-32T00:00:00Z' }), 'anyOf'],
    ['too deep', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, 'too_deep'],
    [
      'too many keys',
      anEventInput({ payload: { a: Array.from({ length: 1_001 }) } }),
      'too_many_keys',
    ],
    ['a long string', anEventInput({ payload: { a: 'x'.repeat(8_193) } }), 'string_too_long'],
    ['too many bytes', 'x'.repeat(70_000), 'event_too_large'],
    ['NUL', anEventInput({ name: 'a\0' }), 'string'],
    ['half a character', anEventInput({ name: '\ud800' }), 'string'],
    ['__proto__', '{"type":"event","name":"a","payload":{"__proto__":{}}}', 'forbidden_key'],
    [
      'beyond 64 bits',
      '{"type":"event","name":"a","payload":{"n":18446744073709551616}}',
      'number_out_of_range',
    ],
    ['not finite', '{"type":"event","name":"a","payload":{"n":1e999}}', 'number_out_of_range'],
  ])('is refused for %s', (_, event, wanted) => {
    expect(code(event)).toBe(wanted)
  })
})

describe('a message as it was', () => {
  test('keeps its bytes', () => {
    const text = ` ${JSON.stringify(anEvent())}\n`
    expect(takeAsItWas(Buffer.from(text), whose)).toEqual({ id: SAMPLE_EVENT_ID, value: text })
  })
  test.each([
    ['no JSON', Buffer.from('{'), 'invalid_json'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'invalid_json'],
    ['no event', Buffer.from('{}'), 'required'],
    ['another project', Buffer.from(JSON.stringify(anEvent({ project_id: OTHER }))), 'read_only'],
    ['no time', Buffer.from(JSON.stringify(anEvent({ received_at: 'noon' }))), 'format'],
  ])('is refused for %s', (_, bytes, wanted) => {
    expect(takeAsItWas(bytes, whose).violation?.code).toBe(wanted)
  })
})
