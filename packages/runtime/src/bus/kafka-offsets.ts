/** Questions about offsets: what a topic has, and where a group stands in it. */
import type { Admin } from 'kafkajs'
import type { Position } from './port.ts'
import { logOfNote, type Standing } from './standing.ts'

/** Oldest and next offset of each partition. */
export const readRange = async (admin: Admin, topic: string) => {
  const rows = await admin.fetchTopicOffsets(topic)
  const of = (pick: 'low' | 'high'): Position =>
    new Map(rows.map((row) => [row.partition, BigInt(row[pick])]))
  return { oldest: of('low'), next: of('high') }
}

// Kafka answers -1 where the group has committed nothing.
const NEVER = -1n

/** What a group committed, notes included; offsets below 0 are resets. */
export const readCommits = async (
  admin: Admin,
  group: string,
  topic: string,
): Promise<Standing['commits']> => {
  const [row] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
  const known = (row?.partitions ?? []).map(({ partition, offset, metadata }) => {
    const commit = { offset: BigInt(offset), log: logOfNote(metadata) }
    return [partition, commit] as const
  })
  return new Map(known.filter(([, { offset }]) => offset !== NEVER))
}

/** Partitions where the group stands somewhere. */
export const offsetsOf = (commits: Standing['commits']): Position =>
  new Map(
    [...commits]
      .filter(([, { offset }]) => offset >= 0n)
      .map(([partition, { offset }]) => [partition, offset]),
  )
