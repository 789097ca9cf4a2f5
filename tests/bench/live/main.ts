/**
 * `npm run bench:live [-- --quick] [--clients N] [--rounds N] [--silent SECONDS] [--out FILE]`: 2,000
 * WebSocket clients on one project at 500 events a second through gateway and Kafka, in turns with a plain `ws` server that sends each event to each
 * client by itself; then the same again with one client that never reads. Writes the figures to tests/bench/results. Exits 1 when
 * a bound is broken. `--quick` takes seconds and shows that everything works; its figures mean nothing.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { startSender } from '../../live/paced-sender.ts'
import { startLiveWorld, type LiveWorld } from '../../live/world.ts'
import { describeMachine, describeVersions } from '../machine.ts'
import type { ClientsSpec } from './clients.ts'
import { breaches, ratioOf, summary, type LiveResults, type Round } from './report.ts'
import { runClients } from './run-clients.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    clients: { type: 'string' },
    rounds: { type: 'string' },
    silent: { type: 'string' },
    out: { type: 'string' },
  },
})
const { quick } = values
const settings = {
  quick,
  clients: Number(values.clients ?? (quick ? 40 : 2_000)),
  // The plain server gets as many as it can serve: at 2,000 it would owe a million sends a second, stops
  // answering and is killed. What a delivery costs it hardly depends on their number.
  plainClients: Math.min(200, Number(values.clients ?? (quick ? 40 : 200))),
  probes: quick ? 4 : 20,
  eventsPerSecond: quick ? 100 : 500,
  rounds: Number(values.rounds ?? (quick ? 1 : 2)),
  settleSeconds: quick ? 4 : 5,
  seconds: quick ? 2 : 15,
  /** What the kernel buffers (more than 110 s), and longer than a client may keep the server waiting. */
  silentSeconds: Number(values.silent ?? (quick ? 2 : 240)),
}
const CLIENTS_PER_KEY = 50

const feedSpec = (world: LiveWorld, silent: number): ClientsSpec => ({
  port: Number(new URL(world.api).port),
  path: `/realtime/${world.project.id}`,
  bearers: world.readKeys,
  clients: settings.clients,
  probes: settings.probes,
  silent,
  isPlain: false,
})

const plainSpec = (world: LiveWorld): ClientsSpec => ({
  ...feedSpec(world, 0),
  port: world.baselinePort,
  path: '/',
  bearers: [],
  clients: settings.plainClients,
  isPlain: true,
})

/** One window of clients while events come at the rate. */
const measure = async (world: LiveWorld, target: Round['target']): Promise<Round> => {
  const isPlain = target === 'plain'
  const silent = target === 'feed with a silent client' ? 1 : 0
  if (isPlain) await world.startBaseline()
  const server = isPlain ? 'plain-websocket' : 'query-api'
  const pids = world.pids(server, 'kafka', 'ingest-gateway')
  const spec = isPlain ? plainSpec(world) : feedSpec(world, silent)
  const sender = startSender({
    ingest: world.ingest,
    apiKey: world.project.apiKey,
    perSecond: settings.eventsPerSecond,
  })
  const measured = await runClients(spec, {
    settleSeconds: settings.settleSeconds,
    seconds: silent === 0 ? settings.seconds : settings.silentSeconds,
    pids: { server: pids[server], kafka: pids.kafka, gateway: pids['ingest-gateway'] },
  })
  await sender.stop()
  if (isPlain) await world.stopBaseline()
  const round = { target, ...measured }
  console.log(summary(round))
  return round
}

/** What query-api counted of one of its metrics. */
const metric = async (world: LiveWorld, line: string): Promise<number> => {
  const text = await (await fetch(`${world.api}/metrics`)).text()
  const found = text.split('\n').find((each) => each.startsWith(line))
  return Number(found?.split(' ').at(-1) ?? 0)
}

const run = async (world: LiveWorld): Promise<LiveResults> => {
  const date = new Date().toISOString()
  const machine = describeMachine()
  const rounds: Round[] = []
  for (let round = 0; round < settings.rounds; round++)
    for (const target of ['feed', 'plain'] as const) rounds.push(await measure(world, target))
  rounds.push(await measure(world, 'feed with a silent client'))
  return {
    date,
    machine,
    versions: await describeVersions(world.clickhouseUrl),
    settings,
    rounds,
    ratio: ratioOf(rounds),
    silent: {
      closed4408: await metric(world, 'pulseboard_query_live_closed_total{code="4408"}'),
      dropped: await metric(world, 'pulseboard_query_live_events_total{outcome="dropped"}'),
      leftOut: await metric(world, 'pulseboard_query_live_events_total{outcome="left_out"}'),
    },
  }
}

const world = await startLiveWorld(Math.ceil((settings.clients + 1) / CLIENTS_PER_KEY))
try {
  const results = await run(world)
  const name = `live-${results.date.slice(0, 19).replaceAll(':', '-')}.json`
  const file = values.out ?? join(import.meta.dirname, '..', 'results', name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`)
  console.log(`deliveries per CPU second: ${results.ratio.toFixed(1)} times the plain server's`)
  const broken = quick ? [] : breaches(results)
  for (const line of broken) console.error(line)
  if (broken.length > 0) process.exitCode = 1
} finally {
  await world.stop()
}
