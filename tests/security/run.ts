/**
 * Makes the attempts of families one after the other and counts: tried, let in, faults, other answers. A
 * short run makes some of each family, evenly spread over it, and always those that stand for many.
 */
import { createRandom } from '../chaos/random.ts'
import type { Attempt, Family, Wrong } from './attempt.ts'
import type { World } from './world/world.ts'

export interface Tally {
  readonly family: string
  readonly claim: string
  readonly tried: number
  readonly letIn: number
  readonly faults: number
  readonly otherAnswers: number
  readonly seconds: number
  readonly wrong: readonly (Wrong & { readonly input: string })[]
}

export interface RunOptions {
  readonly seed: string
  /** At most so many attempts of each family; missing: all. */
  readonly most?: number
}

/** Every n-th, so that each part of a family is in it. */
const someOf = (all: readonly Attempt[], most: number | undefined): readonly Attempt[] => {
  if (most === undefined || all.length <= most) return all
  const step = all.length / most
  const chosen = new Set(Array.from({ length: most }, (_, index) => Math.floor(index * step)))
  return all.filter((_, index) => chosen.has(index) || index === all.length - 1)
}

const seenBy = async ({ run }: Attempt): Promise<Wrong | undefined> => {
  try {
    return await run()
  } catch (error) {
    return { kind: 'fault', seen: `the attempt itself failed: ${String(error)}` }
  }
}

export const runFamily = async (
  world: World,
  family: Family,
  { seed, most }: RunOptions,
): Promise<Tally> => {
  const startedMs = performance.now()
  const all = await family.attempts(world, createRandom(seed, family.name))
  const wrong: (Wrong & { input: string })[] = []
  let tried = 0
  for (const one of someOf(all, most)) {
    const found = await seenBy(one)
    tried += one.tries ?? 1
    if (found !== undefined) wrong.push({ ...found, input: one.input })
  }
  const count = (kind: Wrong['kind']): number => wrong.filter((one) => one.kind === kind).length
  return {
    family: family.name,
    claim: family.claim,
    tried,
    letIn: count('let in'),
    faults: count('fault'),
    otherAnswers: count('other answer'),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
    wrong,
  }
}

/** One line for people. */
export const lineOf = ({ family, tried, letIn, faults, otherAnswers, seconds }: Tally): string =>
  `${family.padEnd(36)} tried ${String(tried).padStart(5)}, let in ${letIn}, faults ${faults}, other answers ${otherAnswers}  (${seconds} s)`

/** What was wrong, one line each. */
export const complaintsOf = ({ family, wrong }: Tally): string[] =>
  wrong.map(({ kind, input, seen }) => `${family}: ${kind}: ${input} → ${seen}`)
