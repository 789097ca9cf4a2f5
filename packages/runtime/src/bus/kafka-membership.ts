/**
 * One stay of a kafkajs consumer in its group. Commits carry the identity of the log they are made for;
 * after the stay has ended nothing here does anything any more, and a commit is refused.
 */
import type { Consumer, EachBatchPayload } from 'kafkajs'
import { CommitRefused, type Membership } from './port.ts'
import { commitNote, type Standing, type Start } from './standing.ts'

/** Questions to the broker about the group and its topic. */
export interface GroupQuestions {
  readonly standing: () => Promise<Standing>
  readonly commits: () => Promise<Standing['commits']>
  readonly topicId: () => Promise<string>
}

export interface StayDeps {
  readonly consumer: Consumer
  readonly topic: string
  readonly log: string
  readonly starts: ReadonlyMap<number, Start>
  readonly questions: GroupQuestions
  /** What the newest fetch gave to commit with. */
  readonly commit: () => EachBatchPayload['commitOffsetsIfNecessary'] | undefined
  readonly onSeek: (partition: number, offset: bigint) => void
}

/** A membership that its maker can end. */
export type Stay = Membership & { current: boolean }

/**
 * Offset of the group in a log; a commit for another log is none. The note beside a commit says for which
 * log it was made, so one question is enough; a commit without one (a tool has moved the group) is one
 * for the log that stands there now.
 */
export const committedIn = async (
  { commits, topicId }: Pick<GroupQuestions, 'commits' | 'topicId'>,
  log: string,
  partition: number,
): Promise<bigint | undefined> => {
  const commit = (await commits()).get(partition)
  if (commit === undefined || commit.offset < 0n) return undefined
  const madeFor = commit.log ?? (await topicId())
  return madeFor === log ? commit.offset : undefined
}

export const createStay = (deps: StayDeps): Stay => {
  const { consumer, topic, log, starts, questions } = deps
  const metadata = commitNote(log)
  const stay = {
    current: true,
    partitions: [...starts.keys()],
    starts: new Map([...starts].map(([partition, { from }]) => [partition, from])),
    log,
    gaps: [...starts.values()].flatMap(({ gap }) => gap ?? []),
    committed: (partition: number) => committedIn(questions, log, partition),
    commit: async (partition: number, next: bigint): Promise<void> => {
      const commit = deps.commit()
      if (!stay.current || commit === undefined)
        throw new CommitRefused('The group has rebalanced since these messages were fetched.')
      const partitions = [{ partition, offset: `${next}`, metadata }]
      try {
        // Not consumer.commitOffsets: that one resolves without a commit while the consumer stops.
        await commit({ topics: [{ topic, partitions }] })
      } catch (error) {
        throw new CommitRefused('The group did not accept the offset.', { cause: error })
      }
    },
    seek: (partition: number, offset: bigint): void => {
      if (!stay.current) return
      deps.onSeek(partition, offset)
      consumer.seek({ topic, partition, offset: `${offset}` })
    },
    pause: (partition: number): void => {
      if (stay.current) consumer.pause([{ topic, partitions: [partition] }])
    },
    resume: (partition: number): void => {
      if (stay.current) consumer.resume([{ topic, partitions: [partition] }])
    },
  }
  return stay
}
