import { storedFrame } from '../../../query-api/src/live/frames.ts'
import { expect, test } from 'vitest'
import { createFrameReader } from './frame-reader.ts'

const frames = [20, 200, 70_000].map((size) => storedFrame(['x'.repeat(size)]))
const PING = Buffer.from([0x89, 0])
const CLOSE = Buffer.from([0x88, 2, 0x11, 0x38])
const stream = Buffer.concat([...frames.map(({ webSocket }) => webSocket), PING, CLOSE])

test.each([1, 3, 1000, stream.length])('frames are found in pieces of %i bytes', (size) => {
  const seen: (string | number)[] = []
  const reader = createFrameReader(
    {
      text: (length, payload) => void seen.push(length, payload?.toString() ?? ''),
      ping: () => void seen.push('ping'),
      closed: (code) => void seen.push(code),
    },
    true,
  )
  for (let at = 0; at < stream.length; at += size)
    reader.take(Buffer.from(stream.subarray(at, at + size)))
  const texts = frames.flatMap(({ json }) => [json.length, json.toString()])
  expect(seen).toEqual([...texts, 'ping', 4408])
})

test('who keeps no payload still knows the lengths', () => {
  const lengths: number[] = []
  const sink = {
    text: (length: number) => void lengths.push(length),
    ping: () => undefined,
    closed: () => undefined,
  }
  createFrameReader(sink, false).take(stream)
  expect(lengths).toEqual(frames.map(({ json }) => json.length))
})
