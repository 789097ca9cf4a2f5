import { expect, test } from 'vitest'
import { createWatermark, wordOf, type GatewayWord, type PartitionStanding } from './watermark.ts'

const NOW = 1_000_000
const spoken = (changes: Partial<GatewayWord> = {}): GatewayWord => ({
  through: NOW - 800,
  heardAt: NOW - 500,
  ended: false,
  spoolOldest: null,
  ...changes,
})

test.each([
  ['nobody speaks', [], NOW - 5_000],
  ['one speaks', [spoken()], NOW - 800],
  ['the slowest counts', [spoken(), spoken({ through: NOW - 4_000 })], NOW - 4_000],
  [
    'a dead one does not hold',
    [spoken(), spoken({ through: 1, heardAt: NOW - 15_001 })],
    NOW - 800,
  ],
  ['an ended one does not hold', [spoken(), spoken({ through: 1, ended: true })], NOW - 800],
  ['a spool holds', [spoken({ spoolOldest: NOW - 60_000 })], NOW - 60_000],
  [
    'the spool of a dead one holds',
    [spoken(), spoken({ spoolOldest: 7, heardAt: NOW - 120_000 })],
    7,
  ],
  ['… but not for ever', [spoken(), spoken({ spoolOldest: 7, heardAt: NOW - 120_001 })], NOW - 800],
  ['the spool of an ended one holds', [spoken({ ended: true, spoolOldest: 7 })], 7],
])('%s', (_, gateways, expected) => {
  expect(wordOf(gateways, NOW)).toBe(expected)
})

const ends = (...list: bigint[]) => new Map(list.map((end, partition) => [partition, end]))
const standing = (...list: [bigint, number][]): PartitionStanding[] =>
  list.map(([committed, watermark], partition) => ({ partition, committed, watermark }))

test('a word counts when the landing has passed the ends that were seen after it', () => {
  const { at } = createWatermark()
  expect(at({ word: 100, ends: ends(5n, 0n), partitions: standing([3n, 40]) })).toBe(40)
  expect(at({ word: 200, ends: ends(9n, 0n), partitions: standing([5n, 60]) })).toBe(100)
  expect(at({ word: 200, ends: ends(12n, 0n), partitions: standing([9n, 60]) })).toBe(200)
})

test('a partition in which nothing waits is complete, one that was never landed is not', () => {
  expect(
    createWatermark().at({ word: 100, ends: ends(5n, 0n), partitions: standing([5n, 1], [0n, 0]) }),
  ).toBe(100)
  expect(
    createWatermark().at({ word: 100, ends: ends(5n, 2n), partitions: standing([5n, 99]) }),
  ).toBe(0)
})

test('while the landing stands still time does, and moves on along a backlog', () => {
  const { at } = createWatermark()
  const behind = (committed: bigint, watermark: number, word: number) =>
    at({ word, ends: ends(BigInt(word)), partitions: standing([committed, watermark]) })
  expect(behind(10n, 9, 100)).toBe(9)
  expect(behind(10n, 9, 5_000)).toBe(9)
  expect(behind(60n, 55, 6_000)).toBe(55)
  expect(behind(100n, 95, 7_000)).toBe(100)
})

test('a spool that turns up holds at once', () => {
  const { at } = createWatermark()
  const partitions = standing([5n, 50])
  expect(at({ word: 100, ends: ends(5n), partitions })).toBe(100)
  expect(at({ word: 30, ends: ends(5n), partitions })).toBe(30)
})

test('many words that wait are bounded, and none is lost that counts', () => {
  const { at } = createWatermark()
  for (let word = 1; word <= 500; word++)
    at({ word, ends: ends(BigInt(word)), partitions: standing([0n, 0]) })
  expect(at({ word: 501, ends: ends(501n), partitions: standing([450n, 0]) })).toBe(450)
})
