/**
 * Writes rejected messages to the quarantine topic, byte for byte, with reason and origin. The write is
 * awaited and repeated until Kafka has it: only then may the partition go on. Written twice after a
 * crash in between; the key says that both are the same message.
 */
import { QUARANTINE_TOPIC } from '@pulseboard/contracts'
import { retryUntilDone, type Bus, type Clock } from '@pulseboard/runtime'
import type { LandingBatch, Reject } from './landing-batch.ts'
import { inSends, toQuarantineMessage } from './quarantine/to-message.ts'

export interface DeadLetterDeps {
  readonly bus: Pick<Bus, 'send'>
  readonly clock: Clock
  /** Topic that the messages came from. */
  readonly source: string
  readonly onFailure: (error: unknown) => void
  readonly onQuarantined: (reject: Reject) => void
}

/** The step that writes a batch's rejects; `log` is the incarnation of the source, where it is known. */
export const quarantine =
  ({ bus, clock, source, onFailure, onQuarantined }: DeadLetterDeps) =>
  async (batch: LandingBatch, signal: AbortSignal, log?: string): Promise<LandingBatch> => {
    const messages = batch.rejects.map((reject) =>
      toQuarantineMessage(reject, { topic: source, log }, clock.now()),
    )
    for (const some of inSends(messages))
      await retryUntilDone(() => bus.send(QUARANTINE_TOPIC.name, some), { signal, onFailure })
    for (const reject of batch.rejects) onQuarantined(reject)
    return batch
  }
