/**
 * Writes rejected messages to the quarantine topic, byte for byte, with reason and origin. The write is
 * awaited and repeated until Kafka has it: only then may the partition go on. Written twice after a
 * crash in between; the key says that both are the same message.
 */
import { QUARANTINE_TOPIC, type QuarantinedMessage } from '@pulseboard/contracts'
import { retryUntilDone, type Bus, type Clock, type OutgoingMessage } from '@pulseboard/runtime'
import type { LandingBatch, Reject } from './landing-batch.ts'

export interface DeadLetterDeps {
  readonly bus: Pick<Bus, 'send'>
  readonly clock: Clock
  /** Topic that the messages came from. */
  readonly source: string
  readonly onFailure: (error: unknown) => void
  readonly onQuarantined: (reject: Reject) => void
}

// Kafka's default limit of a message is 1 MB and base64 adds a third.
const MOST_VALUE_BYTES = 512 * 1024
const BATCH = 100

/** The quarantined form of a message; pure. */
const toQuarantined = (
  { message, reason, detail }: Reject,
  source: string,
  nowMs: number,
): OutgoingMessage => {
  const value = message.value ?? Buffer.alloc(0)
  const cut = value.length > MOST_VALUE_BYTES
  const quarantined: QuarantinedMessage = {
    reason,
    detail: cut
      ? `${detail} (${value.length} bytes, of which the first ${MOST_VALUE_BYTES} are kept)`
      : detail,
    topic: source,
    partition: message.partition,
    offset: String(message.offset),
    key: message.key?.toString('utf8') ?? null,
    value_base64: value.subarray(0, MOST_VALUE_BYTES).toString('base64'),
    quarantined_at: new Date(nowMs).toISOString(),
  }
  return {
    key: `${source}/${message.partition}/${message.offset}`,
    value: JSON.stringify(quarantined),
    headers: { reason },
  }
}

/** The step that writes a batch's rejects. */
export const quarantine =
  ({ bus, clock, source, onFailure, onQuarantined }: DeadLetterDeps) =>
  async (batch: LandingBatch, signal: AbortSignal): Promise<LandingBatch> => {
    for (let from = 0; from < batch.rejects.length; from += BATCH) {
      const some = batch.rejects.slice(from, from + BATCH)
      const messages = some.map((reject) => toQuarantined(reject, source, clock.now()))
      const write = () => bus.send(QUARANTINE_TOPIC.name, messages)
      await retryUntilDone(write, { signal, onFailure })
      for (const reject of some) onQuarantined(reject)
    }
    return batch
  }
