import { expect, test } from 'vitest'
import { anEventInput } from '@pulseboard/contracts'
import { judge } from './validate.ts'
import { json } from './wire/json.ts'

const judgeText = (text: string) => {
  const body = Buffer.from(text)
  const [candidate] = json(body)
  if (candidate === undefined) throw new Error('no candidate')
  return judge(body, candidate)
}
const judgeValue = (value: unknown) => judgeText(JSON.stringify(value))

test('a good event comes back parsed', () => {
  expect(judgeValue(anEventInput())).toEqual({ event: anEventInput() })
})

test.each([
  ['unknown_field', '/project_id', { ...anEventInput(), project_id: 'x' }],
  ['required', '/name', { type: 'event' }],
  ['not_in_list', '/type', { ...anEventInput(), type: 'erorr' }],
  ['type', '/payload', { ...anEventInput(), payload: 'text' }],
  ['pattern', '/id', anEventInput({ id: '123' })],
  ['required', '/value', anEventInput({ type: 'metric' })],
  ['type', '', [1]],
  ['type', '', 'text'],
  ['type', '', null],
])('%s at %s', (code, pointer, value) => {
  expect(judgeText(`[${JSON.stringify(value)}]`).violation).toMatchObject({ code, pointer })
})

test.each([
  ['duplicate_key', '{"type":"error","type":"event","name":"x"}'],
  ['duplicate_key', '{"type":"error","name":"x","payload":{"a":{"b":1,"b":2}}}'],
  ['number_out_of_range', '{"type":"error","name":"x","payload":{"a":[1e999]}}'],
  ['invalid_json', '{"type":"error","name":"x",}'],
  ['invalid_json', '{"type":"error","name":"a\nb"}'],
  ['invalid_json', '{"type":"error" "name":"x"}'],
  ['too_deep', '{"type":"error","name":"x","payload":[[[[[[[[1]]]]]]]]}'],
  ['forbidden_key', '{"type":"error","name":"x","payload":{"__proto__":{"admin":true}}}'],
  ['format', '{"type":"error","name":"x","timestamp":"2026-11-24T09:00:00+99:00"}'],
])('%s: %s', (code, text) => {
  const { violation } = judgeText(text)
  expect(violation?.code === code || (code === 'format' && violation?.code === 'anyOf')).toBe(true)
  expect(violation?.fix).not.toBe('')
})
