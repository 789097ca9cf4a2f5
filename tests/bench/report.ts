/** The results as they are kept (JSON) and as they are shown (a Markdown table). */
import { readFile, writeFile } from 'node:fs/promises'
import type { Landed } from './landed.ts'
import type { Machine } from './machine.ts'
import type { DrainResult } from './runs/drain.ts'
import type { EndToEndResult } from './runs/end-to-end.ts'
import type { FreshnessResult } from './runs/freshness.ts'
import type { PairResult, Target } from './runs/pairs.ts'
import type { Settings } from './settings.ts'

export interface Results {
  readonly date: string
  readonly machine: Machine
  readonly versions: Readonly<Record<string, string>>
  readonly settings: Settings
  readonly pairs: readonly PairResult[]
  readonly drain: DrainResult
  readonly endToEnd: readonly EndToEndResult[]
  readonly freshness: FreshnessResult
  readonly account: Landed & { readonly acknowledged: number; readonly lost: number }
}

const START = '<!-- bench:start -->'
const END = '<!-- bench:end -->'

const NAMES: Readonly<Record<Target, string>> = {
  'ingest-gateway': 'PulseBoard gateway',
  'fastify-kafkajs': 'Fastify + kafkajs, one send a request',
  'http-platformatic': 'node:http + @platformatic/kafka, one send a request',
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const number = (value: number | undefined): string => (value ?? 0).toLocaleString('en')

const pairRow = ({ batch, target, figures }: PairResult, all: readonly PairResult[]): string => {
  const server = figures.cpuMicros['server'] ?? 0
  const rival = all.find((other) => other.batch === batch && other.target === 'fastify-kafkajs')
  const rivalServer = rival?.figures.cpuMicros['server'] ?? 0
  return row(
    NAMES[target],
    batch,
    number(figures.eventsPerSecond),
    server,
    rivalServer === 0 ? '' : (server / rivalServer).toFixed(2),
    figures.cpuMicros['kafka'] ?? 0,
    figures.latencyMs.p50,
    figures.latencyMs.p99,
  )
}

const endToEndRow = ({ batch, capacity, steady }: EndToEndResult): string =>
  row(
    batch,
    number(capacity.eventsPerSecond),
    ...['ingest-gateway', 'kafka', 'stream-processor', 'clickhouse', 'generator'].map(
      (name) => capacity.cpuMicros[name] ?? 0,
    ),
    number(steady.eventsPerSecond),
    steady.latencyMs.p50,
    steady.latencyMs.p99,
  )

const conditions = ({ date, machine, versions, settings, account }: Results): string =>
  `${date.slice(0, 10)}, commit ${versions['commit']}: ${machine.cores} cores of ${machine.cpu}, ` +
  `${machine.memoryGb} GB, ${machine.system}, load ${machine.loadBefore} before the start; Node ${versions['node']}, ` +
  `Kafka ${versions['kafka']}, ClickHouse ${versions['clickhouse']}. Generator, servers and stores share these cores. ` +
  `Loads of ${settings.seconds} s, median of ${settings.rounds}, ${settings.connections[1]}, ${settings.connections[100]} and ` +
  `${settings.connections[1000]} connections. ${number(account.acknowledged)} events were acknowledged, ` +
  `${number(account.distinctIds)} distinct ids are in ClickHouse, ${number(account.lost)} lost, ` +
  `${number(account.rows - account.distinctIds)} stored twice.`

/** The tables with the conditions they were measured under. */
export const table = (results: Results): string =>
  [
    conditions(results),
    '',
    'HTTP → Kafka, processor off, ours and baselines interleaved (CPU in microseconds an event):',
    '',
    row(
      'server',
      'events a request',
      'events/s',
      'CPU server',
      '÷ Fastify',
      'CPU Kafka',
      'p50 ms',
      'p99 ms',
    ),
    row('---', '--:', '--:', '--:', '--:', '--:', '--:', '--:'),
    ...results.pairs.map((pair) => pairRow(pair, results.pairs)),
    '',
    `HTTP → Kafka → ClickHouse, until the last row is landed; answer times of an open loop at ${results.settings.steadyShare * 100} % of that:`,
    '',
    row(
      'events a request',
      'landed/s',
      'CPU gateway',
      'CPU Kafka',
      'CPU processor',
      'CPU ClickHouse',
      'CPU generator',
      'open loop events/s',
      'p50 ms',
      'p99 ms',
    ),
    row('--:', '--:', '--:', '--:', '--:', '--:', '--:', '--:', '--:', '--:'),
    ...results.endToEnd.map(endToEndRow),
    '',
    `Drain of ${number(results.drain.events)} waiting events: ${number(results.drain.eventsPerSecond)} events/s ` +
      `(CPU processor ${results.drain.cpuMicros['stream-processor']}, ClickHouse ${results.drain.cpuMicros['clickhouse']}, Kafka ${results.drain.cpuMicros['kafka']}). ` +
      `POST to visible in a query: p50 ${results.freshness.visibleMs.p50} ms, p99 ${results.freshness.visibleMs.p99} ms.`,
  ].join('\n')

/** Puts the table between the markers of a Markdown file. @throws when it has none */
export const writeIntoReadme = async (file: string, results: Results): Promise<void> => {
  const text = await readFile(file, 'utf8')
  const start = text.indexOf(START)
  const end = text.indexOf(END)
  if (start < 0 || end < start) throw new Error(`${file} has no ${START} … ${END}: add both lines.`)
  const before = text.slice(0, start + START.length)
  await writeFile(file, `${before}\n\n${table(results)}\n\n${text.slice(end)}`)
}
