/**
 * Up to when time is complete, and up to which offsets rows are there to be read: the word of the gateways,
 * then the ends of the topic, then the progress of the landing from PostgreSQL, asked in this order (see
 * watermark.ts why). Undefined while any of the three is not known: then nothing is evaluated.
 */
import { findPartitionProgress, type Sql } from '@pulseboard/db'
import type { Bus, Clock } from '@pulseboard/runtime'
import type { Gateways } from './gateways.ts'
import type { Ends } from './rows.ts'
import { createWatermark, wordOf } from './watermark.ts'

export interface Landed {
  /** Every event received before it is there, or never will be; epoch milliseconds. */
  readonly complete: number
  /** Partition → end of what is settled. */
  readonly ends: Ends
  readonly log: string
}

export interface LandedDeps {
  readonly sql: Sql
  readonly bus: Pick<Bus, 'range' | 'topicId'>
  readonly topic: string
  readonly gateways: Pick<Gateways, 'words'>
  readonly clock: Clock
}

export interface LandedReader {
  /** Cheap: the most that `find` could say now. */
  word(): number | undefined
  find(): Promise<Landed | undefined>
}

// Topics are made anew by hand, if ever.
const LOG_EVERY_MS = 5_000

export const createLandedReader = (deps: LandedDeps): LandedReader => {
  const { sql, bus, topic, gateways, clock } = deps
  const watermark = createWatermark()
  let log: string | undefined
  let logAskedAt = -Infinity

  const findLog = async (): Promise<string> => {
    const now = clock.now()
    if (log !== undefined && now - logAskedAt < LOG_EVERY_MS) return log
    const found = await bus.topicId(topic)
    if (log !== undefined && found !== log) watermark.reset()
    logAskedAt = now
    log = found
    return found
  }
  const word = (): number | undefined =>
    gateways.words === undefined ? undefined : wordOf(gateways.words.values(), clock.now())
  return {
    word,
    find: async () => {
      const said = word()
      if (said === undefined) return undefined
      const current = await findLog()
      const { next } = await bus.range(topic)
      const progress = await findPartitionProgress(sql)
      const partitions = progress
        .filter((row) => row.log === current)
        .map((row) => ({ ...row, watermark: row.watermark.getTime() }))
      return {
        complete: watermark.at({ word: said, ends: next, partitions }),
        ends: new Map(partitions.map(({ partition, committed }) => [partition, committed])),
        log: current,
      }
    },
  }
}
