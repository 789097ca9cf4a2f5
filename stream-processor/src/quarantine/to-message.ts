/**
 * A rejected message → the message of the quarantine topic; pure. Every part is bounded, so that what
 * comes out always fits into one message: a message that Kafka refuses would hold up its partition
 * for ever. What is cut is said.
 */
import { QUARANTINE_LIMITS, type QuarantinedMessage } from '@pulseboard/contracts'
import type { OutgoingMessage } from '@pulseboard/runtime'
import type { Reject } from '../landing-batch.ts'
import { originOf } from './origin.ts'

const MOST_DETAIL = 2_000
const MOST_KEY = 1_000

export interface QuarantineSource {
  readonly topic: string
  /** Incarnation of the topic, where it is known. */
  readonly log?: string | undefined
}

const bounded = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text

const describe = (detail: string, bytes: number): string => {
  const most = QUARANTINE_LIMITS.valueBytes
  const cut = bytes > most ? ` (${bytes} bytes, of which the first ${most} are kept)` : ''
  return bounded(detail, MOST_DETAIL) + cut
}

/** The entry without the fields that are not known. */
const known = <T extends object>(entry: T): T =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T

export const toQuarantineMessage = (
  { message, reason, detail }: Reject,
  { topic, log }: QuarantineSource,
  nowMs: number,
): OutgoingMessage => {
  const value = message.value ?? Buffer.alloc(0)
  const { projectId, eventId, keyId, receivedAt } = originOf(message)
  const quarantined = {
    reason,
    detail: describe(detail, value.length),
    topic,
    log,
    partition: message.partition,
    offset: String(message.offset),
    key: message.key === null ? null : bounded(message.key.toString('utf8'), MOST_KEY),
    value_base64: value.subarray(0, QUARANTINE_LIMITS.valueBytes).toString('base64'),
    value_bytes: value.length,
    quarantined_at: new Date(nowMs).toISOString(),
    project_id: projectId,
    event_id: eventId,
    key_id: keyId,
    received_at: receivedAt,
  } satisfies { [Field in keyof QuarantinedMessage]: QuarantinedMessage[Field] | undefined }
  return {
    key: [topic, ...(log === undefined ? [] : [log]), message.partition, message.offset].join('/'),
    value: JSON.stringify(quarantined),
    headers: known({ reason, project: projectId, event_id: eventId }) as Record<string, string>,
  }
}

const CHUNK_MESSAGES = 500
const CHUNK_BYTES = 900_000

/** Messages in sends that the broker takes: one send is one record batch, at most 1 MB. */
export const inSends = (messages: readonly OutgoingMessage[]): OutgoingMessage[][] => {
  const sends: OutgoingMessage[][] = []
  let bytes = 0
  for (const message of messages) {
    const size = Buffer.byteLength(message.value ?? '')
    const open = sends.at(-1)
    const fits = open !== undefined && open.length < CHUNK_MESSAGES && bytes + size <= CHUNK_BYTES
    if (fits) open.push(message)
    else sends.push([message])
    bytes = fits ? bytes + size : size
  }
  return sends
}
