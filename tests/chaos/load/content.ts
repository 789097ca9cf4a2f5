/**
 * Events with known content, and one hash over what must be stored of them. Both sides of the comparison
 * come from the one list below: what the client sent, and the expression over the stored columns. The
 * hash covers every column that the client decides.
 */
import { createHash } from 'node:crypto'
import type { EventInput } from '@pulseboard/contracts'
import type { Random } from '../random.ts'

export interface SentEvent extends EventInput {
  readonly id: string
  readonly timestamp: number
}

const SEPARATOR = '\u001f'

const text = (value: string | number | undefined): string => String(value ?? '')

const COLUMNS: readonly (readonly [string, (event: SentEvent, projectId: string) => string])[] = [
  ['toString(project_id)', (_, projectId) => projectId],
  ['toString(id)', ({ id }) => id],
  ['type', ({ type }) => type],
  ['name', ({ name }) => name],
  ['toString(toUnixTimestamp64Milli(timestamp))', ({ timestamp }) => text(timestamp)],
  ["ifNull(toString(toUnixTimestamp64Milli(device_time)), '')", ({ timestamp }) => text(timestamp)],
  ["ifNull(toString(value), '')", ({ value }) => text(value)],
  ['unit', ({ unit }) => text(unit)],
  ['level', ({ level }) => text(level)],
  ['release', ({ release }) => text(release)],
  ['environment', ({ environment }) => text(environment)],
  ['platform', ({ platform }) => text(platform)],
  ['os_version', ({ os }) => text(os?.version)],
  ['device_model', ({ device }) => text(device?.model)],
  ['user_id', ({ user_id: user }) => text(user)],
  ['session_id', ({ session_id: session }) => text(session)],
  ["ifNull(tags['screen'], '')", ({ tags }) => text(tags?.['screen'])],
  ['toJSONString(payload)', ({ payload }) => JSON.stringify(payload ?? {})],
  ['error_message', ({ error }) => text(error?.message)],
  ['error_frames', ({ error }) => (error?.frames ? JSON.stringify(error.frames) : '')],
  ['sdk_version', ({ sdk }) => text(sdk?.version)],
]

/** The hash over the stored columns, as an expression of the table `events`. */
export const STORED_HASH = `substring(lower(hex(MD5(concatWithSeparator('${SEPARATOR}', ${COLUMNS.map(
  ([sql]) => sql,
).join(', ')})))), 1, 16)`

/** The same hash over what the client sent. */
export const contentHash = (event: SentEvent, projectId: string): string => {
  const columns = COLUMNS.map(([, valueOf]) => valueOf(event, projectId))
  return createHash('md5').update(columns.join(SEPARATOR)).digest('hex').slice(0, 16)
}

/** Ids that belong to one seed and purpose, and differ from those of every other. */
export const eventId = (seed: string, number: number): string => {
  const hex = createHash('md5').update(`${seed}#${number}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const WORDS = [
  'checkout',
  'Überweisung',
  '日本語',
  'emoji 🚀',
  'quote " back \\ slash',
  'tab\there',
]

const errorOf = (random: Random): Partial<EventInput> => ({
  type: 'error',
  level: 'error',
  error: {
    message: `${random.pick(WORDS)} failed`,
    frames: [{ function: 'pay', file: 'src/pay.ts', line: random.between(1, 900), in_app: true }],
  },
})

const metricOf = (random: Random): Partial<EventInput> => ({
  type: 'metric',
  value: random.between(-4_000, 4_000_000) / 4,
  unit: 'ms',
})

const eventOf = (random: Random): Partial<EventInput> => ({
  type: 'event',
  // Names in order of the alphabet: ClickHouse gives a JSON column's members sorted.
  payload: { count: random.between(0, 1e6), nested: { word: random.pick(WORDS) }, ok: true },
})

/** An event of a random kind. */
export const makeEvent = (random: Random, id: string, nowMs: number): SentEvent => ({
  name: `chaos_${random.between(0, 40)}`,
  type: 'event',
  ...random.pick([errorOf, metricOf, eventOf, eventOf])(random),
  id,
  timestamp: nowMs - random.between(0, 60_000),
  release: `chaos@1.${random.between(0, 3)}`,
  environment: random.pick(['production', 'staging']),
  platform: random.pick(['android', 'ios']),
  os: { version: String(random.between(12, 19)) },
  device: { model: random.pick(['Pixel 9', 'iPhone17,1']) },
  user_id: `u_${random.between(0, 5_000)}`,
  session_id: `s_${random.between(0, 1e6)}`,
  tags: { screen: random.pick(WORDS) },
  sdk: { name: 'chaos', version: `1.${random.between(0, 2)}` },
})
