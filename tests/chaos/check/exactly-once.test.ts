import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareAll, judgeExactness } from './exactly-once.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'pulseboard-check-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const id = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const event = (request: number, number: number): string =>
  `event\t${request}\tproject\t1\t${id(number)}\thash${number}\n`
const answer = (request: number, status: number): string =>
  `answer\t${request}\t1\t${status}\t1\t1\t1\n`

/** Request 0 (events 1 and 2) was acknowledged, request 1 (event 3) was not. */
const LEDGER =
  event(0, 1) + event(0, 2) + event(1, 3) + answer(0, 503) + answer(0, 202) + answer(1, 0)

const judge = async (...rows: readonly (readonly [number, string?])[]) => {
  const file = join(folder, 'ledger')
  writeFileSync(file, LEDGER)
  async function* lines() {
    for (const [number, hash] of rows) yield `${id(number)}\t${hash ?? `hash${number}`}`
  }
  const found = await compareAll({ ledgers: [file], stored: async () => lines(), folder })
  const [once, atMostOnce] = judgeExactness(found)
  return { once, atMostOnce, found }
}

test('all acknowledged events once: kept, whether or not the unacknowledged one is there', async () => {
  for (const rows of [
    [[1], [2]],
    [[2], [3], [1]],
  ] as const) {
    const { once, atMostOnce } = await judge(...rows)
    expect([once.ok, atMostOnce.ok]).toEqual([true, true])
  }
})

test('an acknowledged event that is missing is named', async () => {
  const { once } = await judge([1], [3])
  expect(once).toMatchObject({ ok: false, figures: { lost: 1 }, examples: [id(2)] })
})

test('an acknowledged event that is stored twice is named', async () => {
  const { once } = await judge([1], [2], [2])
  expect(once).toMatchObject({ ok: false, figures: { duplicated: 1 }, examples: [id(2)] })
})

test('so is one whose content differs', async () => {
  const { once } = await judge([1], [2, 'other'])
  expect(once).toMatchObject({ ok: false, figures: { changed: 1 }, examples: [id(2)] })
})

test('and one that nobody sent', async () => {
  const { once } = await judge([1], [2], [9])
  expect(once).toMatchObject({ ok: false, figures: { invented: 1 }, examples: [id(9)] })
})

test('an unacknowledged event that is stored twice breaks the second invariant only', async () => {
  const { once, atMostOnce } = await judge([1], [2], [3], [3])
  expect(once.ok).toBe(true)
  expect(atMostOnce).toMatchObject({ ok: false, examples: [id(3)] })
})

test('nothing sent proves nothing', async () => {
  const found = await compareAll({
    ledgers: [],
    stored: async () => (async function* () {})(),
    folder,
  })
  expect(judgeExactness(found)[0].ok).toBe(false)
})
