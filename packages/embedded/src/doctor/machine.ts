/** The checks before a start, for a copy that does not run: Node, Java, the engine, ports, disk, memory. */
import { checksFor } from '../checks.ts'
import { Problem } from '../problem.ts'
import { partsToRun } from '../stores.ts'
import { ok, problem, wordsOf, type Finding } from './finding.ts'
import type { Target } from './target.ts'

const nodeVersion = (): string => `Node ${process.versions.node.split('.').slice(0, 2).join('.')}`

/** One line each; a running copy, or one that is run by others, needs nothing but Node. */
export const examineMachine = async ({
  options,
  copy,
  isOwnInstallation,
}: Target): Promise<readonly Finding[]> => {
  if (copy !== undefined || isOwnInstallation) return [ok('machine', nodeVersion())]
  const findings: Finding[] = []
  for (const check of checksFor(options, partsToRun())) {
    try {
      findings.push(ok('machine', await check()))
    } catch (error) {
      const [what = '', fix = ''] = wordsOf(error).split(/: (.*)/s)
      if (!(error instanceof Problem)) throw error
      findings.push(problem('machine', what, fix))
    }
  }
  return findings
}
