/**
 * Where an accepted event goes: to Kafka, or while Kafka does not acknowledge to the spool. One of the two
 * has it before a client hears 202.
 *
 * | circuit | a request comes           | it opens or closes                                               |
 * | closed  | group commit to Kafka     | a send fails or takes 1.8 s → open; all who wait go to the spool |
 * | open    | the spool at once         | a send from the spool is acknowledged, or with an empty spool    |
 * |         |                           | Kafka answers → closed                                           |
 *
 * After an outage live traffic goes first and the spool follows at its own pace, so the topic is in the
 * order of acceptance but for the events of an outage, which come later. `received_at` tells the order.
 */
import type { Clock, Health, Lifecycle } from '@pulseboard/runtime'
import { createGroupCommit, type GroupCommit, type Sent } from './group-commit.ts'
import {
  createEventSender,
  refusesMessages,
  type EventSender,
  type OutgoingEvent,
} from './produce.ts'
import { describeKafka } from './spool/describe.ts'
import type { SpoolStanding } from './spool/holdings.ts'
import { startReplay, type Replay } from './spool/replay.ts'
import { openSpool, type Spool } from './spool/spool.ts'
import type { AppendOutcome, StoreBounds } from './spool/store.ts'
import type { SpoolTelemetry } from './spool/telemetry.ts'
import { watchPart } from './watch.ts'

export type Delivered = 'acknowledged' | AppendOutcome

/** Makes events durable, or says that it could not. */
export type Deliver = (events: readonly OutgoingEvent[]) => Promise<Delivered>

export interface DeliveryDeps {
  readonly brokers: readonly string[]
  readonly lingerMs: number
  readonly spoolRoot: string
  readonly bounds: StoreBounds
  readonly replayPerSecond: number
  readonly clock: Clock
  readonly health: Health
  readonly lifecycle: Lifecycle
  /** Creates the topic when it is missing; says what is wrong with Kafka. */
  readonly ensureTopic: () => Promise<string | undefined>
  readonly onSent: (sent: Sent) => void
  readonly createSpoolTelemetry: (standing: () => SpoolStanding) => SpoolTelemetry
}

export interface Delivery {
  readonly deliver: Deliver
  /** What waits in the spool now. */
  readonly spoolStanding: () => SpoolStanding
}

const TARGET_BYTES = 256 * 1024
// A record batch may be 1 MiB by the broker's default, and all messages may meet one partition.
const MAX_SEND_BYTES = 900_000
// Key, headers and the framing of a record.
const RECORD_OVERHEAD_BYTES = 140
const TRACE_HEADER_BYTES = 70
const REPORT_EVERY_MS = 500

type Commit = GroupCommit<OutgoingEvent>

const openCommit = (deps: DeliveryDeps, live: EventSender, onBroken: () => void): Commit => {
  const commit = createGroupCommit<OutgoingEvent>(
    {
      send: (events) => live.send(events),
      sizeOf: ({ value, traceparent }) =>
        value.length + RECORD_OVERHEAD_BYTES + (traceparent === undefined ? 0 : TRACE_HEADER_BYTES),
      ownerOf: ({ projectId }) => projectId,
      clock: deps.clock,
      onSent: (sent) => {
        deps.onSent(sent)
        if (sent.outcome === 'unavailable') onBroken()
      },
    },
    { lingerMs: deps.lingerMs, targetBytes: TARGET_BYTES, maxSendBytes: MAX_SEND_BYTES },
  )
  const close = async (): Promise<void> => {
    await commit.drained()
    await live.close()
  }
  deps.lifecycle.opened({ name: 'producer', close })
  return commit
}

interface Parts {
  readonly spool: Spool
  readonly commit: Commit
  readonly sender: EventSender
  readonly telemetry: SpoolTelemetry
}

const openReplay = (
  { clock, lifecycle, replayPerSecond }: DeliveryDeps,
  { spool, commit, sender, telemetry }: Parts,
): Replay => {
  const replay = startReplay({
    store: () => spool.store,
    send: (events) => sender.send(events),
    isRefusal: refusesMessages,
    isBroken: () => commit.isBroken,
    problem: () => sender.problem(),
    onRecovered: () => commit.resume(),
    onReplayed: telemetry.replayed,
    onFailed: telemetry.replayFailed,
    clock,
    eventsPerSecond: replayPerSecond,
  })
  const close = async (): Promise<void> => {
    await replay.close()
    await sender.close()
  }
  lifecycle.opened({ name: 'replay', close })
  return replay
}

/** Keeps `/readyz` true: not ready only when neither Kafka nor the spool takes events. */
const openReports = (
  { health, lifecycle, ensureTopic }: DeliveryDeps,
  { spool, commit, sender }: Parts,
): void => {
  let problem: string | undefined = 'Kafka was not asked yet'
  const report = (): void => {
    const refusing = spool.refusing()
    const broken = commit.isBroken ? 'a send failed' : undefined
    const verdict = describeKafka({
      problem: problem ?? broken,
      refusing,
      standing: spool.standing(),
    })
    if (verdict.detail === undefined) health.set('kafka', verdict.problem)
    else health.degrade('kafka', verdict.detail)
    if (refusing === undefined) health.set('spool', undefined)
    else health.degrade('spool', refusing)
  }
  const check = async (): Promise<string | undefined> => {
    problem = (await ensureTopic()) ?? (await sender.problem())
    report()
    return problem
  }
  const watch = watchPart(check)
  const timer = setInterval(report, REPORT_EVERY_MS)
  lifecycle.opened({
    name: 'kafka watch',
    close: () => {
      clearInterval(timer)
      return watch.close()
    },
  })
}

/** Opens the way of the events; what it opened is closed by the lifecycle, the spool last. */
export const openDelivery = async (deps: DeliveryDeps): Promise<Delivery> => {
  const { brokers, clock, lifecycle } = deps
  let replay: Replay | undefined
  const wake = (): void => replay?.wake()
  const standing = (): SpoolStanding => spool.standing()
  const telemetry = deps.createSpoolTelemetry(standing)
  const spool = await openSpool({
    root: deps.spoolRoot,
    bounds: deps.bounds,
    clock,
    telemetry,
    onFilled: wake,
  })
  lifecycle.opened({ name: 'spool', close: () => spool.close() })
  const commit = openCommit(
    deps,
    createEventSender(brokers, 'pulseboard-ingest-gateway', clock),
    wake,
  )
  const sender = createEventSender(brokers, 'pulseboard-ingest-gateway-spool', clock)
  const parts = { spool, commit, sender, telemetry }
  replay = openReplay(deps, parts)
  openReports(deps, parts)
  return {
    deliver: async (events) =>
      (await commit.publish(events)) === 'acknowledged' ? 'acknowledged' : spool.append(events),
    spoolStanding: standing,
  }
}
