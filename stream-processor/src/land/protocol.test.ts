import { CommitRefused, type Membership } from '@pulseboard/runtime'
import type { EventRow } from '@pulseboard/db'
import { expect, test } from 'vitest'
import type { LandingStore } from './claim.ts'
import { createLander, PartitionLost } from './protocol.ts'

const rowsOf = (...offsets: number[]): EventRow[] =>
  offsets.map((offset) => ({ _partition: 3, _offset: BigInt(offset) }) as EventRow)

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : Number(a > b))

/** A table, its fence and a group's offset, with faults that a test can script one insert at a time. */
const createWorld = (committed = 0n) => {
  const stored: bigint[] = []
  const calls: string[] = []
  let fence = ''
  let group = committed
  let tokens = 0
  /** What happens at the next inserts; a missing script means: it lands. */
  const script: ((rows: readonly EventRow[]) => void)[] = []
  const store: LandingStore = {
    raiseFence: async (token) => {
      calls.push('fence')
      fence = token
    },
    killInserts: async () => void calls.push('kill'),
    countInserts: async () => 0,
    highestLanded: async (from) =>
      stored
        .filter((offset) => offset >= from)
        .toSorted(ascending)
        .at(-1),
    landedOffsets: async (first, last) =>
      new Set(stored.filter((offset) => offset >= first && offset <= last)),
  }
  const membership: Membership = {
    current: true,
    partitions: [3],
    log: '00000000000000aa',
    gaps: [],
    committed: async () => group,
    commit: async (_partition, next) => {
      calls.push('commit')
      group = next
    },
    seek: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  }
  const keep = (rows: readonly EventRow[]): void =>
    void stored.push(...rows.map((row) => row._offset))
  const deps = {
    store,
    membership,
    partition: 3,
    newToken: () => `token ${++tokens}`,
    insert: async (rows: readonly EventRow[], token: string) => {
      calls.push('insert')
      if (token !== fence) throw new Error('DB::Exception: FENCED: while executing throwIf')
      const fault = script.shift()
      if (fault !== undefined) fault(rows)
      else keep(rows)
    },
    signal: new AbortController().signal,
    onClaimed: () => undefined,
    onUnclear: () => undefined,
  }
  return {
    deps,
    stored,
    calls,
    script,
    keep,
    takeOver: () => (fence = 'of another processor'),
    moveGroup: (to: bigint) => (group = to),
  }
}

const dataError = (): Error => Object.assign(new Error('Cannot parse JSON'), { code: '117' })

test('the first batch claims, in order; the next ones only insert', async () => {
  const { deps, stored, calls } = createWorld()
  const lander = createLander(deps)
  expect(await lander.land(rowsOf(0, 1), 0n)).toEqual([])
  await lander.land(rowsOf(2), 2n)
  expect(calls).toEqual(['fence', 'commit', 'kill', 'insert', 'insert'])
  expect(stored).toEqual([0n, 1n, 2n])
})

test('an answer that was lost after the rows were stored does not store them twice', async () => {
  const { deps, stored, script, keep } = createWorld()
  script.push((rows) => {
    keep(rows)
    throw new Error('socket hang up')
  })
  await createLander(deps).land(rowsOf(0, 1, 2), 0n)
  expect(stored).toEqual([0n, 1n, 2n])
})

test('of an insert that was killed between two parts only what is missing follows', async () => {
  const { deps, stored, script, keep, calls } = createWorld()
  script.push((rows) => {
    keep(rows.slice(1, 2))
    throw Object.assign(new Error('Query was cancelled'), { code: '394' })
  })
  await createLander(deps).land(rowsOf(5, 6, 7), 5n)
  expect(stored.toSorted(ascending)).toEqual([5n, 6n, 7n])
  expect(calls.filter((call) => call === 'fence')).toHaveLength(2)
})

test('what an earlier owner stored without committing is found and not stored again', async () => {
  const { deps, stored, keep } = createWorld()
  keep(rowsOf(0, 1))
  await createLander(deps).land(rowsOf(0, 1, 2), 0n)
  expect(stored).toEqual([0n, 1n, 2n])
})

test('fenced by another processor: nothing is stored and the partition is lost', async () => {
  const { deps, stored, takeOver } = createWorld()
  const lander = createLander(deps)
  await lander.land(rowsOf(0), 0n)
  takeOver()
  await expect(lander.land(rowsOf(1), 1n)).rejects.toBeInstanceOf(PartitionLost)
  expect(stored).toEqual([0n])
})

test('a refused commit ends the claim before anything is inserted', async () => {
  const { deps, stored } = createWorld()
  const membership = {
    ...deps.membership,
    commit: () => Promise.reject(new CommitRefused('not a member')),
  }
  const landing = createLander({ ...deps, membership }).land(rowsOf(0), 0n)
  await expect(landing).rejects.toBeInstanceOf(PartitionLost)
  expect(stored).toEqual([])
})

test('a group that stands beyond the batch means that somebody else has landed it', async () => {
  const { deps, stored } = createWorld(10n)
  await expect(createLander(deps).land(rowsOf(4), 4n)).rejects.toBeInstanceOf(PartitionLost)
  expect(stored).toEqual([])
})

test('one row that the store refuses is named, the others are stored', async () => {
  const { deps, stored, keep } = createWorld()
  const insert = async (rows: readonly EventRow[]): Promise<void> => {
    if (rows.some((row) => row._offset === 6n)) throw dataError()
    keep(rows)
  }
  const refused = await createLander({ ...deps, insert }).land(rowsOf(4, 5, 6, 7, 8), 4n)
  expect(refused.map(({ row }) => row._offset)).toEqual([6n])
  expect(refused[0]?.detail).toContain('Cannot parse JSON')
  expect(stored.toSorted(ascending)).toEqual([4n, 5n, 7n, 8n])
})
