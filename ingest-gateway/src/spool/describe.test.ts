import { expect, test } from 'vitest'
import { describeKafka } from './describe.ts'

const NOTHING = { events: 0, bytes: 0, oldestAt: undefined }
const SOME = { events: 12, bytes: 5_000, oldestAt: Date.UTC(2026, 10, 24, 10) }

test.each([
  ['all is well', undefined, undefined, NOTHING, {}],
  [
    'the spool drains',
    undefined,
    undefined,
    SOME,
    { detail: 'acknowledging; 12 events, 5 KiB in the spool, oldest 2026-11-24T10:00:00.000Z' },
  ],
  [
    'Kafka is away, the spool takes events',
    'no answer',
    undefined,
    SOME,
    {
      detail:
        'not acknowledging; 12 events, 5 KiB in the spool, oldest 2026-11-24T10:00:00.000Z; no answer',
    },
  ],
  [
    'neither takes events',
    'no answer',
    'the spool is full',
    NOTHING,
    { problem: 'not acknowledging; the spool is empty; the spool is full; no answer' },
  ],
])('%s', (_, problem, refusing, standing, verdict) => {
  expect(describeKafka({ problem, refusing, standing })).toEqual(verdict)
})
