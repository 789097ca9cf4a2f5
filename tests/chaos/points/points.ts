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
  /** Only passed when there are broken messages. */
  readonly needsBroken?: boolean
  /** Passed once a partition, as long as nothing goes wrong: few times in one processor's life. */
  readonly onceAPartition?: boolean
}

const CLAIM = 'stream-processor/src/land/claim.ts'
const HOLD = 'stream-processor/src/land/hold.ts'
const ROUNDS = 'stream-processor/src/land/rounds.ts'
const PROTOCOL = 'stream-processor/src/land/protocol.ts'
const TOPOLOGY = 'stream-processor/src/topology.ts'
const DEAD_LETTER = 'stream-processor/src/dead-letter.ts'

const FENCE = 'await store.raiseFence(token)'
const PROOF = 'await membership.commit(partition, (await membership.committed(partition)) ?? first)'
const INSERT = 'const outcome = await tryInsert(this.#deps.insertRows, missing, current)'
const SETTLE = 'const settling = await tryInsert(deps.insertDispositions, missing, current)'
const QUARANTINE = 'for (const reject of batch.rejects) onQuarantined(reject)'
const COMMIT = 'await membership.commit(batch.partition, rangeOf(batch).last + 1n)'

export const POINTS: readonly Point[] = [
  { name: 'claim-begins', file: CLAIM, at: FENCE, side: 'before', onceAPartition: true },
  { name: 'fence-raised', file: CLAIM, at: FENCE, side: 'after', onceAPartition: true },
  { name: 'ownership-proven', file: CLAIM, at: PROOF, side: 'after', onceAPartition: true },
  {
    name: 'inserts-ended',
    file: CLAIM,
    at: 'await endInserts(deps)',
    side: 'after',
    onceAPartition: true,
  },
  {
    name: 'ids-recalled',
    file: HOLD,
    at: 'const ids = await this.#fillIds(taken)',
    side: 'after',
    onceAPartition: true,
  },
  { name: 'before-insert', file: ROUNDS, at: INSERT, side: 'before' },
  { name: 'after-insert', file: ROUNDS, at: INSERT, side: 'after' },
  { name: 'before-settle', file: PROTOCOL, at: SETTLE, side: 'before' },
  { name: 'after-settle', file: PROTOCOL, at: SETTLE, side: 'after' },
  {
    name: 'after-quarantine',
    file: DEAD_LETTER,
    at: QUARANTINE,
    side: 'after',
    needsBroken: true,
  },
  { name: 'before-commit', file: TOPOLOGY, at: COMMIT, side: 'before' },
  { name: 'after-commit', file: TOPOLOGY, at: COMMIT, side: 'after' },
]

/** The patch that calls the hook of preload.ts at a point. */
export const patchAt = ({ name, file, at, side, needsBroken = false }: Point): Patch => {
  const call = `globalThis.chaosPoint('${name}')`
  const guarded = needsBroken ? `if (batch.rejects.length > 0) ${call}` : call
  const replace = side === 'before' ? `${guarded}\n${at}` : `${at}\n${guarded}`
  return { file, find: at, replace }
}
