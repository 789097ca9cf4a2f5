/** All mutants; each is a file of its own. */
import { commitFirst } from './commit-first.ts'
import { highestOffset } from './highest-offset.ts'
import { kafkajsIdempotent } from './kafkajs-idempotent.ts'
import type { Mutant } from './mutant.ts'
import { noFence } from './no-fence.ts'
import { noKill } from './no-kill.ts'
import { noQuarantineRecord } from './no-quarantine-record.ts'
import { noRetryCheck } from './no-retry-check.ts'
import { tokenOnly } from './token-only.ts'

export const MUTANTS: readonly Mutant[] = [
  tokenOnly,
  noFence,
  noKill,
  commitFirst,
  highestOffset,
  noRetryCheck,
  noQuarantineRecord,
  kafkajsIdempotent,
]

/** @throws Error that lists the names there are */
export const findMutant = (name: string): Mutant => {
  const mutant = MUTANTS.find((one) => one.name === name)
  if (mutant !== undefined) return mutant
  throw new Error(`There is no mutant ${name}: use ${MUTANTS.map((one) => one.name).join(', ')}.`)
}

/** The module that a mutant's processes load first. */
export const preloadOf = ({ name }: Mutant): string => {
  const url = new URL('preload.ts', import.meta.url)
  url.search = new URLSearchParams({ mutant: name }).toString()
  return url.href
}
