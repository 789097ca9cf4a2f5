/**
 * What one check of the doctor found: good, worth knowing, or in the way, each with its fix. A check that
 * throws or takes too long is a problem like any other; nothing ends the others.
 */
export interface Finding {
  /** What was looked at: `config`, `kafka`, `topics`, … */
  readonly check: string
  readonly state: 'ok' | 'warning' | 'problem'
  /** What is so, one sentence without its full stop. */
  readonly text: string
  /** What to do; always there unless the state is ok. */
  readonly fix?: string
}

export type Check = () => Promise<readonly Finding[]> | readonly Finding[]

// Twice what a store that does not answer costs within a check.
const LONGEST_MS = 15_000

export const ok = (check: string, text: string): Finding => ({ check, state: 'ok', text })

export const warning = (check: string, text: string, fix: string): Finding => ({
  check,
  state: 'warning',
  text,
  fix,
})

export const problem = (check: string, text: string, fix: string): Finding => ({
  check,
  state: 'problem',
  text,
  fix,
})

/** The words of an error, on one line; of several causes (addresses of one host) the first. */
export const wordsOf = (error: unknown): string => {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  const text = first instanceof Error ? first.message || first.name : String(first)
  return text.replaceAll(/\s+/g, ' ').replace(/[.\s]+$/, '')
}

/** Runs one check; its failure is a finding, with this fix. */
export const examine = async (
  name: string,
  fix: string,
  check: Check,
): Promise<readonly Finding[]> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Error(`no answer within ${LONGEST_MS / 1000} s`)),
    LONGEST_MS,
  )
  try {
    return await Promise.race([(async () => check())(), promise])
  } catch (error) {
    return [problem(name, wordsOf(error), fix)]
  } finally {
    clearTimeout(timer)
  }
}
