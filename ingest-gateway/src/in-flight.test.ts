import { expect, test } from 'vitest'
import { createInFlight } from './in-flight.ts'

test('bytes are bounded in total and given back', () => {
  const inFlight = createInFlight({ totalBytes: 100, projectBytes: 100 })
  const first = inFlight.hold()
  first.grow(60)
  const second = inFlight.hold()
  expect(() => second.grow(41)).toThrow(/this server/)
  second.grow(40)
  expect(inFlight.bytes).toBe(100)
  first.release()
  first.release()
  expect(inFlight.bytes).toBe(40)
  second.release()
  expect(inFlight.bytes).toBe(0)
})

test('one project leaves room for the others', () => {
  const inFlight = createInFlight({ totalBytes: 100, projectBytes: 50 })
  const loud = inFlight.hold()
  loud.assign('loud')
  loud.grow(50)
  expect(() => loud.grow(1)).toThrow(/this project/)
  const late = inFlight.hold()
  late.grow(20)
  expect(() => late.assign('loud')).toThrow(/this project/)
  late.assign('quiet')
  expect(inFlight.bytes).toBe(70)
  loud.release()
  late.assign('loud')
})
