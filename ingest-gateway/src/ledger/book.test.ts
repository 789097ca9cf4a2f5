/** Every event under one outcome, whatever the request came to. */
import { expect, test } from 'vitest'
import type { ErrorCode } from '@pulseboard/contracts'
import type { Exchange } from '../exchange.ts'
import { createBook } from './book.ts'
import { createLines, MINUTE_MS } from './lines.ts'
import { createTally } from './tally.ts'
import { createWatermark } from './watermark.ts'

const web = { name: 'web', version: '1' }
const RECEIVED_MS = 5 * MINUTE_MS + 1_234

interface Case {
  readonly candidates?: number
  readonly delivered?: Exchange['delivered']
  readonly code?: ErrorCode
  readonly judged?: boolean
}

const booked = ({ candidates = 0, delivered, code, judged = false }: Case) => {
  const lines = createLines()
  const watermark = createWatermark()
  const clock = { now: () => RECEIVED_MS }
  const book = createBook({ lines, watermark, clock, onLost: () => undefined })
  const tally = createTally()
  if (judged) {
    tally.good(web)
    tally.good(web)
    tally.repeat(web)
    tally.reject('type')
  }
  const sender = { projectId: 'p', keyId: 'k' }
  const exchange = {
    receivedMs: RECEIVED_MS,
    tally,
    candidates: Array.from({ length: candidates }),
    delivered,
    sender,
  } as unknown as Exchange
  book.begin(exchange)
  expect(watermark.through(RECEIVED_MS + 1)).toBe(RECEIVED_MS)
  book.end(exchange, code)
  expect(watermark.through(RECEIVED_MS + 1)).toBe(RECEIVED_MS + 1)
  const all = lines.take()
  for (const line of all) expect(line.minuteMs).toBe(5 * MINUTE_MS)
  const sum = (count: (line: (typeof all)[number]) => number): number =>
    all.reduce((total, line) => total + count(line), 0)
  const rejected = Object.fromEntries(all.flatMap((line) => [...line.rejected]))
  const sums = {
    received: sum((line) => line.received),
    accepted: sum((line) => line.accepted),
    duplicate: sum((line) => line.duplicate),
    spooled: sum((line) => line.spooled),
    rateLimited: sum((line) => line.rateLimited),
    unavailable: sum((line) => line.unavailable),
  }
  const rejectedSum = Object.values(rejected).reduce((total, events) => total + events, 0)
  const { received, accepted, duplicate, rateLimited, unavailable } = sums
  expect(received).toBe(accepted + duplicate + rejectedSum + rateLimited + unavailable)
  const figures = Object.fromEntries(Object.entries(sums).filter(([, events]) => events > 0))
  return rejectedSum === 0 ? figures : { ...figures, rejected }
}

test.each<[string, Case, object]>([
  [
    'acknowledged',
    { judged: true, candidates: 4, delivered: 'acknowledged' },
    { received: 4, accepted: 2, duplicate: 1, rejected: { type: 1 } },
  ],
  [
    'spooled',
    { judged: true, candidates: 4, delivered: 'spooled' },
    { received: 4, accepted: 2, duplicate: 1, spooled: 2, rejected: { type: 1 } },
  ],
  [
    'neither',
    { judged: true, candidates: 4, code: 'bus_unavailable' },
    { received: 4, unavailable: 3, rejected: { type: 1 } },
  ],
  ['limited, unread', { code: 'rate_limited' }, { received: 1, rateLimited: 1 }],
  ['limited, read', { code: 'rate_limited', candidates: 7 }, { received: 7, rateLimited: 7 }],
  ['too large', { code: 'body_too_large' }, { received: 1, rejected: { body_too_large: 1 } }],
  ['no room', { code: 'overloaded' }, { received: 1, unavailable: 1 }],
  [
    'delivered, but the answer failed',
    { judged: true, candidates: 4, delivered: 'acknowledged', code: 'internal' },
    { received: 4, accepted: 2, duplicate: 1, rejected: { type: 1 } },
  ],
])('%s', (_name, request, figures) => {
  expect(booked(request)).toEqual(figures)
})

test('refused before its body had come: the request is of the minute in which it was refused', () => {
  const lines = createLines()
  const watermark = createWatermark()
  const clock = { now: () => RECEIVED_MS + 2 * MINUTE_MS }
  const book = createBook({ lines, watermark, clock, onLost: () => undefined })
  const exchange = {
    receivedMs: RECEIVED_MS,
    tally: createTally(),
    candidates: [],
    sender: { projectId: 'p', keyId: 'k' },
  } as unknown as Exchange
  expect(watermark.through(RECEIVED_MS + 1)).toBe(RECEIVED_MS + 1)
  book.end(exchange, 'rate_limited')
  expect(lines.take().map(({ minuteMs }) => minuteMs)).toEqual([7 * MINUTE_MS])
})
