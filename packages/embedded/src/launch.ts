/**
 * The launcher as a list of named steps: checks → stores → services → accounts → demo → self-test →
 * Ready. A step that fails ends everything that was started and is told in one sentence.
 */
import { connectPostgres, type SqlPool } from '@pulseboard/db'
import { createLogger } from '@pulseboard/runtime'
import { ensureOwner, ensureProject, type Owner, type ProjectWithKeys } from './accounts.ts'
import { checksFor } from './checks.ts'
import { buildDashboard, dashboardIsStale } from './dashboard-build.ts'
import { claimVersion, VERSION } from './data-version.ts'
import { loadDemo } from './demo.ts'
import { startDemoTraffic } from './demo-traffic.ts'
import { createHelloLink } from './hello-link.ts'
import { launchStores } from './launch-stores.ts'
import { residentMemory, GB } from './measure.ts'
import { isLoopback, type LauncherOptions } from './options.ts'
import {
  readRuntimeFile,
  removeRuntimeFile,
  writeRuntimeFile,
  type RuntimeFile,
} from './runtime-file.ts'
import { done, line, seconds, stopwatch, warn } from './say.ts'
import { runSelfTest } from './self-test.ts'
import { serviceSpec, serviceUrls, type ServiceContext, type ServiceName } from './services.ts'
import { openStack, type Stack } from './stack.ts'
import type { StoreAddresses } from './store-addresses.ts'
import { chooseStorePorts, type StorePorts } from './store-ports.ts'
import { partsToRun } from './stores.ts'
import type { PartEvent } from './supervise.ts'

export interface Running {
  /** Services first, then stores; resolves when nothing is left. */
  stop(): Promise<void>
}

const SERVICES: readonly ServiceName[] = ['ingest-gateway', 'stream-processor', 'query-api']

const runChecks = async (options: LauncherOptions): Promise<void> => {
  const elapsed = stopwatch()
  const found: string[] = []
  for (const check of checksFor(options, partsToRun())) found.push(await check())
  done(`Checks: ${found.join(', ')}`, elapsed())
}

/** The dashboard alone waits for its build; the others start beside it. */
const startServices = async (
  stack: Stack,
  context: ServiceContext,
  built: Promise<void>,
): Promise<void> => {
  const elapsed = stopwatch()
  const { ports, dashboard } = context.options
  const start = (name: ServiceName): Promise<void> => stack.start(serviceSpec(name, context))
  const starts = SERVICES.map(start)
  if (dashboard) starts.push(built.then(() => start('dashboard')))
  await stack.allOrNone(starts)
  const shown = `ingest-gateway :${ports.gateway}   stream-processor   query-api :${ports.queryApi}`
  done(dashboard ? `${shown}   dashboard :${ports.dashboard}` : shown, elapsed())
}

/** Built beside the start of the stores, so that it costs no time of its own where cores allow. */
const buildWhenStale = async ({ dashboard }: LauncherOptions, logDir: string): Promise<void> => {
  if (!dashboard || !dashboardIsStale()) return
  const elapsed = stopwatch()
  line('… Building the dashboard: its build is missing or older than its sources')
  await buildDashboard(`${logDir}/dashboard-build.log`)
  done('Dashboard built', elapsed())
}

interface Prepared {
  readonly owner: Owner | undefined
  readonly first: ProjectWithKeys | undefined
  readonly demo: ProjectWithKeys | undefined
  readonly link: string | undefined
}

const prepareDemo = async (
  pool: SqlPool,
  dataDir: string,
  owner: Owner,
  stores: StoreAddresses,
): Promise<ProjectWithKeys> => {
  const elapsed = stopwatch()
  const { project } = await ensureProject(pool, dataDir, 'demo', owner)
  const count = await loadDemo(stores.clickhouse.url, project)
  const events = count.toLocaleString('en')
  done(
    `Demo project "${project.name}": 7 days, ${events} events; live generator 2 events/s`,
    elapsed(),
  )
  return project
}

