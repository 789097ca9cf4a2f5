import { expect, test } from 'vitest'
import {
  anEventInput,
  SAMPLE_EVENT_ID,
  SAMPLE_KEY_ID,
  SAMPLE_PROJECT_ID,
} from '@pulseboard/contracts'
import { createSplice } from './splice.ts'

const receivedMs = Date.parse('2026-11-24T09:00:00.250Z')
const occurredMs = Date.parse('2026-11-24T09:00:00.000Z')
const splice = createSplice({ projectId: SAMPLE_PROJECT_ID, keyId: SAMPLE_KEY_ID, receivedMs })
const serverFields = {
  project_id: SAMPLE_PROJECT_ID,
  key_id: SAMPLE_KEY_ID,
  received_at: '2026-11-24T09:00:00.250Z',
  occurred_at: '2026-11-24T09:00:00.000Z',
}
const spliceText = (text: string, idGiven: boolean): string => {
  const body = Buffer.from(`[${text},1]`)
  const end = body.length - 3
  return splice(body, 1, end, {
    id: SAMPLE_EVENT_ID,
    idGiven,
    environmentGiven: false,
    occurredMs,
  }).toString()
}

test("the client's bytes stay as they are, the server's fields come last", () => {
  const sent = '{ "type":"event" , "name":"caf\\u00e9 ☕", "value":1.50e1 }'
  const spliced = spliceText(sent, false)
  expect(spliced.startsWith(sent.slice(0, -1))).toBe(true)
  expect(Object.keys(JSON.parse(spliced) as object).slice(-5)).toEqual([
    'id',
    'project_id',
    'key_id',
    'received_at',
    'occurred_at',
  ])
})

test('the result is the event with its server fields', () => {
  const event = anEventInput()
  expect(JSON.parse(spliceText(JSON.stringify(event), false))).toEqual({
    ...event,
    id: SAMPLE_EVENT_ID,
    ...serverFields,
  })
})

test('an id of the client is not written twice', () => {
  const sent = JSON.stringify(anEventInput({ id: SAMPLE_EVENT_ID }))
  const spliced = spliceText(sent, true)
  expect(spliced.match(/"id"/g)).toHaveLength(1)
  expect(JSON.parse(spliced)).toEqual({ ...JSON.parse(sent), ...serverFields })
})

test.each([
  [false, 'gäste "1"\n'],
  [true, undefined],
])('the environment of the key, unless the client named one: %s', (environmentGiven, added) => {
  const spliceFor = createSplice({
    projectId: SAMPLE_PROJECT_ID,
    keyId: SAMPLE_KEY_ID,
    receivedMs,
    environment: 'gäste "1"\n',
  })
  const body = Buffer.from('{"type":"event","name":"opened"}')
  const stamp = { id: SAMPLE_EVENT_ID, idGiven: false, environmentGiven, occurredMs }
  expect(JSON.parse(spliceFor(body, 0, body.length, stamp).toString())).toEqual({
    type: 'event',
    name: 'opened',
    id: SAMPLE_EVENT_ID,
    ...(added === undefined ? {} : { environment: added }),
    ...serverFields,
  })
})
