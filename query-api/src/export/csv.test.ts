import { anEvent, type StoredEvent } from '@pulseboard/contracts'
import { expect, test } from 'vitest'
import { csvCell, csvHead, csvMark, csvRow } from './csv.ts'

const stored = (changes: Partial<StoredEvent>): StoredEvent => ({
  ...anEvent(),
  stored_at: '2026-11-24T09:00:01.000Z',
  partition: 0,
  offset: '1',
  ...changes,
})

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['＝1+1', "'＝1+1"],
  ['', ''],
])('the text %j is the cell %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test('a number stays a number, also a negative one', () => {
  expect(csvCell(-2.5)).toBe('-2.5')
  expect(csvCell(undefined)).toBe('')
})

test('every line has as many cells as the first one', () => {
  const cells = csvHead.split(',').length
  expect(csvHead.endsWith('\r\n')).toBe(true)
  expect(csvRow(stored({ tags: {}, payload: {} })).split(',')).toHaveLength(cells)
  expect(csvMark('$export').split(',')).toHaveLength(cells)
})

test('tags and payload are JSON in one cell', () => {
  const row = csvRow(stored({ tags: { screen: 'Home' }, payload: { a: '=1' } }))
  expect(row).toContain('"{""screen"":""Home""}","{""a"":""=1""}"\r\n')
})
