/**
 * The whole data flow on one screen:
 *
 *   pulseboard.events.v1 → group land → cut in batches per partition → decode → enrich and filter
 *     → land what is new → settle what is not stored → quarantine what was rejected → commit
 *
 * Each step takes a batch and returns it changed. The list below is the code that runs; committing is
 * its last entry, so an offset moves only when every message before it is stored, or settled with a reason.
 */
import { EVENTS_TOPIC, LAND_GROUP } from '@pulseboard/contracts'
import type { Clock, Membership } from '@pulseboard/runtime'
import type { Lander } from './land/protocol.ts'
import { rangeOf, type LandingBatch } from './landing-batch.ts'
import { decode } from './steps/decode.ts'
import { landBatch, settleBatch } from './steps/settle.ts'

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
  readonly quarantine: (
    batch: LandingBatch,
    signal: AbortSignal,
    log: string,
  ) => Promise<LandingBatch>
  readonly clock: Clock
}

const commit: Step = async (batch, { membership }) => {
  await membership.commit(batch.partition, rangeOf(batch).last + 1n)
  return batch
}

const settle: Step = (batch, { lander }) => settleBatch(batch, lander)

export const createTopology = ({ source, enrich, quarantine, clock }: TopologyDeps): Topology => {
  const land: Step = (batch, { lander }) => landBatch(batch, lander, clock)
  const setAside: Step = (batch, { membership, signal }) =>
    quarantine(batch, signal, membership.log)
  const steps = [
    { name: 'decode', run: decode },
    { name: 'enrich', run: (batch: LandingBatch, { signal }: Stay) => enrich(batch, signal) },
    { name: 'land', run: land },
    { name: 'settle', run: settle },
    { name: 'quarantine', run: setAside },
    { name: 'commit', run: commit },
  ]
  return { ...source, steps }
}
