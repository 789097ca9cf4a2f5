/** Directories and their owners on a real file system: one owner each, the dead are succeeded, once. */
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock as clock } from '@pulseboard/runtime'
import { anOutgoingEvent } from '../fixtures/outgoing.ts'
import { takeLock } from './lock.ts'
import { openFiles } from './node-files.ts'
import { createOwner, type Owner } from './owner.ts'
import { adoptOrphans, takeSlot } from './slots.ts'
import { openStore } from './store.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pulseboard-slots-'))
})
afterEach(() => rm(root, { recursive: true }))

/** An owner of this machine whose process is gone. */
const aDeadOwner = (): Owner => ({ ...createOwner(), started: '1' })
/** An owner that cannot be seen from here. */
const aForeignOwner = (): Owner => ({ ...createOwner(), home: 'elsewhere' })

const storeAt = (path: string) =>
  openStore({
    files: openFiles(path),
    clock,
    bounds: { maxBytes: 1e9, maxAgeMs: 1e12, segmentBytes: 1e6 },
    isOurs: () => Promise.resolve(true),
    report: () => undefined,
    onWritten: () => undefined,
  })

describe('a lock', () => {
  test('a living owner keeps it; released, it is free', async () => {
    const first = await takeLock(root, createOwner(), clock)
    expect(await first?.isOurs()).toBe(true)
    expect(await takeLock(root, createOwner(), clock)).toBeUndefined()
    await first?.release()
    expect(await takeLock(root, createOwner(), clock)).toBeDefined()
  })

  test('a dead owner is succeeded by exactly one of many', async () => {
    expect(await takeLock(root, aDeadOwner(), clock)).toBeDefined()
    const takers = Array.from({ length: 20 }, () => takeLock(root, createOwner(), clock))
    const taken = (await Promise.all(takers)).filter((lock) => lock !== undefined)
    expect(taken).toHaveLength(1)
    expect(await taken[0]?.isOurs()).toBe(true)
  })

  test('an owner elsewhere lives as long as it touches the file', async () => {
    const theirs = await takeLock(root, aForeignOwner(), clock)
    expect(await takeLock(root, createOwner(), clock)).toBeUndefined()
    const longAgo = Date.now() / 1000 - 60
    await utimes(join(root, 'lock.1'), longAgo, longAgo)
    expect(await takeLock(root, createOwner(), clock)).toBeDefined()
    expect(await readdir(root)).toEqual(['lock.2'])
    await theirs?.release()
    expect(await readdir(root)).toEqual(['lock.2'])
  })

  test('who was frozen looks again before it answers', async () => {
    const late = { ms: Date.now(), now: () => late.ms }
    const theirs = await takeLock(root, aForeignOwner(), late)
    const longAgo = Date.now() / 1000 - 60
    await utimes(join(root, 'lock.1'), longAgo, longAgo)
    expect(await takeLock(root, createOwner(), clock)).toBeDefined()
    late.ms += 60_000
    expect(await theirs?.isOurs()).toBe(false)
  })
})

describe('directories', () => {
  test('gateways that run at the same time have one each; the next takes the one of the dead', async () => {
    const self = createOwner()
    const [first, second] = [
      await takeSlot(root, aDeadOwner(), clock),
      await takeSlot(root, self, clock),
    ]
    expect([first.path, second.path]).toEqual([join(root, '0'), join(root, '0')])
    const third = await takeSlot(root, createOwner(), clock)
    expect(third.path).toBe(join(root, '1'))
  })

  test('what a dead gateway left is taken over, once, and its directory goes', async () => {
    const dead = await takeSlot(root, aForeignOwner(), clock)
    const theirs = await storeAt(dead.path)
    await theirs.append([anOutgoingEvent(1), anOutgoingEvent(2)])
    await theirs.close()
    const self = createOwner()
    const own = await takeSlot(root, self, clock)
    const store = await storeAt(own.path)
    const adopt = async (): Promise<number> => {
      let events = 0
      await adoptOrphans({ root, own, self, clock }, async (path, names) => {
        events += await store.adopt(path, names)
      })
      return events
    }
    expect(await adopt()).toBe(0)
    const longAgo = Date.now() / 1000 - 60
    await utimes(join(dead.path, 'lock.1'), longAgo, longAgo)
    expect(await adopt()).toBe(2)
    expect(await adopt()).toBe(0)
    expect(await readdir(root)).toEqual(['1'])
    expect(store.holdings.standing.events).toBe(2)
    const segment = await store.front()
    const records = segment === undefined ? [] : await store.read(segment)
    expect(records.map(({ event }) => event)).toEqual([anOutgoingEvent(1), anOutgoingEvent(2)])
  })
})
