import type { Position } from '@pulseboard/runtime'
import { beforeEach, expect, test } from 'vitest'
import { createBackfill, type Backfill } from './backfill.ts'
import { createRecent, type Recent } from './recent.ts'
import type { OpenTail, TailMessage } from './tail.ts'

const at = (offset: number): Map<number, bigint> => new Map([[0, BigInt(offset)]])
const message = (offset: bigint): TailMessage => ({
  partition: 0,
  offset,
  id: `e${offset}`,
  project: 'p',
  value: Buffer.alloc(10),
})

let recent: Recent
let oldest: bigint
let opened: bigint[]
let failures: unknown[]
let meanwhile: () => void
let backfill: Backfill

/** A topic that has every offset from `oldest` on. */
const open: OpenTail = (onMessage) => ({
  start: async (from: Position = new Map()): Promise<Position> => {
    const wanted = from.get(0) ?? 0n
    const start = wanted < oldest ? oldest : wanted
    opened.push(wanted)
    setImmediate(() => {
      meanwhile()
      for (let offset = start; offset < start + 200n; offset += 1n) onMessage(message(offset))
    })
    return new Map([[0, start]])
  },
  pause: () => undefined,
  close: async () => undefined,
})

beforeEach(() => {
  recent = createRecent()
  recent.beginAt(at(100))
  oldest = 50n
  opened = []
  failures = []
  meanwhile = () => undefined
  backfill = createBackfill(open, recent, (error) => void failures.push(error))
})

test('reads what lies before the recent messages, and no more', async () => {
  expect(await backfill(at(80))).toBe(true)
  expect(recent.starts).toEqual(at(80))
  expect(recent.walk(recent.placeAt(at(80)))).toHaveLength(20)
  expect(await backfill(at(90))).toBe(true)
  expect(opened).toEqual([80n])
})

test('many who come at once share one reading; one who wants too much spoils nothing', async () => {
  const all = await Promise.all([
    backfill(at(90)),
    backfill(at(80)),
    backfill(at(3)),
    backfill(at(70)),
  ])
  expect(all).toEqual([true, true, false, true])
  expect(opened[0]).toBe(3n)
  expect(recent.starts).toEqual(at(50))
})

test('when the recent messages have moved on meanwhile, nothing is put before the hole', async () => {
  let next = 150
  meanwhile = () => {
    recent.clear()
    recent.beginAt(at((next += 1)))
  }
  expect(await backfill(at(80))).toBe(false)
  expect(recent.covers(at(80))).toBe(false)
  expect(failures.length).toBeGreaterThan(0)
})
