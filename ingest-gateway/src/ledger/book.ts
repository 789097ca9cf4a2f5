/**
 * Books a request in the ledger when it ends: each of its events under exactly one outcome, so received =
 * accepted + duplicate + rejected + rate limited + unavailable. A request that was refused before its
 * events were found counts as one event; one of an unknown key or of a client that left is not counted.
 */
import { statusOf, type ErrorCode } from '@pulseboard/contracts'
import type { Clock } from '@pulseboard/runtime'
import { senderOf, type Exchange } from '../exchange.ts'
import { MINUTE_MS, type Line, type Lines, type Whose } from './lines.ts'
import type { Share } from './tally.ts'
import type { Watermark } from './watermark.ts'

export interface Book {
  /** All of the request has come. */
  begin(exchange: Exchange): void
  /** @param refusedWith code of the answer; undefined when it was a good one. */
  end(exchange: Exchange, refusedWith: ErrorCode | undefined): void
  /** The client left before its request was complete. */
  abandon(exchange: Exchange): void
}

export interface BookDeps {
  readonly lines: Lines
  readonly watermark: Watermark
  readonly clock: Clock
  /** There was no room for a line: these events are missing in the ledger. */
  readonly onLost: (events: number) => void
}

type Delivered = Exchange['delivered']

const addRejected = (line: Line, code: string, events: number): void => {
  line.rejected.set(code, (line.rejected.get(code) ?? 0) + events)
}

const eventsOf = ({ good, repeated, rejected }: Share): number =>
  good + repeated + rejected.values().reduce((sum, events) => sum + events, 0)

const addShare = (line: Line, share: Share, delivered: Delivered): void => {
  const { good, repeated, rejected } = share
  line.received += eventsOf(share)
  if (delivered === undefined) line.unavailable += good + repeated
  else {
    line.accepted += good
    line.duplicate += repeated
    if (delivered === 'spooled') line.spooled += good
  }
  for (const [code, events] of rejected) addRejected(line, code, events)
}

/** Events that were never judged: the whole request was refused. */
const addUnjudged = (line: Line, code: ErrorCode, events: number): void => {
  line.received += events
  if (statusOf(code) === 429) line.rateLimited += events
  else if (statusOf(code) >= 500) line.unavailable += events
  else addRejected(line, code, events)
}

export const createBook = ({ lines, watermark, clock, onLost }: BookDeps): Book => {
  const inWork = new Set<Exchange>()
  const add = (exchange: Exchange, refusedWith: ErrorCode | undefined): void => {
    const { receivedMs, tally, candidates, delivered } = exchange
    const { projectId, keyId } = senderOf(exchange)
    const whose: Whose = { minuteMs: receivedMs - (receivedMs % MINUTE_MS), projectId, keyId }
    let judged = 0
    for (const share of tally.shares) {
      const events = eventsOf(share)
      judged += events
      const line = lines.of(whose, share.sdkName, share.sdkVersion)
      if (line === undefined) onLost(events)
      else addShare(line, share, delivered)
    }
    const unjudged = Math.max(1, candidates.length) - judged
    if (refusedWith === undefined || unjudged <= 0) return
    const line = lines.of(whose, '', '')
    if (line === undefined) onLost(unjudged)
    else addUnjudged(line, refusedWith, unjudged)
  }

  const leave = (exchange: Exchange): void => {
    if (inWork.delete(exchange)) watermark.end(exchange.receivedMs)
  }
  return {
    begin: (exchange) => {
      inWork.add(exchange)
      watermark.begin(exchange.receivedMs)
    },
    end: (exchange, refusedWith) => {
      // Refused before its body was read: the minute in which it began may be reported already.
      if (!inWork.has(exchange)) exchange.receivedMs = clock.now()
      if (exchange.sender !== undefined) add(exchange, refusedWith)
      leave(exchange)
    },
    abandon: leave,
  }
}
