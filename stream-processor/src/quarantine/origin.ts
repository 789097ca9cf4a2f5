/**
 * Whose message was it? What can still be read of a message that could not be processed. Pure; never
 * throws, never guesses: what is damaged is absent, and a project that header and value do not agree
 * on is no project's at all, so that no tenant is shown another one's bytes.
 */
import { isUuid } from '@pulseboard/contracts'
import type { BusMessage, HeaderValue } from '@pulseboard/runtime'

export interface Origin {
  readonly projectId: string | undefined
  readonly eventId: string | undefined
  readonly keyId: string | undefined
  /** RFC 3339, UTC. */
  readonly receivedAt: string | undefined
}

const asUuid = (value: unknown): string | undefined =>
  typeof value === 'string' && isUuid(value) ? value.toLowerCase() : undefined

const asTime = (value: unknown): string | undefined => {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

const asText = (header: HeaderValue | HeaderValue[] | undefined): string | undefined =>
  header === undefined || Array.isArray(header) ? undefined : String(header)

const fieldsOf = (value: Buffer | null): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(value?.toString('utf8') ?? '')
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

/** The one project that is named; none when there are two, or none. */
const projectOf = (header: string | undefined, named: unknown): string | undefined => {
  const both = [header, named].filter((one) => one !== undefined).map(asUuid)
  return new Set(both).size === 1 ? both[0] : undefined
}

export const originOf = ({ key, value, headers }: BusMessage): Origin => {
  const fields = fieldsOf(value)
  return {
    projectId: projectOf(asText(headers?.['project']), fields['project_id']),
    eventId: asUuid(fields['id']) ?? asUuid(key?.toString('utf8')),
    keyId: asUuid(fields['key_id']),
    receivedAt: asTime(fields['received_at']),
  }
}
