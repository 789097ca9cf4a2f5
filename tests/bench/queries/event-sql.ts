/**
 * Events as three apps send them, made inside ClickHouse: some days at an even rate, sessions of ten
 * minutes with some twenty events, users who come back, releases and devices that belong to a user, skewed
 * names. Everything follows from the number of the row, so two runs make the same events. Rows are narrow:
 * no stack traces.
 */
export const DAY_MS = 86_400_000

/** One store's worth of events. */
export interface Population {
  readonly events: number
  readonly days: number
  /** Projects by weight: the first one has six of ten events, the second three, the third one. */
  readonly projects: readonly [string, string, string]
  readonly keys: readonly [string, string, string]
  /** End of the days, epoch milliseconds. */
  readonly endMs: number
}

const EVENTS_A_USER_AND_DAY = 16
const EVENTS_A_SESSION = 20
const WINDOW_MS = 600_000

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ')

/** A name out of so many, the first ones the most frequent. */
const skewed = (prefix: string, count: number, hash: string): string =>
  `concat('${prefix}_', toString(toUInt8(${count} * pow((${hash} % 10007) / 10007, 2.5))))`

const NAME = `multiIf(type = 'error', ${skewed('CheckoutError', 50, 'h2')},
  type = 'event', ${skewed('screen_action', 80, 'h2')},
  type = 'metric', ${skewed('timing', 12, 'h2')}, 'session')`

const PAYLOAD = `concat('{"screen":"', screen, '","retries":', toString(h2 % 4), ',"plan":"',
  ['free', 'pro', 'team'][who % 3 + 1], '","cart":{"items":', toString(h1 % 9), '}}')`

/** The statement that inserts the rows from one number up to another. */
export const insertEvents = (population: Population, from: number, to: number): string => {
  const { events, days, projects, keys, endMs } = population
  const spanMs = days * DAY_MS
  const perWindow = Math.max(1, Math.round((events * WINDOW_MS) / spanMs / EVENTS_A_SESSION))
  const users = Math.max(100, Math.round(events / days / EVENTS_A_USER_AND_DAY))
  return `INSERT INTO events (project_id, id, type, name, timestamp, sent_at, received_at, landed_at, expires_on,
  value, unit, level, release, environment, platform, app_version, os_name, os_version, device_id, device_model,
  device_class, user_id, session_id, tags, payload, error_type, error_message, error_handled, sdk_name,
  sdk_version, key_id, _log, _gateway, _request, _partition, _offset)
WITH sipHash64(number) AS h1, cityHash64(number, 7) AS h2,
  [0, 0, 0, 0, 0, 0, 1, 1, 1, 2][number % 10 + 1] AS app,
  ${endMs - spanMs} + intDiv(number * ${spanMs}, ${events}) AS received_ms,
  received_ms - h1 % 20000 AS occurred_ms,
  cityHash64(app, intDiv(occurred_ms, ${WINDOW_MS}), h2 % ${perWindow}) AS visit,
  visit % ${users} AS who,
  ['Home', 'Search', 'Cart', 'Checkout', 'Profile', 'Settings', 'Help', 'Orders'][h2 % 8 + 1] AS screen,
  multiIf(h1 % 1000 < 50, 'error', h1 % 1000 < 650, 'event', h1 % 1000 < 900, 'metric', 'session') AS type,
  concat('4.', toString(toUInt8(sqrt(cityHash64(who) % 36)))) AS version
SELECT toUUID([${list(projects)}][app + 1]), generateUUIDv4(number), type, ${NAME},
  fromUnixTimestamp64Milli(toInt64(occurred_ms), 'UTC') AS happened, happened,
  fromUnixTimestamp64Milli(toInt64(received_ms), 'UTC') AS received, received + INTERVAL 300 MILLISECOND,
  toDate(received) + 90,
  if(type = 'metric', exp(4 + (h2 % 1000) / 300), NULL), if(type = 'metric', 'ms', ''),
  if(type = 'error', 'error', ''), version, if(who % 20 = 0, 'staging', 'production'),
  ['ios', 'android', 'web'][who % 3 + 1], version, ['iOS', 'Android', 'Windows'][who % 3 + 1],
  toString(14 + who % 5), concat('device-', toString(who)), concat('model-', toString(who % 60)),
  ['phone', 'tablet', 'desktop'][who % 3 + 1], concat('user-', toString(who)), hex(visit),
  if(type = 'event', map('screen', screen), map()),
  CAST(if(type = 'event' OR type = 'error', ${PAYLOAD}, '{}'), 'JSON(max_dynamic_paths = 128)'),
  if(type = 'error', 'TypeError', ''), if(type = 'error', concat('Cannot read item ', toString(h2 % 900)), ''),
  if(type = 'error', h2 % 10 > 0, NULL), 'pulseboard-js', concat('1.', toString(who % 3)),
  toUUID([${list(keys)}][app + 1]), 1, 7, intDiv(number, 50), number % 12, intDiv(number, 12)
FROM numbers(${from}, ${to - from})`
}
