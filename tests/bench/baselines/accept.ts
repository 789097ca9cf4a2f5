/**
 * What both baseline servers do beside HTTP and Kafka, the same as the gateway does: check the key, give
 * an id and the server's fields, answer with a receipt. Written the usual way: parse, spread, stringify.
 */
import {
  SAMPLE_KEY_ID,
  SAMPLE_PROJECT_ID,
  type EventInput,
  type IngestResult,
} from '@pulseboard/contracts'
import { uuidv7 } from '@pulseboard/runtime'

export interface Message {
  readonly key: string
  readonly value: string
}

const KEYS = new Map<string, { project: string; key: string }>()

/** Makes a key valid. */
export const admit = (apiKey: string): void =>
  void KEYS.set(`Bearer ${apiKey}`, { project: SAMPLE_PROJECT_ID, key: SAMPLE_KEY_ID })

export const senderOf = (authorization: string | undefined) => KEYS.get(authorization ?? '')

/** The message of one accepted event. */
export const messageOf = (event: EventInput, sender: { project: string; key: string }): Message => {
  const now = new Date()
  const id = event.id ?? uuidv7(now.getTime())
  const value = JSON.stringify({
    ...event,
    id,
    project_id: sender.project,
    key_id: sender.key,
    received_at: now.toISOString(),
    occurred_at: new Date(event.timestamp ?? now).toISOString(),
  })
  return { key: id, value }
}

export const resultOf = (messages: readonly Message[]): IngestResult => ({
  receipt: messages[0]?.key ?? '',
  accepted: messages.length,
  rejected: [],
})
