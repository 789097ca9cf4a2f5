/**
 * Waits until everything that was on its way has come to its end: for each partition, until the group
 * has committed past the end that the log had when the waiting began. Messages behind that end are
 * decided by processors that know of the erasure already, and are dropped there.
 */
import type { Awaits } from '@pulseboard/db'
import type { Bus, Position } from '@pulseboard/runtime'
import type { Pipeline, TaskDeps } from './task.ts'

type Offsets = Readonly<Record<string, string>>

/** Messages of one topic that are still to be worked off; pure. */
export const countWaiting = (
  wanted: Offsets,
  now: { readonly oldest: Position; readonly next: Position; readonly committed: Position },
): number => {
  let waiting = 0
  for (const [partition, offset] of Object.entries(wanted).map(
    ([p, o]) => [Number(p), BigInt(o)] as const,
  )) {
    const end = now.next.get(partition)
    // A topic that was made anew is shorter, or lacks the partition: what we waited for is gone.
    if (end === undefined) continue
    const target = offset < end ? offset : end
    const reached = now.committed.get(partition) ?? now.oldest.get(partition) ?? 0n
    if (reached < target) waiting += Number(target - reached)
  }
  return waiting
}

const readEnds = async (bus: Pick<Bus, 'range'>, topic: string): Promise<Offsets> => {
  const { next } = await bus.range(topic)
  return Object.fromEntries([...next].map(([partition, offset]) => [partition, String(offset)]))
}

const countPipeline = async (
  bus: TaskDeps['bus'],
  { topic, group }: Pipeline,
  wanted: Offsets,
): Promise<number> => {
  const [range, committed] = await Promise.all([bus.range(topic), bus.committed(group, topic)])
  return countWaiting(wanted, { ...range, committed })
}

/**
 * One look. `awaits` are the ends to wait for, those of a stage read when the stage before is through.
 * `through`: nothing is awaited any more.
 */
export const lookAtLanding = async (
  { bus, stages }: Pick<TaskDeps, 'bus' | 'stages'>,
  awaits: Awaits,
): Promise<{ awaits: Awaits; waiting: number; through: boolean }> => {
  for (const stage of stages) {
    const missing = stage.filter(({ topic }) => awaits[topic] === undefined)
    if (missing.length > 0) {
      const ends = missing.map(async ({ topic }) => [topic, await readEnds(bus, topic)] as const)
      const added = Object.fromEntries(await Promise.all(ends))
      return { awaits: { ...awaits, ...added }, waiting: 0, through: false }
    }
    const counts = await Promise.all(
      stage.map((pipeline) => countPipeline(bus, pipeline, awaits[pipeline.topic] ?? {})),
    )
    const waiting = counts.reduce((sum, count) => sum + count, 0)
    if (waiting > 0) return { awaits, waiting, through: false }
  }
  return { awaits, waiting: 0, through: true }
}
