/**
 * `npm run test:schedules [-- runs [seed [path]]]`: the landing protocol under 100,000 random schedules, and
 * every mutant of it until it is found. Exit code 1 when the protocol fails or a mutant stays hidden.
 *
 * A search ends at its first failing schedule, which is then made smaller for a bounded time: it comes to an
 * end by itself on every machine. Seed and path of what is printed stand beside it; with a path as the third
 * argument only that schedule is run, by the protocol.
 */
import { asyncProperty, check, interruptAfterTimeLimit, type Plugin } from 'fast-check'
import { schedules } from './arbitrary.ts'
import { MUTANTS } from './mutants.ts'
import { runSchedule, type Schedule } from './run-schedule.ts'
import type { Mutation } from './world.ts'

const RUNS = Number(process.argv[2] ?? 100_000)
const SEED = Number(process.argv[3] ?? Date.now() % 1_000_000_000)
const PATH = process.argv[4]

/** Made smaller to the end, a schedule of "no KILL" took many minutes; most is gained in the first seconds. */
const SHRINK_MS = 10_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const holdsUnder = (mutation: Mutation) =>
  asyncProperty(
    schedules,
    async (schedule: Schedule) => (await runSchedule(schedule, mutation)) === undefined,
  )

/** Prints a failing schedule, as small as it becomes within the time. */
const sayFailure = async (path: string, mutation: Mutation): Promise<void> => {
  const small = await check<[Schedule]>(holdsUnder(mutation), {
    seed: SEED,
    path,
    // It looks at no value, but its type says that it takes any.
    plugins: [interruptAfterTimeLimit(SHRINK_MS) as Plugin<[Schedule]>],
  })
  const [schedule] = small.counterexample ?? []
  if (schedule === undefined) throw new Error(`The schedule at ${path} failed once and holds now.`)
  const { messages, choices } = schedule
  say(`  ${await runSchedule(schedule, mutation)}`)
  say(
    `  seed ${SEED}, path ${small.counterexamplePath}${small.interrupted ? ' (not the smallest)' : ''}`,
  )
  say(`  messages ${JSON.stringify(messages)}\n  choices ${JSON.stringify(choices)}`)
}

/** @returns whether a schedule was found at whose end something is wrong. */
const search = async (name: string, mutation: Mutation): Promise<boolean> => {
  const startedAt = performance.now()
  const { numRuns, counterexamplePath } = await check(holdsUnder(mutation), {
    seed: SEED,
    numRuns: RUNS,
    endOnFailure: true,
    ...(PATH === undefined ? {} : { path: PATH }),
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const found = counterexamplePath !== null
  say(
    `${name}: ${found ? 'found at' : 'holds in'} ${numRuns} schedules in ${seconds} s, seed ${SEED}`,
  )
  if (found) await sayFailure(counterexamplePath, mutation)
  return found
}

if (await search('the protocol', {})) process.exitCode = 1
if (PATH === undefined)
  for (const [name, mutation] of Object.entries(MUTANTS))
    if (!(await search(`without a safeguard: ${name}`, mutation))) {
      say('  NOT FOUND: the schedules are blind to it')
      process.exitCode = 1
    }
