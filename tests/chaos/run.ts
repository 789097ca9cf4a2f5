/**
 * One chaos run from its first process to its record: world, load, lanes, drain, checks. The command, the
 * smoke test and the mutants all run this.
 */
import { join } from 'node:path'
import { describeMachine, describeVersions } from '../bench/machine.ts'
import { checkBalance } from './check/gather-balance.ts'
import { compareAll, judgeExactness, STORED_SQL, streamLines } from './check/exactly-once.ts'
import { judgeMemory, watchMemory } from './check/memory.ts'
import { checkLedger } from './check/product-ledger.ts'
import { checkProjections } from './check/projections.ts'
import { judgeRecovery, type Recovered } from './check/recovery.ts'
import type { Verdict } from './check/verdict.ts'
import type { CheckStage, Findings, Lane } from './lane.ts'
import { openLedger, type LedgerWriter } from './load/ledger.ts'
import { startLoad, type RunningLoad } from './load/run-generator.ts'
import type { Options } from './options.ts'
import { createProbe } from './probe.ts'
import type { ChaosRecord } from './record.ts'
import { runLanes, type LaneResult } from './run-lanes.ts'
import { settle } from './settle.ts'
import { startWorld, type World, type WorldNeeds, type WorldOptions } from './world/world.ts'

export interface RunOptions extends Omit<Options, 'lanes' | 'processors' | 'gateways' | 'results'> {
  readonly processors?: number | undefined
  readonly gateways?: number | undefined
  readonly lanes: readonly Lane[]
  readonly patches: WorldOptions['patches']
  readonly prepare: readonly string[]
  readonly projects: number
  readonly say: (line: string) => void
}

const LOAD_LEDGER = 'client-load.tsv'
const DEFAULT_EVENTS_PER_SECOND = 500
const WARM_UP_MS = 60_000
/** For requests that nobody has acknowledged yet when the load ends. */
const DRAIN_MS = 60_000
const SETTLE_MS = 180_000

const largest = (lanes: readonly Lane[], need: (lane: Lane) => number | undefined): number =>
  Math.max(1, ...lanes.map((lane) => need(lane) ?? 1))

const worldNeeds = (options: RunOptions): WorldNeeds => ({
  gateways: options.gateways ?? largest(options.lanes, ({ needs }) => needs?.gateways),
  processors: options.processors ?? largest(options.lanes, ({ needs }) => needs?.processors ?? 2),
  proxied: options.lanes.some(({ needs }) => needs?.proxied),
  disks: options.lanes.some(({ needs }) => needs?.disks),
})

const eventsPerSecondOf = ({ eventsPerSecond, lanes }: RunOptions): number =>
  eventsPerSecond ??
  Math.max(DEFAULT_EVENTS_PER_SECOND, ...lanes.map(({ load }) => load?.eventsPerSecond ?? 0))

const loadFor = (options: RunOptions, world: World): RunningLoad => {
  const copies = options.lanes.find(({ load }) => load?.copies)?.load?.copies
  const spec = {
    seed: options.seed,
    ledgerFile: join(world.dataDir, LOAD_LEDGER),
    targets: world.gateways,
    projects: world.projects,
    eventsPerSecond: eventsPerSecondOf(options),
    copies: copies ?? { least: 1, most: 1 },
  }
  return startLoad(spec, world.env)
}

/** Ledgers of everybody who sends: the load, the probes, lanes. */
const createLedgers = (world: World) => {
  const files = [join(world.dataDir, LOAD_LEDGER)]
  const open: Promise<LedgerWriter>[] = []
  return {
    files,
    open: (name: string): Promise<LedgerWriter> => {
      const file = join(world.dataDir, `client-${name}.tsv`)
      if (!files.includes(file)) files.push(file)
      const ledger = openLedger(file)
      open.push(ledger)
      return ledger
    },
    close: async () => {
      for (const ledger of open) await (await ledger).close()
    },
  }
}

const laneVerdicts = async (
  lanes: readonly Lane[],
  results: readonly LaneResult[],
  stage: CheckStage,
): Promise<Verdict[]> => {
  const verdicts: Verdict[] = []
  for (const [index, { name, check }] of lanes.entries()) {
    const result = results[index]
    const problems: Findings = result?.problem === undefined ? [] : [result.problem]
    const found = [...problems, ...((await check?.(stage, result?.figures ?? {})) ?? [])]
    const figures = { faults: result?.faults ?? 0, ...result?.figures }
    const says = found.length === 0 ? `${figures.faults} faults` : found.join('; ')
    verdicts.push({ invariant: name, ok: found.length === 0, says, figures, examples: found })
  }
  return verdicts
}

