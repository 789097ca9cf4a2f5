/**
 * What was sent against what is stored, for one bucket of ids: the heart of I1 and I2. Pure.
 *
 * | sent            | stored once, same hash | stored once, other hash | more than once | not at all |
 * | acknowledged    | good                   | changed                 | duplicated     | lost       |
 * | unacknowledged  | allowed                | changed                 | duplicated     | allowed    |
 * | never           | invented               | invented                | invented       |            |
 */
import { Tally } from './verdict.ts'

export interface SentFact {
  readonly id: string
  readonly hash: string
  readonly acknowledged: boolean
}
export interface StoredFact {
  readonly id: string
  readonly hash: string
}

export const createComparison = () => ({
  acknowledged: 0,
  unacknowledged: 0,
  rows: 0,
  unacknowledgedStored: 0,
  lost: new Tally(),
  duplicated: new Tally(),
  unacknowledgedDuplicated: new Tally(),
  changed: new Tally(),
  invented: new Tally(),
})
export type Comparison = ReturnType<typeof createComparison>

interface Known {
  readonly hash: string
  acknowledged: boolean
  rows: number
}

const remember = (sent: Iterable<SentFact>): Map<string, Known> => {
  const known = new Map<string, Known>()
  for (const { id, hash, acknowledged } of sent) {
    const before = known.get(id)
    if (before === undefined) known.set(id, { hash, acknowledged, rows: 0 })
    else before.acknowledged ||= acknowledged
  }
  return known
}

const judge = (id: string, { acknowledged, rows }: Known, into: Comparison): void => {
  if (acknowledged) into.acknowledged++
  else {
    into.unacknowledged++
    if (rows > 0) into.unacknowledgedStored++
  }
  if (rows > 1) (acknowledged ? into.duplicated : into.unacknowledgedDuplicated).add(id)
  if (rows === 0 && acknowledged) into.lost.add(id)
}

/** Adds one bucket to the comparison. */
export const compareEvents = (
  sent: Iterable<SentFact>,
  stored: Iterable<StoredFact>,
  into: Comparison,
): void => {
  const known = remember(sent)
  for (const { id, hash } of stored) {
    into.rows++
    const event = known.get(id)
    if (event === undefined) into.invented.add(id)
    else {
      event.rows++
      if (event.hash !== hash) into.changed.add(id)
    }
  }
  for (const [id, event] of known) judge(id, event, into)
}
