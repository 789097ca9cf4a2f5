import { anEvent, LiveMessage, type Problem } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { liveEvent, type Chosen } from './event-choice.ts'
import {
  eventsFrame,
  gapFrame,
  isObjectBytes,
  positionFrame,
  readyFrame,
  refusedFrame,
  storedFrame,
} from './frames.ts'

const check = compile(LiveMessage)
const chosen = (...texts: string[]): Chosen => ({
  events: texts.map((text, index) => liveEvent(`e${index}`, Buffer.from(text))),
  oneIn: 1,
  leftOut: 0,
})
const problem: Problem = {
  type: '/docs/errors/invalid-request',
  title: 'The request is not valid',
  status: 400,
  code: 'invalid_request',
  detail: 'Query: q: …',
  request_id: 'req_1',
}

test('every frame fits the published schema', () => {
  const event = JSON.stringify(anEvent())
  for (const { json } of [
    eventsFrame('c', chosen(event)),
    eventsFrame('c"\\', chosen(event, event, event)),
    eventsFrame('c', { ...chosen(event), oneIn: 8, leftOut: 7 }),
    positionFrame('c'),
    readyFrame('c'),
    gapFrame(3, 'slow_client'),
    storedFrame(['a', 'b']),
    refusedFrame(problem),
  ])
    expect(check(JSON.parse(json.toString()))).toBeNull()
})

test('events keep their own bytes, in order, and a sample says its rate', () => {
  const two = chosen('{"a":1e2}', '{"b":"é"}')
  expect(eventsFrame('c', two).json.toString()).toBe(
    '{"type":"events","cursor":"c","events":[{"a":1e2},{"b":"é"}]}',
  )
  expect(eventsFrame('c', { ...two, oneIn: 4, leftOut: 6 }).json.toString()).toBe(
    '{"type":"events","cursor":"c","sampled":{"one_in":4,"left_out":6},"events":[{"a":1e2},{"b":"é"}]}',
  )
})

test.each([
  ['7 bits', 20, 2],
  ['16 bits', 200, 4],
  ['64 bits', 70_000, 10],
])('a length in %s has the head of RFC 6455', (_, size, head) => {
  const { json, webSocket } = storedFrame(['x'.repeat(size)])
  expect(webSocket.length - json.length).toBe(head)
  expect(webSocket[0]).toBe(0x81)
  const second = webSocket.readUInt8(1)
  const length =
    second < 126
      ? second
      : second === 126
        ? webSocket.readUInt16BE(2)
        : Number(webSocket.readBigUInt64BE(2))
  expect(length).toBe(json.length)
})

test('as a server-sent event: one line, the cursor as id, made once', () => {
  const frame = eventsFrame('c.1', chosen('{\r\n"a":\n1}'))
  expect(frame.serverSent.toString()).toBe(
    'id: c.1\ndata: {"type":"events","cursor":"c.1","events":[{  "a": 1}]}\n\n',
  )
  expect(frame.serverSent).toBe(frame.serverSent)
  expect(gapFrame(3, 'restarted').serverSent.toString()).toMatch(/^data: \{"type":"gap"/)
})

test('only object bytes may be spliced', () => {
  expect(isObjectBytes(Buffer.from('{}'))).toBe(true)
  for (const bytes of ['', '[]', '1},{', '{"a":1'])
    expect(isObjectBytes(Buffer.from(bytes))).toBe(false)
})
