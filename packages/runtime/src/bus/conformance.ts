/**
 * What every bus must do, run over the in-memory one and over real Kafka. The suite makes its own
 * topics through the given function, so it may run beside others on one broker.
 */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bus, Closable, Fetched, GroupHandler, Membership, Position, Tail } from './port.ts'

export interface BusUnderTest {
  readonly bus: Bus
  /** Makes a topic and returns its name. */
  createTopic(partitions: number): Promise<string>
  /** Deletes a topic and makes it again, with two partitions. */
  recreateTopic(topic: string): Promise<void>
}

const PATIENCE = { timeout: 15_000, interval: 20 }

const message = (key: string) => ({ key, value: `{"key":"${key}"}`, headers: {} })

/** Records what a group member sees. */
const recorder = () => {
  const seen: { partition: number; offset: bigint; value: string }[] = []
  const memberships: Membership[] = []
  const record = ({ messages }: Fetched): void => {
    for (const { partition, offset, value } of messages)
      seen.push({ partition, offset, value: String(value) })
  }
  const handler: GroupHandler = {
    joined: (membership) => void memberships.push(membership),
    fetched: (_, batch) => record(batch),
  }
  const latest = (): Membership => {
    const membership = memberships.at(-1)
    if (membership === undefined) throw new Error('not joined yet')
    return membership
  }
  return { seen, memberships, handler, record, latest }
}
type Recorder = ReturnType<typeof recorder>

