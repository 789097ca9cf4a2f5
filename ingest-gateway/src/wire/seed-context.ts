/**
 * The `context` that the first client sends with everything: mapped to our fields; what has no field of ours
 * is handed back as the rest, so nothing is dropped. Pure.
 */
import { LIMITS } from '@pulseboard/contracts'

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Moves a member of a group of the context to a text of ours; text and numbers only, cut to a bound. */
const takeText = (group: Json | undefined, name: string, maxLength: number): string | undefined => {
  const value = group?.[name]
  if (group === undefined || (typeof value !== 'string' && typeof value !== 'number'))
    return undefined
  const text = String(value)
  if (text.length > maxLength) return undefined
  delete group[name]
  return text === '' ? undefined : text
}

const takeFlag = (group: Json | undefined, name: string): boolean | undefined => {
  const value = group?.[name]
  if (group === undefined || typeof value !== 'boolean') return undefined
  delete group[name]
  return value
}

/** An object of those members that have a value; undefined when none has. */
export const present = (members: Json): Json | undefined => {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const SHORT = 64

/** Takes our fields out of a context, which must be the caller's own copy. */
const mapContext = (context: Json): Json => {
  const group = (name: string): Json | undefined => {
    const value = context[name]
    return isObject(value) ? value : undefined
  }
  const [app, device, user] = [group('app'), group('device'), group('user')]
  const tags = present({
    build_number: takeText(app, 'buildNumber', SHORT) ?? takeText(device, 'buildNumber', SHORT),
    language: takeText(device, 'language', SHORT),
    timezone: takeText(device, 'timezone', SHORT),
    network_type: takeText(group('network'), 'type', SHORT),
    carrier: takeText(group('network'), 'carrier', SHORT),
  })
  const os = { name: takeText(device, 'os', SHORT), version: takeText(device, 'osVersion', SHORT) }
  const mapped = {
    platform: takeText(device, 'platform', SHORT),
    app_version: takeText(app, 'appVersion', SHORT) ?? takeText(device, 'appVersion', SHORT),
    environment: takeText(app, 'environment', SHORT),
    os: present(os),
    device: present({
      model: takeText(device, 'model', LIMITS.nameLength),
      manufacturer: takeText(device, 'manufacturer', LIMITS.nameLength),
      emulator: takeFlag(device, 'isEmulator'),
    }),
    user_id: takeText(user, 'userId', LIMITS.idLength),
    session_id: takeText(group('session'), 'sessionId', LIMITS.idLength),
    tags,
  }
  return present(mapped) ?? {}
}

/** What is left of a context after mapping, without groups that became empty. */
const remainder = (context: Json): Json | undefined =>
  present(
    Object.fromEntries(
      Object.entries(context).map(([name, value]) => [
        name,
        isObject(value) && Object.keys(value).length === 0 ? undefined : value,
      ]),
    ),
  )

/** @param context parsed by us alone: members are taken out of it. */
export const readContext = (context: unknown): { fields: Json; rest: unknown } =>
  isObject(context)
    ? { fields: mapContext(context), rest: remainder(context) }
    : { fields: {}, rest: context }
