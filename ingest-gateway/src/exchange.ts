/**
 * One ingest request on its way through the steps of its route: what came, what was found out so far,
 * and what becomes of each event. A step reads and fills it; nothing outlives the answer.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Rejection } from '@pulseboard/contracts'
import type { TraceSpan } from '@pulseboard/runtime'
import type { Sender } from './authenticate.ts'
import type { Hold } from './in-flight.ts'
import type { Tally } from './ledger/tally.ts'
import type { OutgoingEvent } from './produce.ts'
import type { Candidate, WireFormat } from './wire/candidate.ts'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requestId: string
  /** Undefined when the request is not traced. */
  readonly span: TraceSpan | undefined
  /** Names the request in the topic and the ledger; see request-mark.ts. */
  readonly mark: string
  /** When its head had come: the clock of the device is compared with it. */
  readonly beganMs: number
  /** When all of it had come, however slow the line; `received_at` of its events. */
  receivedMs: number
  readonly hold: Hold
  format: WireFormat
  sender: Sender | undefined
  body: Buffer
  candidates: readonly Candidate[]
  readonly accepted: OutgoingEvent[]
  readonly rejected: Rejection[]
  /** What the ledger will say about the events. */
  readonly tally: Tally
  /** Who has the accepted events; undefined until one of the two does. */
  delivered: 'acknowledged' | 'spooled' | undefined
}

/** One named step: does its part, or throws the AppError that is the answer. */
export type Step = (exchange: Exchange) => Promise<void> | void

/** The sender of an exchange that went through authentication. */
export const senderOf = ({ sender }: Exchange): Sender => {
  if (sender === undefined) throw new Error('this step must come after authentication')
  return sender
}
