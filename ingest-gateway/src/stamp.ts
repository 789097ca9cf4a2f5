/**
 * Id and time of an event: the client's where they can be believed (runtime's event-time.ts), else ours.
 * Pure; the time of receipt, by the head of the request, is passed in.
 */
import type { EventInput } from '@pulseboard/contracts'
import { occurredAt } from '@pulseboard/runtime'

export interface Stamp {
  /** Lower-case UUID; also the key of the message. */
  readonly id: string
  /** Whether the client sent the id. */
  readonly idGiven: boolean
  /** Whether the client named an environment. */
  readonly environmentGiven: boolean
  readonly occurredMs: number
}

/** @param newId makes an id when the client sent none. */
export const stamp = (event: EventInput, receivedMs: number, newId: () => string): Stamp => ({
  id: event.id === undefined ? newId() : event.id.toLowerCase(),
  idGiven: event.id !== undefined,
  environmentGiven: event.environment !== undefined,
  occurredMs: occurredAt(event.timestamp, event.sent_at, receivedMs),
})
