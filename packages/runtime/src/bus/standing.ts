/**
 * Where a group stands in a log, and where it can go on. The client would settle an offset that the log
 * does not have by itself, and silently; here it is decided before the first fetch, and what is missing
 * is named. A commit carries the identity of its log: one made for another incarnation of the topic
 * says nothing about this one. Pure.
 *
 * | the group's offset            | goes on at | missing                                |
 * | ----------------------------- | ---------- | -------------------------------------- |
 * | none                          | oldest     |                                        |
 * | of another log                | oldest     | topic_recreated                        |
 * | moved by the client (below 0) | oldest     | deleted_before_read, the first unknown |
 * | below the oldest              | oldest     | deleted_before_read                    |
 * | beyond the end                | oldest     | offset_beyond_end                      |
 * | within the log                | there      |                                        |
 */
import type { OffsetGap, Position } from './port.ts'

/** What the group committed; negative: the client reset it to "the oldest". */
export interface Commit {
  readonly offset: bigint
  /** The log it was made for; undefined when it was made without. */
  readonly log: string | undefined
}

export interface Standing {
  readonly log: string
  readonly oldest: Position
  readonly next: Position
  readonly commits: ReadonlyMap<number, Commit>
}

export interface Start {
  readonly from: bigint
  readonly gap: OffsetGap | undefined
}

/** Where to go on in a partition. */
export const startOf = ({ log, oldest, next, commits }: Standing, partition: number): Start => {
  const low = oldest.get(partition) ?? 0n
  const end = next.get(partition) ?? low
  const commit = commits.get(partition)
  if (commit === undefined) return { from: low, gap: undefined }
  const gap = (
    kind: OffsetGap['kind'],
    first: bigint | undefined,
    last: bigint,
    of: string = log,
  ): Start => ({ from: low, gap: { kind, partition, log: of, first, last } })

  const { offset } = commit
  if (commit.log !== undefined && commit.log !== log)
    return gap('topic_recreated', offset, offset, commit.log)
  if (offset < 0n)
    return low === 0n
      ? { from: low, gap: undefined }
      : gap('deleted_before_read', undefined, low - 1n)
  if (offset < low) return gap('deleted_before_read', offset, low - 1n)
  if (offset > end) return gap('offset_beyond_end', end, offset - 1n)
  return { from: offset, gap: undefined }
}

const PREFIX = 'log='

/** The identity of a log as the text beside a commit. */
export const commitNote = (log: string): string => `${PREFIX}${log}`

export const logOfNote = (note: string | null | undefined): string | undefined =>
  note?.startsWith(PREFIX) === true ? note.slice(PREFIX.length) : undefined
