import { anEvent, LiveMessage } from '@pulseboard/contracts'
import { compile } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { eventsFrame, gapFrame, isObjectBytes, readyFrame, storedFrame } from './frames.ts'

const check = compile(LiveMessage)
const parse = (frame: Buffer): unknown => JSON.parse(frame.toString()) as unknown

test('every frame fits the published schema', () => {
  const event = Buffer.from(JSON.stringify(anEvent()))
  for (const frame of [
    eventsFrame('c', [event]),
    eventsFrame('c"\\', [event, event, event]),
    readyFrame('c'),
    gapFrame(3, 'slow_client'),
    storedFrame(['a', 'b']),
  ])
    expect(check(parse(frame))).toBeNull()
})

test('events keep their own bytes, in order', () => {
  const events = ['{"a":1e2}', '{"b":"é"}'].map((text) => Buffer.from(text))
  expect(eventsFrame('c', events).toString()).toBe(
    '{"type":"events","cursor":"c","events":[{"a":1e2},{"b":"é"}]}',
  )
})

test('only object bytes may be spliced', () => {
  expect(isObjectBytes(Buffer.from('{}'))).toBe(true)
  for (const bytes of ['', '[]', '1},{', '{"a":1'])
    expect(isObjectBytes(Buffer.from(bytes))).toBe(false)
})
