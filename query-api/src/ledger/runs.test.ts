import { expect, test } from 'vitest'
import type { GatewayRunsRow } from '../queries/gateway-runs.ts'
import { gatewayName, readTo, sentBefore, standingsAt } from './runs.ts'

const NOW = 1_000_000
const run = (changes: Partial<GatewayRunsRow> = {}): GatewayRunsRow => ({
  gateway: 7,
  started_ms: 0,
  through_ms: NOW - 1_000,
  reported_ms: NOW - 500,
  ended: false,
  spool_events: 0,
  spool_bytes: 0,
  spool_oldest_ms: null,
  ...changes,
})

test('nobody is dead while the reports themselves are read late', () => {
  const silent = [run({ reported_ms: NOW - 60_000 })]
  expect(standingsAt(silent, readTo(silent, 0, NOW)).get(7)).toBe('dead')
  expect(standingsAt(silent, readTo(silent, 12, NOW)).get(7)).toBe('alive')
  expect(standingsAt(silent, readTo(silent, undefined, NOW)).get(7)).toBe('alive')
  const other = [...silent, run({ gateway: 8 })]
  expect(standingsAt(other, readTo(other, 12, NOW)).get(7)).toBe('dead')
})

test('an end in order is an end, however long ago', () => {
  expect(standingsAt([run({ ended: true, reported_ms: 0 })], NOW).get(7)).toBe('ended')
})

test('what was sent: as far as it reported, without what its spool holds', () => {
  expect(sentBefore(run(), 'alive')).toBe(NOW - 1_000)
  expect(sentBefore(run(), 'dead')).toBe(Number.POSITIVE_INFINITY)
  const spooling = run({ spool_events: 3, spool_oldest_ms: NOW - 9_000 })
  expect(sentBefore(spooling, 'alive')).toBe(NOW - 9_000)
  expect(sentBefore(spooling, 'dead')).toBe(NOW - 9_000)
})

test('a run is named by 8 hex digits', () => {
  expect([gatewayName(7), gatewayName(0xffffffff)]).toEqual(['00000007', 'ffffffff'])
})
