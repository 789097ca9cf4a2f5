/**
 * The named points of the landing protocol: between each two effects of it, where a processor may die or be
 * stopped. A point is a text of the source and the side of it that is meant.
 */
import type { Patch } from '../patch/patches.ts'

export interface Point {
  readonly name: string
  readonly file: string
  /** A whole statement or expression that stands once in the file. */
  readonly at: string
  readonly side: 'before' | 'after'
}

const CLAIM = 'stream-processor/src/land/claim.ts'
const PROTOCOL = 'stream-processor/src/land/protocol.ts'
const TOPOLOGY = 'stream-processor/src/topology.ts'

const COMMIT_OF_CLAIM =
  'await membership.commit(partition, (await membership.committed(partition)) ?? first)'
const INSERT = 'const outcome = await tryInsert(deps.insert, missing, current.token)'
const COMMIT = 'await membership.commit(batch.partition, rangeOf(batch).last + 1n)'

export const POINTS: readonly Point[] = [
  { name: 'claim-begins', file: CLAIM, at: 'await store.raiseFence(token)', side: 'before' },
  { name: 'fence-raised', file: CLAIM, at: 'await store.raiseFence(token)', side: 'after' },
  { name: 'ownership-proven', file: CLAIM, at: COMMIT_OF_CLAIM, side: 'after' },
  { name: 'inserts-ended', file: CLAIM, at: 'await endInserts(store)\n', side: 'after' },
  { name: 'before-insert', file: PROTOCOL, at: INSERT, side: 'before' },
  { name: 'after-insert', file: PROTOCOL, at: INSERT, side: 'after' },
  { name: 'before-commit', file: TOPOLOGY, at: COMMIT, side: 'before' },
  { name: 'after-commit', file: TOPOLOGY, at: COMMIT, side: 'after' },
]

/** The patch that calls the hook of preload.ts at a point. */
export const patchAt = ({ name, file, at, side }: Point): Patch => {
  const call = `globalThis.chaosPoint('${name}')`
  const replace = side === 'before' ? `${call}\n${at}` : `${at}\n${call}`
  return { file, find: at, replace }
}
