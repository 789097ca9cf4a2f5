/**
 * `npm run chaos:flood -- --rounds N --seconds S --shapes small,large --abuses idle`: one project at 20 times its limit, in several shapes, and
 * clients that mean harm, against a gateway process on real stores. Exits 1 when another project's
 * acceptance fell below 100 %, its p99 rose above 1.2 of quiet, or connections were not let go.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { anEventInput } from '@pulseboard/contracts'
import { startStores } from '@pulseboard/embedded'
import { createApiKey } from '@pulseboard/runtime'
import { startGatewayProcess } from '../../../ingest-gateway/src/fixtures/gateway-process.ts'
import { startTestGateway } from '../../../ingest-gateway/src/fixtures/gateway.ts'
import { describeMachine } from '../../bench/machine.ts'
import { measureFlood, type FloodResult, type FloodStage } from './phases.ts'
import { LIMIT, SHAPES } from './shapes.ts'
import { ABUSES, withstand, type AbuseResult } from './withstand.ts'

const MOST_RATIO = 1.2
const KEYS = 20

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '5' },
    shapes: { type: 'string', default: SHAPES.join(',') },
    abuses: { type: 'string', default: ABUSES.map(({ kind }) => kind).join(',') },
  },
})

const shapes = new Set(values.shapes.split(','))
const abuseKinds = new Set(values.abuses.split(','))

const isGood = (result: FloodResult): boolean =>
  result.accepted === 1 && Math.max(result.ratio, result.medianRatio) <= MOST_RATIO
const isHeld = ({ accepted, closedAfter }: AbuseResult): boolean =>
  accepted === 1 && closedAfter !== undefined

const tellFlood = (result: FloodResult): void => {
  const { shape, quiet, flood, ratio, medianRatio, accepted, cpuPerFloodRequest } = result
  console.log(
    `${isGood(result) ? 'kept  ' : 'BROKEN'} ${shape.padEnd(13)} accepted ${accepted * 100} %  p99 ${quiet.p99} → ${flood.p99} ms  ratio ${ratio} (rounds: ${medianRatio})  ${cpuPerFloodRequest} µs a request ${JSON.stringify(result.floodAnswers)}`,
  )
}
const tellAbuse = (result: AbuseResult): void => {
  const { kind, connections, accepted, closedAfter, highestMb, mostFiles } = result
  console.log(
    `${isHeld(result) ? 'kept  ' : 'BROKEN'} ${kind.padEnd(13)} ${connections} connections  accepted ${accepted * 100} %  closed after ${closedAfter ?? '-'} s  ${highestMb} MB, ${mostFiles} files`,
  )
}

const machine = describeMachine()
const stores = await startStores({ parts: ['kafka', 'postgres'] })
const helper = await startTestGateway(stores)
const spoolDir = await mkdtemp(join(tmpdir(), 'pulseboard-flood-'))
const gateway = await startGatewayProcess({
  brokers: stores.kafka.brokers,
  databaseUrl: helper.databaseUrl,
  spoolDir,
  env: {
    LOG_LEVEL: 'info',
    GATEWAY_HEADERS_TIMEOUT_MS: '5000',
    GATEWAY_REQUEST_TIMEOUT_MS: '10000',
  },
})

const prepare = async (): Promise<FloodStage> => {
  const good = await helper.createProject()
  const loud = await helper.createProject({ rate: LIMIT, burst: LIMIT })
  const more = Array.from({ length: KEYS }, () => helper.createKey(loud.projectId))
  const keys = (await Promise.all(more)).map(({ key }) => key)
  const one = [loud.key]
  return {
    port: gateway.port,
    pid: gateway.child.pid ?? 0,
    goodKey: good.key,
    goodBody: JSON.stringify(anEventInput({ name: 'good' })),
    floodKeys: {
      small: one,
      batches: one,
      large: one,
      'many-keys': keys,
      'unknown-keys': Array.from({ length: 1_000 }, () => createApiKey('ingest')),
    },
    rounds: Number(values.rounds),
    phaseMs: Number(values.seconds) * 1_000,
  }
}

const measure = async () => {
  const stage = await prepare()
  const floods: FloodResult[] = []
  for (const shape of SHAPES.filter((one) => shapes.has(one))) {
    const result = await measureFlood(stage, shape)
    tellFlood(result)
    floods.push(result)
  }
  const abuses: AbuseResult[] = []
  for (const abuse of ABUSES.filter(({ kind }) => abuseKinds.has(kind))) {
    const result = await withstand(stage, abuse)
    tellAbuse(result)
    abuses.push(result)
  }
  return { floods, abuses }
}

try {
  const { floods, abuses } = await measure()
  const ok = floods.every(isGood) && abuses.every(isHeld)
  const date = new Date().toISOString()
  const record = {
    date,
    machine,
    rounds: values.rounds,
    seconds: values.seconds,
    floods,
    abuses,
    ok,
  }
  const folder = join(import.meta.dirname, '..', 'results')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${date.slice(0, 19).replaceAll(':', '-')}-flood.json`)
  await writeFile(file, `${JSON.stringify(record, undefined, 1)}\n`)
  console.log(`record: ${file}`)
  process.exitCode = ok ? 0 : 1
} finally {
  if (gateway.child.exitCode === null) await gateway.end('SIGTERM')
  await helper.stop()
  await stores.stop()
  await rm(spoolDir, { recursive: true, force: true })
}
