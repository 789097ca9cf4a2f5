/**
 * The load, a process of its own: events of known content at a steady rate, each request delivered until
 * it is acknowledged, everything in the client's ledger. Ends when its parent is gone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '@pulseboard/runtime'
import type { LoadProject } from '../../bench/load-project.ts'
import { createRandom, type Random } from '../random.ts'
import { eventId, makeEvent } from './content.ts'
import { deliver, type LoadRequest } from './deliver.ts'
import { openLedger } from './ledger.ts'
import { createSender } from './send.ts'

export interface LoadSpec {
  readonly seed: string
  readonly ledgerFile: string
  /** Base addresses of the gateways. */
  readonly targets: readonly string[]
  readonly projects: readonly LoadProject[]
  readonly eventsPerSecond: number
  readonly copies: { readonly least: number; readonly most: number }
}

/** stop: no new requests; those under way have so long to be acknowledged. */
export type LoadOrder =
  | { readonly kind: 'start'; readonly spec: LoadSpec }
  | { readonly kind: 'stop'; readonly drainMs: number }

/** What the load did; the ledger on the disk is the truth, this is for people who watch. */
export interface LoadTally {
  readonly requests: number
  readonly events: number
  readonly answers: Readonly<Record<string, number>>
  readonly underWay: number
  /** Time during which too many requests were under way to begin another. */
  readonly heldBackMs: number
}
export type LoadReport =
  | { readonly kind: 'tally'; readonly tally: LoadTally }
  | { readonly kind: 'done'; readonly tally: LoadTally }

const SIZES = [1, 1, 1, 2, 10, 25, 100, 300] as const
const MOST_UNDER_WAY = 400
const TICK_MS = 10

const tell = (report: LoadReport): void => void process.send?.(report)

const createRequests = (spec: LoadSpec, random: Random) => {
  let requests = 0
  let events = 0
  return (): LoadRequest => {
    const size = random.pick(SIZES)
    const nowMs = systemClock.now()
    const made = Array.from({ length: size }, () =>
      makeEvent(random, eventId(spec.seed, events++), nowMs),
    )
    return {
      number: requests++,
      project: random.pick(spec.projects),
      events: made,
      copies: random.between(spec.copies.least, spec.copies.most),
    }
  }
}

/** What is under way, and what was counted so far. */
const createLoad = async (spec: LoadSpec) => {
  const random = createRandom(spec.seed, 'load')
  const nextRequest = createRequests(spec, random)
  const ledger = await openLedger(spec.ledgerFile)
  const { send, close } = createSender()
  const givenUp = new AbortController()
  const answers: Record<string, number> = {}
  const underWay = new Set<Promise<unknown>>()
  const counts = { requests: 0, events: 0 }
  const deps = {
    ledger,
    random,
    send,
    onAnswer: (status: number): void => void (answers[status] = (answers[status] ?? 0) + 1),
    clock: systemClock,
    targets: spec.targets,
    signal: givenUp.signal,
  }
  return {
    get full() {
      return underWay.size >= MOST_UNDER_WAY
    },
    /** Begins one request; gives its number of events. */
    begin: (): number => {
      const request = nextRequest()
      const delivery = deliver(request, deps).finally(() => underWay.delete(delivery))
      underWay.add(delivery)
      counts.requests++
      counts.events += request.events.length
      return request.events.length
    },
    tally: (heldBackMs: number): LoadTally => ({
      ...counts,
      answers,
      underWay: underWay.size,
      heldBackMs: Math.round(heldBackMs),
    }),
    /** Resolves when all are acknowledged or the time is over. */
    end: async (drainMs: number): Promise<void> => {
      const deadline = setTimeout(() => givenUp.abort(), drainMs)
      await Promise.all(underWay)
      clearTimeout(deadline)
      await ledger.close()
      close()
    },
  }
}

const run = async (spec: LoadSpec, stop: Promise<number>): Promise<void> => {
  const load = await createLoad(spec)
  const drain = { ms: undefined as number | undefined }
  void stop.then((ms) => (drain.ms = ms))
  let heldBackMs = 0
  const reporting = setInterval(() => tell({ kind: 'tally', tally: load.tally(heldBackMs) }), 1_000)
  let due = 0
  for (let last = performance.now(); drain.ms === undefined; await sleep(TICK_MS)) {
    const now = performance.now()
    due += ((now - last) / 1000) * spec.eventsPerSecond
    while (due > 0 && !load.full) due -= load.begin()
    // What could not be begun is not made up for: an outage must not end in a flood.
    if (due > 0) heldBackMs += now - last
    due = Math.min(due, 0)
    last = now
  }
  await load.end(drain.ms)
  clearInterval(reporting)
  tell({ kind: 'done', tally: load.tally(heldBackMs) })
}

const order = Promise.withResolvers<number>()
process.on('disconnect', () => process.exit(1))
process.on('message', (message: LoadOrder) => {
  if (message.kind === 'stop') order.resolve(message.drainMs)
  else void run(message.spec, order.promise).then(() => process.disconnect())
})
