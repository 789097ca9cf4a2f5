/**
 * What it costs one version of the product to land a topic full of events: CPU of its processor and of
 * ClickHouse, on stores of its own. The first events are not counted: until they are stored modules are
 * loaded, schemas compiled, partitions claimed, which a process pays once and not for each event.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { EVENTS_TOPIC, TOPICS } from '@pulseboard/contracts'
import { connectPostgres } from '@pulseboard/db'
import { startStores, type StoreAddresses } from '@pulseboard/embedded'
import { connectKafka, createLogger, ensureTopics, uuidv7 } from '@pulseboard/runtime'
import { freePort } from '../../../packages/embedded/src/ports.ts'
import { cpuBetween, microsPerEvent, readCpu, type CpuSeconds } from '../cpu.ts'
import { countRows, whenLanded } from '../landed.ts'
import { corpus } from '../load/corpus.ts'

const log = createLogger('bench', 'error')
const EVENTS_A_SEND = 1_000
/** Landed before the account begins. */
const WARM_UP = 100_000

/** Runs a program of a version to its end. @throws when it fails */
const runProgram = async (root: string, program: string, env: NodeJS.ProcessEnv) => {
  const child = spawn(process.execPath, [join(root, program)], { env, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${program} ended with ${code}.`)
}

/** A project by the columns that every version has. */
const createProject = async (databaseUrl: string): Promise<string> => {
  const [organisation, project] = [uuidv7(Date.now()), uuidv7(Date.now())]
  const pool = connectPostgres({ url: databaseUrl, application: 'bench', log, connections: 1 })
  await pool.query("INSERT INTO organisations (id, name) VALUES ($1, 'Load')", [organisation])
  await pool.query(
    "INSERT INTO projects (id, organisation_id, name, slug) VALUES ($1, $2, 'Load', 'load')",
    [project, organisation],
  )
  await pool.end()
  return project
}

/** Events as a gateway writes them, with the fields and headers of today; an older processor reads past them. */
const fillTopic = async (
  { kafka }: StoreAddresses,
  projectId: string,
  events: number,
): Promise<void> => {
  const bus = connectKafka({ brokers: kafka.brokers, clientId: 'bench', log })
  const samples = corpus(Date.now())
  const keyId = uuidv7(Date.now())
  for (let from = 0; from < events; from += EVENTS_A_SEND) {
    const received = new Date().toISOString()
    const request = `9f3a1c02${(from / EVENTS_A_SEND + 1).toString(16).padStart(8, '0')}`
    const messages = Array.from({ length: Math.min(EVENTS_A_SEND, events - from) }, (_, index) => {
      const id = uuidv7(Date.now())
      const event = {
        ...samples[(from + index) % samples.length],
        id,
        project_id: projectId,
        key_id: keyId,
        received_at: received,
        occurred_at: received,
      }
      return { key: id, value: JSON.stringify(event), headers: { project: projectId, request } }
    })
    await bus.send(EVENTS_TOPIC.name, messages)
  }
  await bus.close()
}

const environment = async ({ kafka, clickhouse, postgres }: StoreAddresses) => ({
  ...process.env,
  NODE_ENV: 'production',
  LOG_LEVEL: 'error',
  PROCESSOR_PORT: String(await freePort()),
  KAFKA_BROKERS: kafka.brokers.join(','),
  CLICKHOUSE_URL: clickhouse.url,
  DATABASE_URL: postgres.url,
})

/** CPU so far and rows so far. */
const takeStock = async (
  { clickhouse, pids }: Awaited<ReturnType<typeof startStores>>,
  processor: number,
  project: string,
) => {
  const rows = await countRows(clickhouse.url, project)
  return { rows, cpu: readCpu({ clickhouse: pids['clickhouse'] ?? 0, processor }) }
}

/** CPU microseconds an event of one drain of so many after the warm-up. @param root sources of the version */
export const drainOnce = async (root: string, events: number): Promise<CpuSeconds> => {
  const parts = ['kafka', 'clickhouse', 'postgres'] as const
  const stores = await startStores({ parts: [...parts], kafkaProfile: 'load' })
  const { url } = stores.clickhouse
  try {
    const env = await environment(stores)
    await runProgram(root, 'db/src/main.ts', env)
    const projectId = await createProject(stores.postgres.url)
    await ensureTopics(stores.kafka.brokers, TOPICS, log)
    await fillTopic(stores, projectId, WARM_UP + events)
    const program = join(root, 'stream-processor', 'src', 'main.ts')
    const processor = spawn(process.execPath, [program], { env, stdio: 'inherit' })
    try {
      await whenLanded(url, projectId, WARM_UP, 600_000)
      const from = await takeStock(stores, processor.pid ?? 0, projectId)
      await whenLanded(url, projectId, WARM_UP + events, 600_000)
      const to = await takeStock(stores, processor.pid ?? 0, projectId)
      return microsPerEvent(cpuBetween(from.cpu, to.cpu), to.rows - from.rows)
    } finally {
      processor.kill('SIGTERM')
      await once(processor, 'exit')
    }
  } finally {
    await stores.stop()
  }
}
