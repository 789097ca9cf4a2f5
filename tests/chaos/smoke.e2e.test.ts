/**
 * The lanes of the full runs, shrunk to a few minutes with a fixed seed: `npm run chaos:smoke`, and a part of
 * `npm test`. Times of recovery are printed and not judged here: a busy machine is no fault of the product.
 * One product without a safeguard must be found out, else the checkers sleep.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChaosRecord } from './record.ts'

/** What the runs are asked for: options of `npm run chaos`. */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  'every process killed or stopped, answers lost, bad networks, clients that repeat themselves': [
    '--lanes=clickhouse-kill,processor-kill,processor-points,processor-pause,rebalance-storm,insert-in-flight,gateway-kill,kafka-kill,lost-answers,network,client-retries',
    '--minutes=0.8',
    '--scale=0.05',
    '--events-per-second=300',
  ],
  'Kafka away: every request is answered 202': [
    '--lanes=kafka-stop',
    '--minutes=1',
    '--faults=2',
    '--scale=0.05',
  ],
  'not a free block on a disk': ['--lanes=disk-full', '--minutes=1', '--faults=3', '--scale=0.15'],
}
const JUDGED_BY_TIME = 'I8'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'pulseboard-smoke-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command; whatever its exit code, the record says what happened. */
const run = async (name: string, args: readonly string[]): Promise<ChaosRecord> => {
  const results = join(folder, name)
  const program = join(import.meta.dirname, 'main.ts')
  const all = ['--disable-warning=TimeoutNegativeWarning', program, '--seed=smoke', ...args]
  const output = await new Promise<string>((resolve) => {
    const options = { maxBuffer: 16 * 1024 * 1024 }
    execFile(process.execPath, [...all, `--results=${results}`], options, (_, out, err) =>
      resolve(out + err),
    )
  })
  const [file] = await readdir(results).catch(() => [])
  if (file === undefined) throw new Error(`The run left no record:\n${output}`)
  console.log(output)
  return JSON.parse(await readFile(join(results, file), 'utf8')) as ChaosRecord
}

const broken = ({ verdicts }: ChaosRecord): string[] =>
  verdicts
    .filter(({ ok, invariant }) => !ok && invariant !== JUDGED_BY_TIME)
    .map(({ invariant, says, examples }) => `${invariant}: ${says} ${examples.join(', ')}`)

describe('nothing lost, nothing twice', () => {
  test.each(Object.entries(RUNS))('%s', async (name, args) => {
    const record = await run(name, args)
    expect(broken(record)).toEqual([])
    const faults = record.lanes.reduce((sum, lane) => sum + lane.faults, 0)
    expect(faults).toBeGreaterThanOrEqual(record.lanes.length)
  })

  test('a product that commits before it inserts is found out', async () => {
    // One is stopped between its commit and its insert: another takes over behind the lost messages.
    const args = ['--mutant=commit-first', '--lanes=processor-pause', '--minutes=1', '--faults=1']
    expect(broken(await run('mutant', args)).join()).toContain('I1')
  })
})
