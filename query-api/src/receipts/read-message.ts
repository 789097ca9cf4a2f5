/** What a message on its way says of its event, and whose it is; pure. The caller shows it to its project alone. */
import type { ReceiptCopy } from '@pulseboard/contracts'
import type { BusMessage } from '@pulseboard/runtime'

const REQUEST = /^[0-9a-f]{16}$/

const headerOf = (message: BusMessage, name: string): string | undefined => {
  const header = message.headers?.[name]
  return header === undefined || Array.isArray(header) ? undefined : String(header)
}

const fieldsOf = (value: Buffer | null): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(value?.toString('utf8') ?? '')
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const timeOf = (value: unknown): string | null => {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

export interface OnItsWay {
  readonly projectId: string
  readonly copy: ReceiptCopy
}

/** The event in the message; undefined when it is another one, or nobody's. */
export const readOnItsWay = (message: BusMessage, eventId: string): OnItsWay | undefined => {
  if (message.key?.toString('utf8').toLowerCase() !== eventId) return undefined
  const fields = fieldsOf(message.value)
  const projectId = headerOf(message, 'project') ?? textOf(fields['project_id'])
  if (projectId === null) return undefined
  const mark = headerOf(message, 'request') ?? ''
  const marked = REQUEST.test(mark)
  const copy: ReceiptCopy = {
    // Only the landing asks Kafka for the incarnation of the topic.
    log: '',
    partition: message.partition,
    offset: String(message.offset),
    outcome: 'in_flight',
    received_at: timeOf(fields['received_at']),
    key_id: textOf(fields['key_id']),
    gateway: marked ? mark.slice(0, 8) : null,
    request: marked ? mark.slice(8) : null,
    settled_at: null,
    reason: null,
    detail: null,
    of: null,
    quarantine_id: null,
  }
  return { projectId: projectId.toLowerCase(), copy }
}
