/**
 * `npm run test:schedules [-- runs [seed]]`: the landing protocol under 100,000 random schedules, and every
 * mutant of it until it is found, with the smallest schedule that shows the fault. Exit code 1 when the
 * protocol fails or a mutant stays hidden.
 */
import { asyncProperty, check } from 'fast-check'
import { schedules } from './arbitrary.ts'
import { MUTANTS } from './mutants.ts'
import { runSchedule, type Schedule } from './run-schedule.ts'
import type { Mutation } from './world.ts'

const RUNS = Number(process.argv[2] ?? 100_000)
const SEED = Number(process.argv[3] ?? Date.now() % 1_000_000_000)

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const describe = ({ messages, choices }: Schedule): string =>
  `  messages ${JSON.stringify(messages)}\n  choices ${JSON.stringify(choices)}`

/** @returns whether a schedule was found at whose end something is wrong. */
const search = async (name: string, mutation: Mutation): Promise<boolean> => {
  const holds = asyncProperty(
    schedules,
    async (schedule) => (await runSchedule(schedule, mutation)) === undefined,
  )
  const startedAt = performance.now()
  const found = await check(holds, { seed: SEED, numRuns: RUNS })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const [example] = found.counterexample ?? []
  say(`${name}: ${found.numRuns} schedules in ${seconds} s, seed ${SEED}`)
  if (example !== undefined) say(`  ${await runSchedule(example, mutation)}\n${describe(example)}`)
  return found.failed
}

if (await search('the protocol', {})) process.exitCode = 1
for (const [name, mutation] of Object.entries(MUTANTS))
  if (!(await search(`without a safeguard: ${name}`, mutation))) {
    say('  NOT FOUND: the schedules are blind to it')
    process.exitCode = 1
  }
