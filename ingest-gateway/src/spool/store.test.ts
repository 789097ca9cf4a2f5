/** The spool as a whole on a directory that fails and crashes: what was acknowledged is always there. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMemoryFiles, type MemoryFiles, type Operation } from '../fixtures/memory-files.ts'
import { anOutgoingEvent } from '../fixtures/outgoing.ts'
import type { OutgoingEvent } from '../produce.ts'
import type { Finding } from './recover.ts'
import { segmentHeader } from './segment.ts'
import { openStore, type Store, type StoreBounds } from './store.ts'

const ROOMY: StoreBounds = { maxBytes: 1e9, maxAgeMs: 1e9, segmentBytes: 1_000 }

const setUp = async (files = createMemoryFiles(), changes: Partial<StoreBounds> = {}) => {
  const findings: Finding[] = []
  const clock = { ms: 1_800_000_000_000, now: () => clock.ms }
  const world = { isOurs: true }
  const store = await openStore({
    files,
    clock,
    bounds: { ...ROOMY, ...changes },
    isOurs: () => Promise.resolve(world.isOurs),
    report: (finding) => void findings.push(finding),
    onWritten: () => undefined,
  })
  return { store, files, findings, clock, world }
}

const ids = (events: readonly OutgoingEvent[]): string[] => events.map(({ id }) => id)
const some = (from: number, count: number): OutgoingEvent[] =>
  Array.from({ length: count }, (_, index) => anOutgoingEvent(from + index, 60))

/** Sends up to so many events from the front. @returns what was sent. */
const sendSome = async (store: Store, limit: number): Promise<OutgoingEvent[]> => {
  const sent: OutgoingEvent[] = []
  for (let segment = await store.front(); segment !== undefined; segment = await store.front()) {
    for (const { event, end } of await store.read(segment)) {
      if (sent.length === limit) return sent
      sent.push(event)
      await store.sent(segment, 1, end)
    }
    await store.drop(segment)
  }
  return sent
}
const sendAll = (store: Store): Promise<OutgoingEvent[]> => sendSome(store, Infinity)

describe('acknowledged events', () => {
  test('come back in order, from one run and from the next', async () => {
    const { store, files } = await setUp()
    const events = some(0, 30)
    for (let at = 0; at < 30; at += 3)
      expect(await store.append(events.slice(at, at + 3))).toBe('spooled')
    expect(store.holdings.standing).toMatchObject({ events: 30, oldestAt: events[0]?.receivedMs })
    expect(await sendSome(store, 10)).toEqual(events.slice(0, 10))
    const next = await setUp(files)
    expect(next.store.holdings.standing.events).toBe(20)
    expect(await sendAll(next.store)).toEqual(events.slice(10))
    expect(next.store.holdings.standing).toEqual({ events: 0, bytes: 0, oldestAt: undefined })
    expect([...files.names.keys()].filter((name) => name.includes('segment'))).toEqual([])
  })

  test('who wait at the same time share one write', async () => {
    const { store } = await setUp()
    const outcomes = await Promise.all(some(0, 50).map((event) => store.append([event])))
    expect(new Set(outcomes)).toEqual(new Set(['spooled']))
    expect(ids(await sendAll(store))).toEqual(ids(some(0, 50)))
  })

  test('a position of an earlier run never hides events of a new file', async () => {
    const first = await setUp()
    await first.store.append(some(0, 5))
    await sendAll(first.store)
    const second = await setUp(first.files)
    await second.store.append(some(10, 5))
    const third = await setUp(first.files)
    expect(ids(await sendAll(third.store))).toEqual(ids(some(10, 5)))
  })
})

