/**
 * The whole data flow on one screen:
 *
 *   pulseboard.events.v1 → group land → cut in batches per partition → decode → enrich → land
 *     → quarantine what was rejected on the way → commit
 *
 * Each step takes a batch and returns it changed. The list below is the code that runs; committing is
 * its last entry, so an offset moves only when every message before it is stored or quarantined.
 */
import { EVENTS_TOPIC, LAND_GROUP } from '@pulseboard/contracts'
import type { Membership } from '@pulseboard/runtime'
import type { Lander } from './land/protocol.ts'
import { rangeOf, type LandingBatch, type Reject } from './landing-batch.ts'
import { decode } from './steps/decode.ts'

/** What a step may use besides the batch: one partition during one membership. */
export interface Stay {
  readonly membership: Membership
  readonly lander: Lander
  /** Aborted when the membership ends or the process stops. */
  readonly signal: AbortSignal
}

export type Step = (batch: LandingBatch, stay: Stay) => Promise<LandingBatch>

/** What is read, and as which group. */
export interface Source {
  readonly topic: string
  readonly group: string
}
export const LANDING: Source = { topic: EVENTS_TOPIC.name, group: LAND_GROUP }

export interface Topology extends Source {
  readonly steps: readonly { readonly name: string; readonly run: Step }[]
}

export interface TopologyDeps {
  readonly source: Source
  readonly enrich: (batch: LandingBatch, signal: AbortSignal) => Promise<LandingBatch>
  readonly quarantine: (batch: LandingBatch, signal: AbortSignal) => Promise<LandingBatch>
}

/** Stores the rows; those that the store refuses become rejects. */
const land: Step = async (batch, { lander }) => {
  const refused = await lander.land(batch.rows, rangeOf(batch).first)
  const rejects = refused.flatMap(({ row, detail }): Reject[] => {
    const message = batch.messages.find(({ offset }) => offset === row._offset)
    return message === undefined ? [] : [{ message, reason: 'refused_by_store', detail }]
  })
  return { ...batch, rejects: [...batch.rejects, ...rejects] }
}

const commit: Step = async (batch, { membership }) => {
  await membership.commit(batch.partition, rangeOf(batch).last + 1n)
  return batch
}

export const createTopology = ({ source, enrich, quarantine }: TopologyDeps): Topology => ({
  ...source,
  steps: [
    { name: 'decode', run: decode },
    { name: 'enrich', run: (batch, { signal }) => enrich(batch, signal) },
    { name: 'land', run: land },
    { name: 'quarantine', run: (batch, { signal }) => quarantine(batch, signal) },
    { name: 'commit', run: commit },
  ],
})
