/**
 * What travels through the steps: consecutive messages of one partition, and what became of each. A
 * message is in exactly one place: not yet decoded, an event, a row, a reject with its reason, or settled.
 */
import type { Event, QuarantineReason } from '@pulseboard/contracts'
import type { DispositionRow, EventRow } from '@pulseboard/db'
import type { BusMessage } from '@pulseboard/runtime'

export interface DecodedEvent {
  readonly message: BusMessage
  readonly event: Event
  /** The payload as the client wrote it; numbers keep every digit. */
  readonly payload: string
}

export interface Reject {
  readonly message: BusMessage
  readonly reason: QuarantineReason
  /** What exactly was wrong, for a person. */
  readonly detail: string
}

export interface LandingBatch {
  readonly partition: number
  /** All messages of the batch, ascending. */
  readonly messages: readonly BusMessage[]
  readonly events: readonly DecodedEvent[]
  readonly rows: readonly EventRow[]
  /** To be set aside; after `settle` those that still have to be written to the quarantine topic. */
  readonly rejects: readonly Reject[]
  /** To be left out, and after `land` everything that is not stored. */
  readonly dispositions: readonly DispositionRow[]
  /** How many messages an earlier run had settled without storing them. */
  readonly settledBefore: number
}

/** The first and the last offset of a batch. */
export const rangeOf = ({ messages }: Pick<LandingBatch, 'messages'>) => {
  const [first, last] = [messages[0], messages.at(-1)]
  if (first === undefined || last === undefined)
    throw new Error('A batch has at least one message.')
  return { first: first.offset, last: last.offset }
}

export const startBatch = (partition: number, messages: readonly BusMessage[]): LandingBatch => ({
  partition,
  messages,
  events: [],
  rows: [],
  rejects: [],
  dispositions: [],
  settledBefore: 0,
})
