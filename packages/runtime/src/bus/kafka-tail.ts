/**
 * Follows a topic for a live feed. kafkajs can only read as a member of a group, so the tail joins one
 * with a random name and never commits: such a group leaves nothing behind (it is deleted on close, and
 * the broker forgets it by itself if we die). Positions are kept here and sought after each join, so a
 * lost connection resumes without gap or repeat.
 */
import type { Consumer, EachBatchPayload } from 'kafkajs'
import { messagesOf } from './kafka-group.ts'
import type { Position, TailOptions } from './port.ts'

type Range = () => Promise<{ oldest: Position; next: Position }>

/** The wanted position within what the topic still has. */
const clamp = (
  from: Position | undefined,
  range: { oldest: Position; next: Position },
): Map<number, bigint> =>
  new Map(
    [...range.next].map(([partition, next]) => {
      const oldest = range.oldest.get(partition) ?? 0n
      const wanted = from === undefined ? next : (from.get(partition) ?? oldest)
      return [partition, wanted < oldest ? oldest : wanted > next ? next : wanted]
    }),
  )

/** What a tail does with its consumer. */
export const tailReader = ({ topic, onFetched, onState }: TailOptions, range: Range) => {
  let position = new Map<number, bigint>()
  let consumer: Consumer | undefined
  let paused = true

  const apply = (current: Consumer): void => {
    if (paused) return current.pause([{ topic }])
    for (const [partition, offset] of position)
      current.seek({ topic, partition, offset: `${offset}` })
    current.resume([{ topic }])
  }
  const deliver = (payload: EachBatchPayload): void => {
    const { partition, highWatermark } = payload.batch
    const next = position.get(partition)
    if (paused || next === undefined || payload.isStale()) return
    const messages = messagesOf(payload.batch).filter(({ offset }) => offset >= next)
    const last = messages.at(-1)
    if (last === undefined) return
    position.set(partition, last.offset + 1n)
    onFetched({ partition, messages, highWatermark: BigInt(highWatermark) })
  }
  const start = async (current: Consumer): Promise<void> => {
    current.on('consumer.group_join', () => {
      consumer = current
      apply(current)
      onState(undefined)
    })
    await current.connect()
    await current.subscribe({ topic, fromBeginning: false })
    await current.run({ autoCommit: false, eachBatch: async (payload) => deliver(payload) })
  }
  return {
    start,
    lost: (problem: string): void => {
      consumer = undefined
      onState(problem)
    },
    from: async (wanted: Position | undefined): Promise<Position> => {
      const found = clamp(wanted, await range())
      position = found
      paused = false
      if (consumer !== undefined) apply(consumer)
      return new Map(found)
    },
    pause: (): void => {
      paused = true
      if (consumer !== undefined) apply(consumer)
    },
  }
}