const settledVerdict = (lag: number): Verdict => ({
  invariant: 'lag 0',
  ok: lag === 0,
  says: lag === 0 ? 'everything was worked off' : `${lag} messages were left`,
  figures: { lag },
  examples: [],
})

/** A check that could not be done proves nothing, and must not hide what the others found. */
const orBroken = async (
  invariant: string,
  check: () => Promise<readonly Verdict[]>,
): Promise<readonly Verdict[]> => {
  try {
    return await check()
  } catch (error) {
    const says = `could not be checked: ${error instanceof Error ? error.message : String(error)}`
    return [{ invariant, ok: false, says, figures: {}, examples: [] }]
  }
}

/** All invariants over a world that has come to rest. */
const checkAll = async (
  world: World,
  ledgers: readonly string[],
  recoveries: readonly Recovered[],
): Promise<Verdict[]> => {
  const exactness = async () =>
    judgeExactness(
      await compareAll({
        ledgers,
        stored: () => streamLines(world.stores.clickhouse.url, STORED_SQL),
        folder: world.dataDir,
      }),
    )
  return [
    ...(await orBroken('I1', exactness)),
    ...(await orBroken('I3', async () => [await checkBalance(world, ledgers)])),
    ...(await orBroken('I3 ledger', async () => [await checkLedger(world, ledgers)])),
    ...(await orBroken('I4', async () => [await checkProjections((sql) => world.clickhouse(sql))])),
    judgeRecovery(recoveries),
  ]
}

const heal = async (world: World): Promise<void> => {
  const wanted = [...world.parts.values()].filter((part) => part.wanted)
  for (const part of wanted) part.kill('SIGCONT')
  await Promise.all(wanted.map((part) => part.whenServing()))
}

const runIn = async (world: World, options: RunOptions) => {
  const { lanes, seed, say } = options
  const over = new AbortController()
  const ledgers = createLedgers(world)
  const base = {
    world,
    seed,
    scale: options.scale,
    signal: over.signal,
    say,
    openLedger: ledgers.open,
    loadLedger: join(world.dataDir, LOAD_LEDGER),
  }
  const memory = watchMemory(() => [...world.parts].map(([name, { pid }]) => [name, pid] as const))
  const probe = createProbe(world, seed, await ledgers.open('probes'))
  await probe.send(AbortSignal.timeout(WARM_UP_MS))
  const load = loadFor(options, world)
  const timer = setTimeout(() => over.abort(), options.minutes * 60_000)
  const deps = {
    seed,
    mostFaults: options.faults,
    recover: options.recover,
    stage: base,
    probe: probe.send,
  }
  const { results, recoveries } = await runLanes(lanes, deps)
  clearTimeout(timer)
  say('lanes are done; waiting for the last answers')
  await heal(world)
  const tally = await load.stop(DRAIN_MS)
  const lag = await settle(world, SETTLE_MS)
  probe.close()
  memory.stop()
  await ledgers.close()
  say('checking')
  const verdicts = [
    settledVerdict(lag),
    ...(await checkAll(world, ledgers.files, recoveries)),
    judgeMemory(memory.highest),
    ...(await laneVerdicts(lanes, results, base)),
  ]
  return { results, recoveries, tally, verdicts }
}

/** @throws when the world cannot be started */
export const runChaos = async (options: RunOptions): Promise<ChaosRecord> => {
  const machine = describeMachine()
  const skipped: Record<string, string> = {}
  for (const { name, unable } of options.lanes) {
    const why = unable?.()
    if (why !== undefined) skipped[name] = why
  }
  const able = options.lanes.filter(({ name }) => skipped[name] === undefined)
  const wanted = { ...options, lanes: able }
  const needs = worldNeeds(wanted)
  const { patches, prepare, projects } = options
  const world = await startWorld({ ...needs, dataDir: options.data, patches, prepare, projects })
  try {
    const { results, recoveries, tally, verdicts } = await runIn(world, wanted)
    return {
      date: new Date().toISOString(),
      seed: options.seed,
      minutes: options.minutes,
      mutant: options.mutant,
      machine,
      versions: await describeVersions(world.stores.clickhouse.url),
      world: { ...needs, eventsPerSecond: eventsPerSecondOf(wanted) },
      lanes: results,
      skipped,
      load: tally,
      recoveries,
      verdicts,
      ok: verdicts.every(({ ok }) => ok),
    }
  } finally {
    await world.stop()
  }
}
