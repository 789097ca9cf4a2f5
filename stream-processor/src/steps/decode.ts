/**
 * Message → event, or a reject with its reason. Whatever stands in the topic is checked against the
 * contract here, so that every later step may rely on the type; nothing is thrown for bad data, and no
 * detail quotes it.
 */
import { Event } from '@pulseboard/contracts'
import { compile, type BusMessage } from '@pulseboard/runtime'
import type { DecodedEvent, LandingBatch, Reject } from '../landing-batch.ts'
import { describeJsonFault } from './json-fault.ts'
import { payloadText } from './payload-text.ts'
import { inSlices } from './slices.ts'
import { describeViolation } from './violation.ts'

// Times are parsed below and in to-row: checking their format as well took an eighth of the CPU time.
const validate = compile(Event, { formats: false })

const parse = (text: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    // The message of JSON.parse quotes the text.
    return { problem: describeJsonFault(text) ?? 'It cannot be parsed.' }
  }
}

/** One message. */
const decodeMessage = (message: BusMessage): DecodedEvent | Reject => {
  const text = message.value?.toString('utf8') ?? ''
  const parsed = parse(text)
  if ('problem' in parsed) return { message, reason: 'not_json', detail: parsed.problem }
  const [violation] = validate(parsed.value) ?? []
  if (violation !== undefined)
    return { message, reason: 'not_an_event', detail: describeViolation(violation) }
  const event = parsed.value as Event
  // The day of expiry is counted from here: without it the row would be dropped at once.
  if (Number.isNaN(Date.parse(event.received_at)))
    return { message, reason: 'not_an_event', detail: '/received_at is not a time. Send RFC 3339.' }
  return { message, event, payload: payloadText(text) }
}

export const decode = async (batch: LandingBatch): Promise<LandingBatch> => {
  const events: DecodedEvent[] = []
  const rejects = [...batch.rejects]
  await inSlices(batch.messages, (message) => {
    const decoded = decodeMessage(message)
    if ('reason' in decoded) rejects.push(decoded)
    else events.push(decoded)
  })
  return { ...batch, events, rejects }
}