/** @param open gives the bus; @param close ends it. */
export const busConformance = (
  open: () => Promise<BusUnderTest>,
  close: (under: BusUnderTest) => Promise<void>,
): void => {
  describe('a bus', () => {
    let under: BusUnderTest
    let topic = ''
    let opened: Closable[] = []

    beforeEach(async () => {
      under = await open()
      topic = await under.createTopic(2)
    })
    afterEach(async () => {
      await Promise.all(opened.map((part) => part.close()))
      opened = []
      await close(under)
    })
    const join = (group: string, { handler }: Recorder): Closable => {
      const member = under.bus.join({ group, topic, handler, onState: () => undefined })
      opened.push(member)
      return member
    }
    const tail = ({ record }: Recorder): Tail => {
      const reader = under.bus.tail({ topic, onFetched: record, onState: () => undefined })
      opened.push(reader)
      return reader
    }
    const send = (...keys: string[]) => under.bus.send(topic, keys.map(message))
    const keysOf = ({ seen }: Recorder): string[] =>
      seen.map(({ value }) => (JSON.parse(value) as { key: string }).key).sort()
    const sees = (who: Recorder, ...keys: string[]) =>
      vi.waitFor(() => expect(keysOf(who)).toEqual(keys.toSorted()), PATIENCE)
    const standsAt = async (group: string): Promise<Position> => under.bus.committed(group, topic)

    test('a new group starts at the oldest message and sees each partition in order', async () => {
      const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`)
      await send(...keys)
      const member = recorder()
      join(randomUUID(), member)
      await sees(member, ...keys)
      for (const partition of [0, 1]) {
        const offsets = member.seen.filter((m) => m.partition === partition).map((m) => m.offset)
        expect(offsets).toEqual(offsets.map((_, index) => BigInt(index)))
        expect(offsets.length).toBeGreaterThan(0)
      }
    })

    test('equal keys share a partition', async () => {
      await send('same', 'same', 'same')
      const member = recorder()
      join(randomUUID(), member)
      await sees(member, 'same', 'same', 'same')
      expect(new Set(member.seen.map(({ partition }) => partition)).size).toBe(1)
    })

    test('without a commit everything comes again; after it, only what follows', async () => {
      const group = randomUUID()
      await send('a', 'b', 'c')
      const first = recorder()
      const one = join(group, first)
      await sees(first, 'a', 'b', 'c')
      expect(await standsAt(group)).toEqual(new Map())
      await one.close()

      const second = recorder()
      const two = join(group, second)
      await sees(second, 'a', 'b', 'c')
      const { next } = await under.bus.range(topic)
      for (const [partition, offset] of next) await second.latest().commit(partition, offset)
      expect(await standsAt(group)).toEqual(next)
      expect(await second.latest().committed(0)).toBe(next.get(0))
      await two.close()

      const third = recorder()
      join(group, third)
      await vi.waitFor(() => expect(third.memberships).toHaveLength(1), PATIENCE)
      expect(third.latest().starts).toEqual(next)
      await send('d')
      await sees(third, 'd')
    })

    test('members share the partitions, and an ended membership cannot commit', async () => {
      const group = randomUUID()
      const [first, second] = [recorder(), recorder()]
      join(group, first)
      await vi.waitFor(() => expect(first.latest().partitions).toHaveLength(2), PATIENCE)
      const alone = first.latest()
      await send('a', 'b', 'c', 'd')
      await sees(first, 'a', 'b', 'c', 'd')
      const two = join(group, second)
      await vi.waitFor(() => {
        expect(first.latest().partitions).toHaveLength(1)
        expect(second.latest().partitions).toHaveLength(1)
      }, PATIENCE)
      expect(alone.current).toBe(false)
      await expect(alone.commit(0, 1n)).rejects.toThrow('rebalanced')
      await two.close()
      await vi.waitFor(() => expect(first.latest().partitions).toHaveLength(2), PATIENCE)
    })

    test('a paused partition brings nothing until resumed; a seek moves it', async () => {
      const member = recorder()
      join(randomUUID(), member)
      await vi.waitFor(() => expect(member.latest().partitions).toHaveLength(2), PATIENCE)
      await send('a')
      await sees(member, 'a')
      const partition = member.seen[0]?.partition ?? 0
      member.latest().pause(partition)
      await send('a')
      await new Promise((resolve) => setTimeout(resolve, 600))
      expect(keysOf(member)).toEqual(['a'])
      member.latest().seek(partition, 0n)
      member.latest().resume(partition)
      await sees(member, 'a', 'a', 'a')
      expect(member.seen.map(({ offset }) => offset)).toEqual([0n, 0n, 1n])
    })

    test('a tail starts now or at a position, pauses, and leaves no group', async () => {
      await send('before')
      const reader = recorder()
      const live = tail(reader)
      const from = await live.start()
      expect(from).toEqual((await under.bus.range(topic)).next)
      await send('one')
      await sees(reader, 'one')
      live.pause()
      await send('two')
      await new Promise((resolve) => setTimeout(resolve, 600))
      expect(keysOf(reader)).toEqual(['one'])
      await live.start(from)
      await sees(reader, 'one', 'one', 'two')
      await live.start(new Map([[0, 999n]]))
      await sees(reader, 'one', 'one', 'two', ...(await keysOfPartition(1)))
    })

    test('a topic keeps its identity; one that is made anew has another', async () => {
      const id = await under.bus.topicId(topic)
      expect(id).toMatch(/^[0-9a-f]{16}$/)
      expect(await under.bus.topicId(topic)).toBe(id)
      expect(await under.bus.topicId(await under.createTopic(1))).not.toBe(id)
      const group = randomUUID()
      const first = recorder()
      const one = join(group, first)
      await send('a', 'b')
      await sees(first, 'a', 'b')
      expect(first.latest()).toMatchObject({ log: id, gaps: [] })
      await one.close()

      await under.recreateTopic(topic)
      const next = await under.bus.topicId(topic)
      expect(next).not.toBe(id)
      await send('c')
      const second = recorder()
      join(group, second)
      await sees(second, 'c')
      expect(second.latest().log).toBe(next)
    })

    // Partition 0 was clamped to its end, partition 1 was not named and starts at its oldest.
    const keysOfPartition = async (partition: number): Promise<string[]> => {
      const all = recorder()
      join(randomUUID(), all)
      const { next } = await under.bus.range(topic)
      const total = [...next.values()].reduce((sum, offset) => sum + Number(offset), 0)
      await vi.waitFor(() => expect(all.seen).toHaveLength(total), PATIENCE)
      return keysOf({ ...all, seen: all.seen.filter((m) => m.partition === partition) })
    }
  })
}