/** Accounts, projects, demo data and the self-test: all that needs a connection to PostgreSQL. */
const prepare = async (
  stack: Stack,
  options: LauncherOptions,
  stores: StoreAddresses,
): Promise<Prepared> => {
  const log = createLogger('launcher', 'error')
  const { url } = stores.postgres
  const pool = connectPostgres({ url, application: 'launcher', log, connections: 2 })
  const urls = serviceUrls(options)
  try {
    const { dataDir, logDir } = stack
    const owner = isLoopback(options.host)
      ? await ensureOwner(pool, dataDir, urls.queryApi)
      : undefined
    if (owner === undefined) {
      warn('No self-test: the accounts here are other people’s. Sign in with yours.')
      return { owner, first: undefined, demo: undefined, link: undefined }
    }
    const first = await ensureProject(pool, dataDir, 'first', owner)
    const demo = options.demo ? await prepareDemo(pool, dataDir, owner, stores) : undefined
    const { project } = await ensureProject(pool, dataDir, 'selfTest', owner)
    const ms = await runSelfTest({
      project,
      urls,
      clickhouseUrl: stores.clickhouse.readUrl,
      logDir,
    })
    line(`✔ Self-test: gateway → Kafka → processor → ClickHouse → WebSocket in ${ms} ms`)
    const link = await createHelloLink(pool, owner.userId, urls.dashboard)
    return { owner, first: first.project, demo, link }
  } finally {
    await pool.end()
  }
}

const describeRun = (
  stack: Stack,
  options: LauncherOptions,
  stores: StoreAddresses,
  storePorts: StorePorts,
  prepared: Prepared,
): RuntimeFile => {
  const urls = serviceUrls(options)
  const { owner, first, demo } = prepared
  return {
    version: VERSION,
    readyAt: new Date().toISOString(),
    dataDir: stack.dataDir,
    logDir: stack.logDir,
    urls: { ...urls, dashboard: options.dashboard ? urls.dashboard : null },
    ports: { ...options.ports, ...storePorts },
    stores,
    pids: { launcher: process.pid, guardian: stack.guardianPid(), ...stack.pids() },
    account: owner === undefined ? null : { email: owner.email, password: owner.password },
    project: demo ?? first ?? null,
    demo: demo ?? null,
  }
}

const sayReady = (options: LauncherOptions, prepared: Prepared, ms: number): void => {
  const urls = serviceUrls(options)
  const project = prepared.demo ?? prepared.first
  line(`Ready in ${seconds(ms)}, ${(residentMemory() / GB).toFixed(2)} GB memory`)
  if (options.dashboard) {
    const once = 'signed in; works once, for 10 minutes (npm run hello prints a new one)'
    line(`Dashboard  ${prepared.link ?? urls.dashboard}     ${prepared.link ? once : ''}`.trimEnd())
  }
  if (project !== undefined) {
    line(
      `Send one   curl ${urls.gateway}/v1/events -H 'Authorization: Bearer ${project.ingestKey}' \\`,
    )
    line(
      `                -H 'Content-Type: application/json' -d '{"type":"error","name":"NullPointerException"}'`,
    )
  }
  if (options.dashboard) {
    line(
      `Mail       ${urls.dashboard}/dev/mail      API  ${urls.dashboard}/docs/api      Stop  Ctrl-C`,
    )
  } else line('Stop       Ctrl-C')
}

/** Starts everything. @throws Problem | Error, with nothing left running */
export const launch = async (options: LauncherOptions): Promise<Running> => {
  const { dataDir, shownDataDir } = options
  line(
    `PulseBoard ${VERSION}   local mode, no Docker             data: ${shownDataDir}   logs: ${shownDataDir}/logs`,
  )
  let onEvent: (event: PartEvent) => void = () => undefined
  const other = readRuntimeFile(dataDir)?.urls.dashboard
  const inUse = { shown: shownDataDir, address: other ?? serviceUrls(options).dashboard }
  const report = (event: PartEvent): void => onEvent(event)
  const stack = await openStack({ dataDir, throwaway: false, report, inUse })
  let stopTraffic: () => void = () => undefined
  const stop = async (): Promise<void> => {
    onEvent = () => undefined
    stopTraffic()
    removeRuntimeFile(dataDir)
    await stack.stopParts([...SERVICES, 'dashboard'])
    await stack.stop()
  }
  try {
    claimVersion(dataDir, shownDataDir)
    await runChecks(options)
    const ports = await chooseStorePorts(options.portBase ?? 'documented')
    const built = buildWhenStale(options, stack.logDir)
    built.catch(() => undefined)
    const stores = await launchStores(stack, ports)
    const { secrets, logDir, env } = stack
    await startServices(stack, { options, stores, jwtSecret: secrets.jwt, logDir, env }, built)
    const prepared = await prepare(stack, options, stores)
    if (prepared.demo !== undefined) {
      stopTraffic = startDemoTraffic(serviceUrls(options).gateway, prepared.demo.ingestKey)
    }
    const record = (): void =>
      writeRuntimeFile(describeRun(stack, options, stores, ports, prepared))
    onEvent = (event) => {
      record()
      if (event.type === 'serving') done(`${event.name} is back`, event.ms)
      else warn(`${event.name} ended (${event.how}), starting it again in ${event.inMs} ms`)
    }
    record()
    sayReady(options, prepared, performance.now())
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}
