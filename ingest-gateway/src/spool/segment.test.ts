/** The bytes of a segment: whatever happens to them, no wrong event comes out and no sound one is lost. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anOutgoingEvent, someEvents } from '../fixtures/outgoing.ts'
import type { OutgoingEvent } from '../produce.ts'
import { bytesOf, encodeRecords, readSegment, segmentHeader } from './segment.ts'

const HEADER = segmentHeader('2026-11-24T10:00:00.000Z')

const segmentOf = (events: readonly OutgoingEvent[]): Buffer =>
  Buffer.concat([HEADER, encodeRecords(events, bytesOf(events))])

const contentOf = (bytes: Buffer) => {
  const content = readSegment(bytes)
  if ('foreignFormat' in content) throw new Error('the format is not foreign')
  return content
}
const eventsOf = (bytes: Buffer): OutgoingEvent[] =>
  contentOf(bytes).records.map(({ event }) => event)

/** Where each record ends. */
const ends = (events: readonly OutgoingEvent[]): number[] =>
  events.map((_, index) => HEADER.length + bytesOf(events.slice(0, index + 1)))

test('what is written is read, with the place behind each', () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const content = contentOf(segmentOf(events))
      expect(content.records.map(({ event }) => event)).toEqual(events)
      expect(content.records.map(({ end }) => end)).toEqual(ends(events))
      expect(content).toMatchObject({ tornBytes: 0, damagedBytes: 0 })
    }),
  )
})

test('cut anywhere: exactly the events before the cut, the rest is torn', () => {
  fc.assert(
    fc.property(someEvents, fc.nat(), (events, at) => {
      const whole = segmentOf(events)
      const length = at % whole.length
      const content = contentOf(whole.subarray(0, length))
      const before = ends(events).filter((end) => end <= length)
      expect(content.records.map(({ event }) => event)).toEqual(events.slice(0, before.length))
      expect(content.damagedBytes).toBe(0)
      expect(content.soundBytes + content.tornBytes).toBe(length)
    }),
    { numRuns: 500 },
  )
})

test('any bit flipped: every other event, in order, and never a wrong one', () => {
  fc.assert(
    fc.property(someEvents, fc.nat(), (events, at) => {
      const bytes = segmentOf(events)
      const bit = at % (bytes.length * 8)
      const byte = bit >> 3
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (bit & 7))
      const hit = ends(events).findIndex((end) => byte >= HEADER.length && byte < end)
      const expected = events.filter((_, index) => index !== hit)
      expect(eventsOf(bytes)).toEqual(expected)
      const { tornBytes, damagedBytes } = contentOf(bytes)
      expect(tornBytes + damagedBytes).toBeGreaterThan(0)
    }),
    { numRuns: 2_000 },
  )
})

test('a stretch overwritten: no wrong event, all before and behind it', () => {
  fc.assert(
    fc.property(
      someEvents,
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      (events, at, garbage) => {
        const bytes = segmentOf(events)
        const from = at % bytes.length
        const to = Math.min(bytes.length, from + garbage.length)
        bytes.set(garbage.subarray(0, to - from), from)
        const all = ends(events)
        const untouched = events.filter((event, index) => {
          const end = all[index] ?? 0
          return end <= from || end - bytesOf([event]) >= to
        })
        const found = eventsOf(bytes)
        expect(found.filter((event) => untouched.some(({ id }) => id === event.id))).toEqual(
          untouched,
        )
        for (const event of found) expect(events).toContainEqual(event)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('random bytes are no events', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      const content = readSegment(Buffer.from(bytes))
      expect('records' in content ? content.records : []).toEqual([])
    }),
  )
})

test('a tail of zeros is torn: a file that grew before its bytes came', () => {
  const whole = segmentOf([anOutgoingEvent(1)])
  expect(contentOf(Buffer.concat([whole, Buffer.alloc(4_096)]))).toMatchObject({
    soundBytes: whole.length,
    tornBytes: 4_096,
    damagedBytes: 0,
  })
})

describe('formats', () => {
  test('a later format is named and not read', () => {
    const later = segmentHeader('2026-11-24T10:00:00.000Z', 2)
    const bytes = Buffer.concat([later, segmentOf([anOutgoingEvent(1)]).subarray(HEADER.length)])
    expect(readSegment(bytes)).toEqual({ foreignFormat: 2 })
  })

  test('format 1 stays readable: a segment of its first release', () => {
    const first =
      'UEJTUE9PTAoBAAAAZgAAAOCGMIp7ImNyZWF0ZWRfYXQiOiIyMDI2LTExLTI0VDEwOjAwOjAwLjAwMFoi' +
      'LCJyZWNvcmQiOiJyZWNlaXZlZF9tczpmNjQgaWQ6MzYgcHJvamVjdDozNiByZXF1ZXN0OjE2IHZhbHVl' +
      'In3//lBCcwAAAL7T8LIAEADFhTF6QjAxOTM0ZjVlLThmMDAtN2MzYS05ZDJiLTAwMDAwMDAwMDAwMTdk' +
      'M2YyYzFhLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMTAwMDAwMDAwMDAwMDAwMDF7Im4iOjEsIngi' +
      'OiLDqeKYlSJ9'
    expect(eventsOf(Buffer.from(first, 'base64'))).toEqual([anOutgoingEvent(1, 4)])
  })
})

test('an id of another length is refused before it is written', () => {
  const wrong = { ...anOutgoingEvent(1), id: 'short' }
  expect(() => encodeRecords([wrong], bytesOf([wrong]))).toThrow('must have 36 characters')
})
