/** Ledger lines → Kafka, acknowledged by all in-sync replicas; a repeat is harmless, lines are cumulative. */
import { LEDGER_TOPIC } from '@pulseboard/contracts'
import { createProducer } from '../produce.ts'
import { within } from '../within.ts'
import type { OutgoingLine } from './messages.ts'

export interface LineSender {
  /** @throws when it is not known that all replicas have them. */
  send(lines: readonly OutgoingLine[]): Promise<void>
  close(): Promise<void>
}

const SEND_TIMEOUT_MS = 1_800
const CLOSE_TIMEOUT_MS = 500
const KIND_HEADER = Buffer.from('kind' satisfies keyof typeof LEDGER_TOPIC.headers)

export const createLineSender = (brokers: readonly string[]): LineSender => {
  const producer = createProducer(brokers, 'pulseboard-ingest-gateway-ledger')
  const messageOf = ({ key, kind, value }: OutgoingLine) => ({
    topic: LEDGER_TOPIC.name,
    key: Buffer.from(key),
    value: Buffer.from(value),
    headers: new Map([[KIND_HEADER, Buffer.from(kind)]]),
    partition: 0,
  })
  return {
    send: async (lines) => {
      try {
        const messages = lines.map(messageOf)
        await within(producer.send({ messages, acks: -1 }), SEND_TIMEOUT_MS)
      } catch (error) {
        producer.clearMetadata()
        throw error
      }
    },
    close: () => within(producer.close(), CLOSE_TIMEOUT_MS).catch(() => undefined),
  }
}
