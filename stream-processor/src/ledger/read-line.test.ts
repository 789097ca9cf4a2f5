import type { BusMessage } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import { readLine } from './read-line.ts'
import { toRows } from './to-rows.ts'

const COUNTS = {
  kind: 'counts',
  gateway: '9f3a1c02',
  minute: '2026-11-24T09:00:00.000Z',
  project_id: '0b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54',
  key_id: '1b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54',
  sdk_name: 'kotlin',
  sdk_version: '1.0',
  received: 12,
  accepted: 9,
  duplicate: 0,
  spooled: 4,
  rate_limited: 0,
  unavailable: 0,
  rejected: { required: 2, type: 1 },
}
const GATEWAY = {
  kind: 'gateway',
  gateway: '00000007',
  started_at: '2026-11-24T08:59:00.000Z',
  reported_at: '2026-11-24T09:00:01.500Z',
  reported_through: '2026-11-24T09:00:01.000Z',
  ended: false,
  spool: { events: 4, bytes: 2048, oldest_at: '2026-11-24T09:00:00.750Z' },
}

const message = (value: unknown): BusMessage => ({
  partition: 0,
  offset: 7n,
  key: null,
  value:
    value === null ? null : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
})
const read = (value: unknown) => readLine(message(value))

test('counts become one row a figure, gateways a row; zeros none', () => {
  const lines = [COUNTS, GATEWAY]
    .map((value) => read(value))
    .flatMap((r) => ('line' in r ? [r.line] : []))
  const { counts, runs } = toRows(lines)
  expect(counts.map(({ outcome, reason, events }) => [outcome, reason, events])).toEqual([
    ['received', '', 12],
    ['accepted', '', 9],
    ['spooled', '', 4],
    ['rejected', 'required', 2],
    ['rejected', 'type', 1],
  ])
  expect(counts[0]).toMatchObject({
    gateway: 0x9f3a1c02,
    minute: Date.parse(COUNTS.minute) / 1000,
    sdk_name: 'kotlin',
  })
  expect(runs).toEqual([
    {
      gateway: 7,
      started_at: '2026-11-24 08:59:00.000',
      reported_at: '2026-11-24 09:00:01.500',
      reported_through: '2026-11-24 09:00:01.000',
      ended: false,
      spool_events: 4,
      spool_bytes: 2048,
      spool_oldest_at: '2026-11-24 09:00:00.750',
    },
  ])
})

test.each([
  ['no value', null, 'not_json'],
  ['bytes', '{"kind"', 'not_json'],
  ['no object', 'null', 'not_a_ledger_line'],
  ['another kind', { ...COUNTS, kind: 'sums' }, 'not_a_ledger_line'],
  ['a field missing', { ...COUNTS, received: undefined }, 'not_a_ledger_line'],
  ['a negative figure', { ...COUNTS, accepted: -1 }, 'not_a_ledger_line'],
  ['a figure that no column holds', { ...COUNTS, received: 1e300 }, 'not_a_ledger_line'],
  [
    'a time that no column holds',
    { ...COUNTS, minute: '9999-01-01T00:00:00Z' },
    'not_a_ledger_line',
  ],
  ['a gateway that is no run', { ...GATEWAY, gateway: 'G' }, 'not_a_ledger_line'],
])('%s is set aside', (_, value, reason) => {
  expect(read(value)).toMatchObject({ reject: { reason, detail: expect.any(String) as string } })
})

test('text is made well-formed, so that the store takes it', () => {
  const text = JSON.stringify(COUNTS).replace('kotlin', '\\ud800')
  expect(read(text)).toMatchObject({ line: { sdk_name: '\ufffd' } })
})
