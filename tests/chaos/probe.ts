/**
 * One event for every partition, sent until it is accepted and looked for until it is visible: the proof
 * that the whole line works. Probes are in a ledger of their own and are checked like all other events.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import { systemClock } from '@pulseboard/runtime'
import { partitionHash } from '../../ingest-gateway/src/partition.ts'
import { contentHash, eventId, makeEvent, type SentEvent } from './load/content.ts'
import type { LedgerWriter } from './load/ledger.ts'
import { createSender } from './load/send.ts'
import { createRandom } from './random.ts'
import type { World } from './world/world.ts'

const ASK_EVERY_MS = 100

export interface Probe {
  /** Resolves when a fresh request's events are all visible; tells when it was accepted. */
  readonly send: (signal: AbortSignal, accepted?: () => void) => Promise<void>
  readonly close: () => void
}

export const createProbe = (world: World, seed: string, ledger: LedgerWriter): Probe => {
  const random = createRandom(seed, 'probe')
  const sender = createSender()
  let made = 0
  let requests = 0

  const eventsForAllPartitions = (): SentEvent[] => {
    const events = new Map<number, SentEvent>()
    while (events.size < EVENTS_TOPIC.partitions) {
      const id = eventId(`${seed}/probe`, made++)
      const partition = partitionHash(id) % EVENTS_TOPIC.partitions
      if (!events.has(partition)) events.set(partition, makeEvent(random, id, systemClock.now()))
    }
    return [...events.values()]
  }
  const visible = async (events: readonly SentEvent[]): Promise<boolean> => {
    const ids = events.map(({ id }) => `'${id}'`).join(', ')
    const found = await world
      .clickhouse(`SELECT uniqExact(id) FROM events WHERE id IN (${ids})`)
      .catch(() => '0')
    return Number(found) === events.length
  }
  const accept = async (request: number, events: readonly SentEvent[], signal: AbortSignal) => {
    const [project] = world.projects
    if (project === undefined) throw new Error('The world has no project.')
    const timeMs = systemClock.now()
    const lines = events.map((event) => ({
      request,
      projectId: project.id,
      timeMs,
      id: event.id,
      hash: contentHash(event, project.id),
    }))
    await ledger.sent(lines)
    for (let attempt = 1; !signal.aborted; attempt++) {
      const url = world.gateways[attempt % world.gateways.length] ?? ''
      const { status, accepted } = await sender.send(url, project.apiKey, JSON.stringify(events))
      const line = { request, attempt, status, accepted, timeMs: systemClock.now(), tookMs: 0 }
      await ledger.answered(line)
      if (status === 202) return
      await sleep(ASK_EVERY_MS)
    }
  }
  return {
    send: async (signal, accepted) => {
      const events = eventsForAllPartitions()
      await accept(requests++, events, signal)
      accepted?.()
      while (!signal.aborted && !(await visible(events))) await sleep(ASK_EVERY_MS)
    },
    close: () => sender.close(),
  }
}
