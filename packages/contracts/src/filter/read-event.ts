/**
 * What a filter's fields are in an event as it stands in the topic. Absent text is empty text, as in the
 * store. Pure; never trusts a key to be the object's own.
 */
import type { Event } from '../event.ts'
import type { FlagField, NumberField } from './fields.ts'
import type { ChoiceField, TextField } from './fields.ts'

/** The value at a path; keys with points in them count as several keys, as in the store. */
export const payloadAt = (value: unknown, path: readonly string[]): unknown => {
  if (path.length === 0) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  for (let length = 1; length <= path.length; length++) {
    const key = path.slice(0, length).join('.')
    if (!Object.hasOwn(value, key)) continue
    const found = payloadAt((value as Record<string, unknown>)[key], path.slice(length))
    if (isLeaf(found)) return found
  }
  return undefined
}

/** Whether the store keeps a value at a path: objects are paths of their own, null is nothing. */
export const isLeaf = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'object' || Array.isArray(value))

export const tagOf = (event: Event, key: string): string | undefined =>
  event.tags !== undefined && Object.hasOwn(event.tags, key) ? event.tags[key] : undefined

/** The screen is a tag, or a key of the payload: apps send it either way. */
const screenOf = (event: Event): string => {
  const tag = tagOf(event, 'screen') ?? ''
  const inPayload = tag === '' ? payloadAt(event.payload, ['screen']) : undefined
  return typeof inPayload === 'string' ? inPayload : tag
}

export const TEXT_OF: Readonly<
  Record<TextField | ChoiceField, (event: Event) => string | undefined>
> = {
  type: (event) => event.type,
  level: (event) => event.level,
  name: (event) => event.name,
  release: (event) => event.release,
  environment: (event) => event.environment,
  platform: (event) => event.platform,
  os: (event) => event.os?.name,
  os_version: (event) => event.os?.version,
  device: (event) => event.device?.model,
  device_id: (event) => event.device?.id,
  device_class: (event) => event.device?.class,
  manufacturer: (event) => event.device?.manufacturer,
  app_version: (event) => event.app_version,
  user: (event) => event.user_id,
  session: (event) => event.session_id,
  screen: screenOf,
  unit: (event) => event.unit,
  error_type: (event) => event.error?.type,
  message: (event) => event.error?.message,
  sdk: (event) => event.sdk?.name,
  sdk_version: (event) => event.sdk?.version,
}

export const NUMBER_OF: Readonly<Record<NumberField, (event: Event) => number | undefined>> = {
  value: (event) => event.value,
}

export const FLAG_OF: Readonly<Record<FlagField, (event: Event) => boolean | undefined>> = {
  handled: (event) => event.error?.handled,
  emulator: (event) => event.device?.emulator,
}