describe('errors', () => {
  test.each<Operation>(['create', 'write', 'sync', 'syncDirectory'])(
    '%s fails: refused, then taken again, and the spool holds what was acknowledged',
    async (operation) => {
      const { store, files, clock } = await setUp(undefined, { segmentBytes: 1e6 })
      const isFirst = operation === 'create' || operation === 'syncDirectory'
      const before = isFirst ? [] : some(0, 3)
      for (const event of before) await store.append([event])
      expect(store.holdings.standing.events).toBe(before.length)
      files.failNext(operation)
      expect(await store.append(some(3, 3))).toBe('unavailable')
      expect(store.holdings.refusing).toContain('the spool cannot be written')
      expect(await store.append(some(6, 3))).toBe('unavailable')
      clock.ms += 200
      expect(await store.append(some(9, 3))).toBe('spooled')
      expect(store.holdings.refusing).toBeUndefined()
      // Nothing is written behind an error: what follows is in another file.
      expect(files.names.size).toBe(isFirst ? 1 : 2)
      const kept = [...before, ...some(9, 3)]
      expect(ids(await sendAll((await setUp(files)).store))).toEqual(ids(kept))
    },
  )

  test('a directory that another gateway took over: refused', async () => {
    const { store, world } = await setUp()
    world.isOurs = false
    expect(await store.append(some(0, 1))).toBe('unavailable')
  })
})

describe('bounds', () => {
  test('bytes: spool_full until room comes back', async () => {
    const { store } = await setUp(undefined, { maxBytes: 4_000 })
    const outcomes = []
    for (let at = 0; at < 40; at += 1) outcomes.push(await store.append(some(at, 1)))
    const taken = outcomes.filter((outcome) => outcome === 'spooled').length
    expect(taken).toBeGreaterThan(10)
    expect(outcomes.slice(taken).every((outcome) => outcome === 'spool_full')).toBe(true)
    expect(store.holdings.standing.bytes).toBeLessThanOrEqual(4_000)
    expect(store.holdings.refusing).toBe('the spool is full')
    await sendAll(store)
    expect(await store.append(some(99, 1))).toBe('spooled')
  })

  test('age: new events are refused, old ones are still sent', async () => {
    const { store, clock } = await setUp(undefined, { maxAgeMs: 1_000 })
    await store.append(some(0, 1))
    clock.ms += 2_000
    expect(await store.append(some(1, 1))).toBe('spool_full')
    expect(store.holdings.refusing).toContain('age bound')
    expect(ids(await sendAll(store))).toEqual(ids(some(0, 1)))
    expect(await store.append(some(2, 1))).toBe('spooled')
  })
})

describe('what is found at the start', () => {
  const damage = (files: MemoryFiles, change: (bytes: Buffer) => Buffer): string => {
    const [name = '', inode] = [...files.names].find(([key]) => key.endsWith('.segment')) ?? []
    if (inode !== undefined) inode.bytes = change(inode.bytes)
    return name
  }

  test('a torn tail is cut and counted', async () => {
    const { store, files } = await setUp(undefined, { segmentBytes: 1e6 })
    await store.append(some(0, 3))
    damage(files, (bytes) => bytes.subarray(0, bytes.length - 5))
    const next = await setUp(files)
    expect(next.findings).toMatchObject([{ kind: 'torn' }])
    expect(ids(await sendAll(next.store))).toEqual(ids(some(0, 2)))
    expect((await setUp(files)).findings).toEqual([])
  })

  test('damage in the middle: the rest is sent, the file is kept aside', async () => {
    const { store, files } = await setUp(undefined, { segmentBytes: 1e6 })
    await store.append(some(0, 3))
    const name = damage(files, (bytes) => {
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      return bytes
    })
    const next = await setUp(files)
    expect(next.findings).toMatchObject([{ kind: 'damaged', name }])
    expect(ids(await sendAll(next.store))).toEqual(ids([...some(0, 1), ...some(2, 1)]))
    expect(next.findings).toHaveLength(1)
    expect([...files.names.keys()]).toContain(`${name}.damaged`)
  })

  test('a file of a later format is reported and untouched', async () => {
    const files = createMemoryFiles()
    const bytes = segmentHeader('2030-01-01T00:00:00.000Z', 9)
    const name = '000000000004-0a1b2c3d.segment'
    await (await files.create(name)).write(bytes, 0)
    const { store, findings } = await setUp(files)
    expect(findings).toEqual([{ kind: 'foreign', name, format: 9 }])
    await store.append(some(0, 1))
    expect(ids(await sendAll(store))).toEqual(ids(some(0, 1)))
    expect(files.names.get(name)?.bytes).toEqual(bytes)
  })
})

