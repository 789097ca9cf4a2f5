/**
 * `npm run chaos`: a seeded run of faults over real processes, checked and recorded. The same seed plans the
 * same faults; when exactly they meet the work of other processes is up to the machine. Exits 1 when an
 * invariant broke.
 */
import { join } from 'node:path'
import { findLanes } from './lanes.ts'
import { findMutant, preloadOf } from './mutants/mutants.ts'
import { readOptions } from './options.ts'
import { createRandom } from './random.ts'
import { writeRecord, type ChaosRecord } from './record.ts'
import { describe } from './run-lanes.ts'
import { runChaos } from './run.ts'
import { intoOwnMounts } from './world/disks.ts'

const SHOWN_FAULTS = 8
const PROJECTS = 4

const verdictLines = ({ verdicts }: ChaosRecord): string[] =>
  verdicts.flatMap(({ invariant, ok, says, examples }) => [
    `${ok ? 'kept  ' : 'BROKEN'}  ${invariant.padEnd(18)} ${says}`,
    ...(ok ? [] : examples.map((example) => `          ${example}`)),
  ])

const options = readOptions(process.argv.slice(2))
const lanes = findLanes(options.lanes)
if (lanes.some(({ needs, unable }) => needs?.disks && unable?.() === undefined)) intoOwnMounts()
const startedMs = performance.now()
const say = (line: string): void => {
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  console.log(`${String(seconds).padStart(5)} s  ${line}`)
}

console.log(`seed ${options.seed}; the plan begins:`)
for (const lane of lanes) {
  const random = createRandom(options.seed, `plan of ${lane.name}`)
  const count = Math.min(SHOWN_FAULTS, options.faults ?? lane.target)
  for (let index = 0; index < count; index++)
    console.log(`  ${lane.name}: ${describe(lane.plan(random, index))}`)
}

const mutant = options.mutant === undefined ? undefined : findMutant(options.mutant)
const record = await runChaos({
  ...options,
  lanes,
  patches: mutant === undefined ? {} : { [mutant.service]: [preloadOf(mutant)] },
  prepare: mutant?.prepare ?? [],
  projects: mutant?.projects ?? PROJECTS,
  say,
})
const file = await writeRecord(record, options.results ?? join(import.meta.dirname, 'results'))
console.log(verdictLines(record).join('\n'))
for (const [lane, why] of Object.entries(record.skipped)) console.log(`skipped ${lane}: ${why}`)
console.log(`record: ${file}`)
process.exitCode = record.ok ? 0 : 1
