/**
 * The trace of one landing batch: a span with a link to each traced request that its messages came from (a
 * batch has many parents, so none of them is its parent), and a part for each step. Costs nothing when
 * traces are off or none of the messages carries one.
 */
import { headerText, TRACEPARENT, type BusMessage, type Tracing } from '@pulseboard/runtime'
import type { LandingBatch } from './landing-batch.ts'
import type { Source } from './topology.ts'

export interface TracedBatch {
  /** Runs a step as a part of the batch. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  end(): void
}

const UNTRACED: TracedBatch = { step: (_, work) => work(), end: () => undefined }

const traceparentsOf = (messages: readonly BusMessage[]): Set<string> => {
  const found = new Set<string>()
  for (const { headers } of messages) {
    const traceparent = headerText(headers?.[TRACEPARENT])
    if (traceparent !== undefined) found.add(traceparent)
  }
  return found
}

export const traceBatch = (
  tracing: Tracing | undefined,
  { topic, group }: Source,
  { partition, messages }: LandingBatch,
): TracedBatch => {
  if (tracing === undefined) return UNTRACED
  const span = tracing.batch(`land ${topic}`, traceparentsOf(messages), {
    'messaging.system': 'kafka',
    'messaging.destination.name': topic,
    'messaging.destination.partition.id': String(partition),
    'messaging.consumer.group.name': group,
    'messaging.batch.message_count': messages.length,
  })
  if (span === undefined) return UNTRACED
  let failure: string | undefined
  return {
    step: async (name, work) => {
      const part = span.part(name)
      try {
        const result = await work()
        part.end()
        return result
      } catch (error) {
        failure = `${name}_failed`
        part.end({}, failure)
        throw error
      }
    },
    end: () => span.end({}, failure),
  }
}
