/**
 * The alert engine with what it needs: connections of its own, leases, the word of the gateways, the
 * announcements of changed rules. It runs beside the landing and never holds it up; whatever fails is
 * tried again, and while it fails nothing fires and nothing ends.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectClickhouse, connectPostgres, findGatewayWords, listen } from '@pulseboard/db'
import {
  systemClock,
  type Bus,
  type Health,
  type Lifecycle,
  type Logger,
  type Metrics,
} from '@pulseboard/runtime'
import { Engine } from './engine.ts'
import { followGateways } from './gateways.ts'
import { createLandedReader } from './landed.ts'
import { openLeases } from './lease.ts'
import { createRowReader } from './rows.ts'
import { createAlertFacts, type AlertFacts } from './telemetry.ts'

export interface OpenAlertsDeps {
  readonly topic: string
  /** Group of the ledger: its lines are read on from where it stands. */
  readonly ledgerGroup: string
  readonly clickhouseUrl: string
  readonly databaseUrl: string
  readonly bus: Bus
  readonly log: Logger
  readonly lifecycle: Lifecycle
  readonly health: Health
  readonly metrics: Metrics
}

/** How often it looks whether anything can be done; looking costs nothing. */
const EVERY_MS = 200
const AFTER_FAILURE_MS = 500
const ANNOUNCED = 'alerts:'
const APPLICATION = 'stream-processor (alerts)'
const clock = systemClock

const openStores = ({ databaseUrl, clickhouseUrl, log, lifecycle }: OpenAlertsDeps) => {
  const pool = connectPostgres({ url: databaseUrl, application: APPLICATION, log, connections: 3 })
  lifecycle.opened({ name: 'postgres of alerts', close: () => pool.end() })
  const client = connectClickhouse({ url: clickhouseUrl, application: APPLICATION, connections: 2 })
  lifecycle.opened({ name: 'clickhouse of alerts', close: () => client.close() })
  return { pool, client }
}

const openAnnouncements = ({ databaseUrl, lifecycle }: OpenAlertsDeps, engine: Engine): void => {
  const listener = listen({
    url: databaseUrl,
    application: APPLICATION,
    channel: 'pulseboard_invalidate',
    onNotification: (announcement) => {
      if (announcement.startsWith(ANNOUNCED)) engine.changed(announcement.slice(ANNOUNCED.length))
    },
    onListening: () => engine.reset(),
    onLost: () => undefined,
  })
  lifecycle.opened({ name: 'announcements of rules', close: () => listener.close() })
}

/** Ticks until it is stopped, never two at once. */
const runEngine = (engine: Engine, facts: AlertFacts, signal: AbortSignal): Promise<void> => {
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined)
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await pause(EVERY_MS)
      if (signal.aborted || !engine.isDue) continue
      try {
        await engine.tick()
      } catch (error) {
        facts.failed('an evaluation', error)
        await pause(AFTER_FAILURE_MS)
      }
    }
  }
  return run()
}

/** Starts it; the lifecycle ends it: the tick that runs is finished, then the shards are given back. */
export const openAlerts = (deps: OpenAlertsDeps): void => {
  const { bus, topic, lifecycle } = deps
  const facts = createAlertFacts({ ...deps, clock })
  const { pool, client } = openStores(deps)
  const owner = randomUUID()
  const gateways = followGateways({
    bus,
    clock,
    group: deps.ledgerGroup,
    find: () => findGatewayWords(client),
    onFailure: (error) => facts.failed('asking what gateways said', error),
  })
  lifecycle.opened({ name: 'word of the gateways', close: () => gateways.close() })
  const leases = openLeases({
    pool,
    owner,
    onFailure: (error) => facts.failed('holding shards', error),
  })
  lifecycle.opened({ name: 'leases of alerts', close: () => leases.close() })
  const landed = createLandedReader({ sql: pool, bus, topic, gateways, clock })
  const reader = createRowReader(client)
  const engine = new Engine({ pool, owner, leases, landed, reader, clock, facts })
  openAnnouncements(deps, engine)
  const stop = new AbortController()
  const running = runEngine(engine, facts, stop.signal)
  lifecycle.opened({
    name: 'alerts',
    close: () => {
      stop.abort()
      return running
    },
  })
}
