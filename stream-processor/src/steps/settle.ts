/**
 * The two steps that give every message its end: `land` stores the rows and decides about copies,
 * `settle` records what is not stored. A message that an earlier run has settled keeps that end; if it
 * was set aside then, it is written to the quarantine topic once more, because that run may have died
 * in between.
 */
import type { QuarantineReason } from '@pulseboard/contracts'
import type { BusMessage, Clock } from '@pulseboard/runtime'
import type { Lander } from '../land/protocol.ts'
import { toQuarantined } from '../land/to-disposition.ts'
import type { Settled, Work } from '../land/work.ts'
import { rangeOf, type LandingBatch, type Reject } from '../landing-batch.ts'

const workOf = (batch: LandingBatch): Work => ({
  ...rangeOf(batch),
  rows: batch.rows,
  dispositions: batch.dispositions,
})

export const landBatch = async (
  batch: LandingBatch,
  lander: Lander,
  clock: Clock,
): Promise<LandingBatch> => {
  const now = clock.now()
  const rejected = batch.rejects.map((reject) => toQuarantined(reject, now))
  const dispositions = [...batch.dispositions, ...rejected]
  const left = await lander.land({ ...workOf(batch), dispositions })
  return { ...batch, rows: [], dispositions: left.dispositions }
}

/** What the quarantine topic must have, in the order of the messages. */
const rejectsOf = (
  messages: readonly BusMessage[],
  { dispositions, past }: Settled,
): readonly Reject[] => {
  const ends = new Map<bigint, { outcome: string; reason: string; detail: string }>(past)
  for (const one of dispositions) ends.set(one._offset, one)
  if (ends.size === 0) return []
  return messages.flatMap((message): Reject[] => {
    const end = ends.get(message.offset)
    if (end?.outcome !== 'quarantined') return []
    return [{ message, reason: end.reason as QuarantineReason, detail: end.detail }]
  })
}

export const settleBatch = async (batch: LandingBatch, lander: Lander): Promise<LandingBatch> => {
  const settled = await lander.settle(workOf(batch))
  return {
    ...batch,
    dispositions: settled.dispositions,
    rejects: rejectsOf(batch.messages, settled),
    settledBefore: settled.past.size,
  }
}