describe('what Kafka or the disk refuses', () => {
  test('an event set aside is a segment of its own that can be put back', async () => {
    const { store, files, findings } = await setUp()
    await store.append(some(0, 1))
    const segment = await store.front()
    const [record] = segment === undefined ? [] : await store.read(segment)
    if (segment === undefined || record === undefined) throw new Error('nothing was written')
    await store.setAside(segment, record)
    const [finding] = findings
    expect(finding).toMatchObject({ kind: 'refused' })
    await store.drop(segment)
    await files.link(finding?.name ?? '', '000000000099-00000000.segment')
    expect(ids(await sendAll((await setUp(files)).store))).toEqual(ids(some(0, 1)))
  })

  test('a segment that cannot be read is given up, not deleted', async () => {
    const { store, files, findings } = await setUp()
    await store.append(some(0, 1))
    const segment = await store.front()
    if (segment === undefined) throw new Error('nothing was written')
    await store.giveUp(segment)
    expect(findings).toMatchObject([{ kind: 'damaged', name: segment.name }])
    expect([...files.names.keys()]).toContain(`${segment.name}.damaged`)
    expect(store.holdings.standing.events).toBe(0)
  })
})

type Act =
  | { readonly kind: 'append'; readonly requests: readonly number[] }
  | { readonly kind: 'fail'; readonly operation: Operation }
  | { readonly kind: 'send'; readonly limit: number }
  | { readonly kind: 'kill' }
  | { readonly kind: 'power'; readonly keep: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      requests: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      operation: fc.constantFrom<Operation>('create', 'write', 'sync', 'syncDirectory', 'truncate'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      limit: fc.integer({ min: 0, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('power' as const),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
)

/** Runs a schedule. @returns what was offered, acknowledged, and sent, in order. */
const runSchedule = async (acts: readonly Act[]) => {
  const files = createMemoryFiles()
  let world = await setUp(files, { segmentBytes: 600 })
  const offered: OutgoingEvent[] = []
  const acknowledged: OutgoingEvent[] = []
  const sent: OutgoingEvent[] = []
  const append = async (count: number): Promise<void> => {
    const events = some(offered.length, count)
    offered.push(...events)
    if ((await world.store.append(events)) === 'spooled') acknowledged.push(...events)
  }
  for (const step of acts) {
    world.clock.ms += 200
    if (step.kind === 'append') await Promise.all(step.requests.map(append))
    else if (step.kind === 'fail') files.failNext(step.operation)
    else if (step.kind === 'send') sent.push(...(await sendSome(world.store, step.limit)))
    else {
      if (step.kind === 'power') files.losePower(step.keep)
      files.heal()
      world = await setUp(files, { segmentBytes: 600 })
    }
  }
  sent.push(...(await sendAll(world.store)))
  return { offered, acknowledged, sent }
}

test('any schedule of errors, kills and power losses: nothing acknowledged is lost, nothing is wrong', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const { offered, acknowledged, sent } = await runSchedule(acts)
      const sentIds = new Set(ids(sent))
      expect(ids(acknowledged).filter((id) => !sentIds.has(id))).toEqual([])
      const byId = new Map(offered.map((event) => [event.id, event]))
      for (const event of sent) expect(event).toEqual(byId.get(event.id))
      const mayRepeat = acts.some(({ kind }) => kind === 'power')
      expect(mayRepeat || sentIds.size === sent.length).toBe(true)
    }),
    { numRuns: 400 },
  )
})
