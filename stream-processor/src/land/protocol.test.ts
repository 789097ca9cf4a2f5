import type { DispositionRow } from '@pulseboard/db'
import { CommitRefused } from '@pulseboard/runtime'
import { expect, test } from 'vitest'
import {
  aRow,
  createWorld,
  dataError,
  filteredAt,
  idOf,
  rowsOf,
  workOf,
} from './fixtures/small-world.ts'
import { createLander, type LanderDeps } from './protocol.ts'
import { PartitionLost, type Work } from './work.ts'

/** Lands and settles; what the second gives. */
const run = async (deps: LanderDeps, ...works: Work[]) => {
  const lander = createLander(deps)
  const ends = []
  for (const work of works) ends.push(await lander.settle(await lander.land(work)))
  return ends
}
const ends = (settled: readonly DispositionRow[]) =>
  settled.map(({ _offset, outcome, of_offset }) => [Number(_offset), outcome, Number(of_offset)])

test('the first batch claims, in order; the next ones only insert', async () => {
  const { deps, offsets, calls } = createWorld()
  await run(deps, workOf(rowsOf(0, 1)), workOf(rowsOf(2)))
  expect(calls).toEqual(['fence', 'commit', 'kill', 'insert', 'insert'])
  expect(offsets()).toEqual([0, 1, 2])
})

test('an answer that was lost after the rows were stored does not store them twice', async () => {
  const { deps, offsets, script, keep } = createWorld()
  script.push((rows) => {
    keep(rows)
    throw new Error('socket hang up')
  })
  await run(deps, workOf(rowsOf(0, 1, 2)))
  expect(offsets()).toEqual([0, 1, 2])
})

test('of an insert that was killed between two parts only what is missing follows', async () => {
  const { deps, offsets, script, keep, calls, settled } = createWorld()
  script.push((rows) => {
    keep(rows.slice(1, 2))
    throw Object.assign(new Error('Query was cancelled'), { code: '394' })
  })
  await run(deps, workOf(rowsOf(5, 6, 7)))
  expect(offsets()).toEqual([5, 6, 7])
  expect(settled).toEqual([])
  expect(calls.filter((call) => call === 'fence')).toHaveLength(2)
})

test('what an earlier owner stored without committing is found and not stored again', async () => {
  const { deps, offsets, keep, settled } = createWorld()
  keep(rowsOf(0, 1))
  await run(deps, workOf(rowsOf(0, 1, 2)))
  expect([offsets(), settled]).toEqual([[0, 1, 2], []])
})

test('fenced by another processor: nothing is stored and the partition is lost', async () => {
  const { deps, offsets, takeOver } = createWorld()
  const lander = createLander(deps)
  await lander.land(workOf(rowsOf(0)))
  takeOver()
  await expect(lander.land(workOf(rowsOf(1)))).rejects.toBeInstanceOf(PartitionLost)
  expect(offsets()).toEqual([0])
})

test('nor can an owner that was replaced settle anything', async () => {
  const { deps, settled, takeOver } = createWorld()
  const lander = createLander(deps)
  const left = await lander.land(workOf(rowsOf(0), [filteredAt(1)]))
  takeOver()
  await expect(lander.settle(left)).rejects.toBeInstanceOf(PartitionLost)
  expect(settled).toEqual([])
})

test('a refused commit ends the claim before anything is inserted', async () => {
  const { deps, stored } = createWorld()
  const membership = {
    ...deps.membership,
    commit: () => Promise.reject(new CommitRefused('not a member')),
  }
  const landing = createLander({ ...deps, membership }).land(workOf(rowsOf(0)))
  await expect(landing).rejects.toBeInstanceOf(PartitionLost)
  expect(stored).toEqual([])
})

test('a group that stands beyond the batch means that somebody else has landed it', async () => {
  const { deps, stored } = createWorld(10n)
  const landing = createLander(deps).land(workOf(rowsOf(4)))
  await expect(landing).rejects.toBeInstanceOf(PartitionLost)
  expect(stored).toEqual([])
})

test('one row that the store refuses is named, the others are stored', async () => {
  const { deps, offsets, keep, settled } = createWorld()
  const insertRows: LanderDeps['insertRows'] = async (rows) => {
    if (rows.some((row) => row._offset === 6n)) throw dataError()
    keep(rows)
  }
  await run({ ...deps, insertRows }, workOf(rowsOf(4, 5, 6, 7, 8)))
  expect(ends(settled)).toEqual([[6, 'quarantined', 0]])
  expect(settled[0]?.detail).toContain('code 117')
  expect(offsets()).toEqual([4, 5, 7, 8])
})

test('of equal ids the first is stored; a repeat of it is settled with its place', async () => {
  const { deps, offsets, settled } = createWorld()
  const retry = { id: idOf(0), _request: 6 }
  await run(deps, workOf([aRow(0), aRow(1, retry), aRow(2)]), workOf([aRow(3, retry)]))
  expect(offsets()).toEqual([0, 2])
  // The second one of request 6 is our own copy of the first one of request 6.
  expect(ends(settled)).toEqual([
    [1, 'duplicate', 0],
    [3, 'replayed', 1],
  ])
})

test('the same id in another project is another event', async () => {
  const { deps, offsets } = createWorld()
  const other = { id: idOf(0), project_id: '1b9a4a3e-6c1d-4c38-9d0e-2f3c6a1b7d54' }
  await run(deps, workOf([aRow(0), aRow(1, other)]))
  expect(offsets()).toEqual([0, 1])
})

test('if the store refuses the first of two equal ids, the second is tried', async () => {
  const { deps, offsets, keep, settled } = createWorld()
  const insertRows: LanderDeps['insertRows'] = async (rows) => {
    if (rows.some((row) => row._offset === 0n)) throw dataError()
    keep(rows)
  }
  const work = workOf([aRow(0), aRow(1, { id: idOf(0), _request: 6 }), aRow(2)])
  await run({ ...deps, insertRows }, work)
  expect(offsets()).toEqual([1, 2])
  expect(ends(settled)).toEqual([[0, 'quarantined', 0]])
})

test('what was settled is not decided anew, whatever is known now', async () => {
  const { deps, offsets, settled } = createWorld()
  settled.push(filteredAt(1, { outcome: 'quarantined', reason: 'unknown_project' }))
  const [end] = await run(deps, workOf([aRow(0), aRow(1)], [filteredAt(2)]))
  expect(offsets()).toEqual([0])
  expect(end?.past.get(1n)).toMatchObject({ reason: 'unknown_project' })
  expect(ends(end?.dispositions ?? [])).toEqual([[2, 'filtered', 0]])
})

test('nor is what was stored', async () => {
  const { deps, offsets, keep, settled } = createWorld()
  keep(rowsOf(1))
  await run(deps, workOf([aRow(0)], [filteredAt(1)]))
  expect([offsets(), settled]).toEqual([[0, 1], []])
})

test('messages that come again after a lost commit are looked up', async () => {
  const { deps, offsets, calls } = createWorld()
  await run(deps, workOf(rowsOf(0, 1)), workOf(rowsOf(0, 1, 2)))
  expect(offsets()).toEqual([0, 1, 2])
  expect(calls.filter((call) => call === 'fence')).toHaveLength(2)
})

test('copies without a request are retries of a client', async () => {
  const { deps, settled } = createWorld()
  const bare = { id: idOf(0), _gateway: 0, _request: 0 }
  await run(deps, workOf([aRow(0, bare), aRow(1, bare)]))
  expect(ends(settled)).toEqual([[1, 'duplicate', 0]])
})
