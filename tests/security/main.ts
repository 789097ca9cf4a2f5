/**
 * `npm run test:security [-- --seed <text>] [--family <part of a name>]`: every hostile input against the
 * real services on real stores; prints a line for each family, and of a whole run a table and a record. The
 * same seed makes the same inputs. Exits 1 when anything was let in, broke, or was answered otherwise than said.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createTemplate, startStores } from '@pulseboard/embedded'
import { describeMachine, describeVersions } from '../bench/machine.ts'
import { FAMILIES } from './families.ts'
import { tableOf } from './report.ts'
import { complaintsOf, lineOf, runFamily, type Tally } from './run.ts'
import { startWorld } from './world/world.ts'

const MOST_SHOWN = 40

const { values } = parseArgs({ options: { seed: { type: 'string' }, family: { type: 'string' } } })
const seed = values.seed ?? String(Date.now())
const part = values.family
const families = FAMILIES.filter(({ name }) => part === undefined || name.includes(part))
const date = new Date().toISOString()
const machine = describeMachine()
console.log(`seed ${seed}`)

// So that the services end with us, too: without a handler nobody is told.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const stores = await startStores()
const tallies: Tally[] = []
let versions: Readonly<Record<string, string>> = {}
try {
  await createTemplate(stores)
  const { node, kafka, clickhouse, koa, commit } = await describeVersions(stores.clickhouse.url)
  versions = { commit, node, kafka, clickhouse, koa }
  const world = await startWorld(stores)
  try {
    for (const family of families) {
      const tally = await runFamily(world, family, { seed })
      tallies.push(tally)
      console.log(lineOf(tally))
      for (const complaint of complaintsOf(tally).slice(0, MOST_SHOWN))
        console.log(`  ${complaint}`)
    }
  } finally {
    await world.stop()
  }
} finally {
  await stores.stop()
}

const sum = (count: (tally: Tally) => number): number =>
  tallies.reduce((total, tally) => total + count(tally), 0)
const tried = sum(({ tried: one }) => one)
const letIn = sum(({ letIn: one }) => one)
const wrong = sum((tally) => tally.wrong.length)
console.log(`\ntried ${tried}, let in ${letIn}, not as said ${wrong}`)
if (part === undefined) {
  const folder = join(import.meta.dirname, 'results')
  await mkdir(folder, { recursive: true })
  const name = `${date.slice(0, 19).replaceAll(':', '-')}.json`
  const record = { date, seed, machine, versions, tried, letIn, families: tallies }
  await writeFile(join(folder, name), `${JSON.stringify(record, undefined, 1)}\n`)
  console.log(`\n${tableOf(tallies)}\n`)
  console.log(`record: tests/security/results/${name}`)
}
process.exitCode = wrong === 0 ? 0 : 1
