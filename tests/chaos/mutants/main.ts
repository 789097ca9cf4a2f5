/**
 * `npm run chaos:mutants [names]`: runs the suite against products with one safeguard taken out. Each must
 * turn it red; one that stays green shows that the suite is blind, and the exit code is 1.
 */
import { join } from 'node:path'
import { findLanes } from '../lanes.ts'
import { writeRecord } from '../record.ts'
import { runChaos } from '../run.ts'
import type { Mutant } from './mutant.ts'
import { findMutant, MUTANTS, preloadOf } from './mutants.ts'

const RESULTS = join(import.meta.dirname, '..', 'results')
const SEED = 'mutants'

/** @returns the invariants that broke, of those that the mutant must break */
const run = async (mutant: Mutant): Promise<readonly string[]> => {
  const record = await runChaos({
    seed: SEED,
    mutant: mutant.name,
    minutes: mutant.minutes,
    eventsPerSecond: mutant.eventsPerSecond,
    lanes: findLanes(mutant.lanes),
    patches: { [mutant.service]: [preloadOf(mutant)] },
    prepare: mutant.prepare ?? [],
    projects: mutant.projects ?? 3,
    faults: Infinity,
    recover: undefined,
    scale: 1,
    data: undefined,
    say: (line) => console.log(`  ${line}`),
  })
  await writeRecord(record, RESULTS)
  for (const { invariant, ok, says } of record.verdicts)
    console.log(`  ${ok ? 'kept  ' : 'BROKEN'} ${invariant}: ${says}`)
  return record.verdicts
    .filter(({ invariant, ok }) => !ok && mutant.breaks.includes(invariant))
    .map(({ invariant }) => invariant)
}

const names = process.argv.slice(2)
const mutants = names.length === 0 ? MUTANTS : names.map(findMutant)
const lines: string[] = []
for (const mutant of mutants) {
  console.log(`\n${mutant.name}: without ${mutant.without}`)
  const broken = await run(mutant)
  if (broken.length === 0) process.exitCode = 1
  const end =
    broken.length === 0 ? 'NOT FOUND: the suite is blind' : `found by ${broken.join(', ')}`
  lines.push(`${mutant.name.padEnd(22)} ${end}`)
}
console.log(`\n${lines.join('\n')}`)
