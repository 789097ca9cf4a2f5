/**
 * `npm run bench`: measures the whole line on the embedded stack and two baselines in the same run, writes
 * the results to tests/bench/results and prints them as a table. Exits 1 when an acknowledged event is
 * missing. `--quick` takes seconds and shows that everything works; its figures mean nothing.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { countLanded, whenLanded } from './landed.ts'
import { describeMachine, describeVersions } from './machine.ts'
import { table, writeIntoReadme, type Results } from './report.ts'
import type { RunContext } from './runs/context.ts'
import { runDrain } from './runs/drain.ts'
import { runEndToEnd } from './runs/end-to-end.ts'
import { runFreshness } from './runs/freshness.ts'
import { runPairs } from './runs/pairs.ts'
import { readSettings, type Settings } from './settings.ts'
import { startBenchStack, type BenchStack } from './stack.ts'

const settleAccount = async (context: RunContext): Promise<Results['account']> => {
  const { stores, project } = context.stack
  await whenLanded(stores.clickhouse.url, project.id, context.acknowledged).catch(() => undefined)
  const landed = await countLanded(stores.clickhouse.url, project.id)
  const { acknowledged } = context
  return { ...landed, acknowledged, lost: Math.max(0, acknowledged - landed.distinctIds) }
}

const measure = async (stack: BenchStack, settings: Settings): Promise<Results> => {
  let run = 0
  const context: RunContext = {
    stack,
    settings,
    acknowledged: 0,
    nextRun: () => (run += 1),
    say: (line) => console.log(line),
  }
  const machine = describeMachine()
  const pairs = await runPairs(context)
  const drain = await runDrain(context)
  const endToEnd = await runEndToEnd(context)
  const freshness = await runFreshness(context)
  return {
    date: new Date().toISOString(),
    machine,
    versions: await describeVersions(stack.stores.clickhouse.url),
    settings,
    pairs,
    drain,
    endToEnd,
    freshness,
    account: await settleAccount(context),
  }
}

const settings = readSettings(process.argv.slice(2))
const stack = await startBenchStack()
try {
  const results = await measure(stack, settings)
  const name = `${results.date.slice(0, 19).replaceAll(':', '-')}.json`
  const file = settings.out ?? join(import.meta.dirname, 'results', name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`)
  console.log(`\n${table(results)}\n`)
  const root = join(import.meta.dirname, '..', '..')
  if (settings.readme) await writeIntoReadme(join(root, 'README.md'), results)
  if (results.account.lost > 0) process.exitCode = 1
} finally {
  await stack.stop()
}
