/**
 * What travels through the steps: consecutive messages of one partition, and what became of each. A
 * message is in exactly one place: not yet decoded, an event, a row, or a reject with its reason.
 */
import type { Event, QuarantineReason } from '@pulseboard/contracts'
import type { EventRow } from '@pulseboard/db'
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
  readonly rejects: readonly Reject[]
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
})
