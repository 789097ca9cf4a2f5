import { expect, test } from 'vitest'
import { commitNote, logOfNote, startOf, type Commit } from './standing.ts'

const LOG = 'aaaaaaaaaaaaaaaa'
const start = (commit: Commit | undefined, oldest = 10n, next = 20n) =>
  startOf(
    {
      log: LOG,
      oldest: new Map([[3, oldest]]),
      next: new Map([[3, next]]),
      commits: new Map(commit === undefined ? [] : [[3, commit]]),
    },
    3,
  )
const commit = (offset: bigint, log: string | undefined = LOG): Commit => ({ offset, log })

test('within the log, its end included, nothing is missing', () => {
  for (const offset of [10n, 15n, 20n])
    expect(start(commit(offset))).toEqual({ from: offset, gap: undefined })
  expect(start(undefined)).toEqual({ from: 10n, gap: undefined })
})

test('what was deleted before it was read is named exactly', () => {
  expect(start(commit(4n))).toEqual({
    from: 10n,
    gap: { kind: 'deleted_before_read', partition: 3, log: LOG, first: 4n, last: 9n },
  })
})

test('an offset that the client has reset has lost where the gap begins', () => {
  expect(start(commit(-2n)).gap).toMatchObject({ first: undefined, last: 9n })
  expect(start(commit(-2n), 0n).gap).toBeUndefined()
})

test('beyond the end: all of the log is read again', () => {
  expect(start(commit(25n))).toEqual({
    from: 10n,
    gap: { kind: 'offset_beyond_end', partition: 3, log: LOG, first: 20n, last: 24n },
  })
})

test('an offset of another log is none of this one, even where it would fit', () => {
  expect(start(commit(15n, 'bbbbbbbbbbbbbbbb'))).toEqual({
    from: 10n,
    gap: {
      kind: 'topic_recreated',
      partition: 3,
      log: 'bbbbbbbbbbbbbbbb',
      first: 15n,
      last: 15n,
    },
  })
})

test('the note beside a commit names its log; a note of others says nothing', () => {
  expect(logOfNote(commitNote(LOG))).toBe(LOG)
  for (const note of ['', null, undefined, 'else']) expect(logOfNote(note)).toBeUndefined()
})
