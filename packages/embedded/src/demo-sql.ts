/**
 * The demo's past as one INSERT … SELECT: 7 days of "Acme Mobile", made inside ClickHouse. All values
 * are hashes of the row's number, so every installation shows the same picture up to its hour.
 * Day and night differ; release 2.4.0 comes two days ago and breaks the checkout; an incident of 40
 * minutes stands three days ago. Rows carry tag demo=true, and a partition number that Kafka has not.
 */
import { DEVICES, ISSUES, METRICS, RELEASES, SCREENS } from './demo-event.ts'

export const DEMO_EVENTS = 250_000
/** No topic has this partition: landing never meets these rows. */
const DEMO_PARTITION = 65_535

const INCIDENT_EVENTS = 4_000
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
const list = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`
/** A number from 0 to 1 that depends on the row and a name only. */
const draw = (name: string): string => `(sipHash64(n, ${text(name)}) / 18446744073709551616)`
const pick = (values: readonly string[], name: string): string =>
  `${list(values)}[1 + toUInt32(${draw(name)} * ${values.length})]`

// Two draws averaged lean to the middle of the day, one alone does not: 70 % and 30 %.
const SECOND_OF_DAY = `86400 * if(${draw('spread')} < 0.7, (${draw('a')} + ${draw('b')}) / 2, ${draw('a')})`
const INCIDENT_SECOND = `3 * 86400 + 2400 * ${draw('a')}`

const rows = (project: string): string => `
  SELECT number AS n,
    n >= ${DEMO_EVENTS - INCIDENT_EVENTS} AS in_incident,
    toUnixTimestamp(toStartOfDay(now('UTC'))) + ${SECOND_OF_DAY} - (n % 7) * 86400 AS usual,
    toUnixTimestamp(now()) - 60 AS latest,
    multiIf(in_incident, latest - ${INCIDENT_SECOND}, usual > latest, usual - 7 * 86400, usual) AS second,
    latest - second AS seconds_ago,
    fromUnixTimestamp64Milli(toInt64(second * 1000), 'UTC') AS at,
    seconds_ago < 2 * 86400 AND ${draw('release')} < 0.4 AS bad,
    ${draw('kind')} AS kind_draw,
    multiIf(
      in_incident, if(kind_draw < 0.7, 'error', 'event'),
      kind_draw < if(bad, 0.08, 0.012), 'error',
      kind_draw < 0.35, 'metric',
      'event') AS kind,
    multiIf(in_incident, 1, bad, 3, 1 + toUInt32(${draw('issue')} * 2)) AS issue,
    ${pick(DEVICES, 'device')} AS device,
    startsWith(device, 'iPhone') AS ios
  FROM numbers(${DEMO_EVENTS})
  WHERE n NOT IN (
    SELECT _offset FROM events
    WHERE project_id = ${text(project)} AND _partition = ${DEMO_PARTITION}
  )`

const issueField = (field: 'name' | 'message' | 'file'): string =>
  `${list(ISSUES.map((issue) => issue[field]))}[issue]`

/** Column → expression over `rows`. */
const columns = (project: string, key: string): Readonly<Record<string, string>> => ({
  project_id: text(project),
  id: `toUUID(concat('00000000-0000-4000-8000-', leftPad(hex(n), 12, '0')))`,
  type: 'kind',
  name: `multiIf(kind = 'error', ${issueField('name')}, kind = 'metric', ${pick(METRICS, 'metric')}, ${draw('name')} < 0.06, 'checkout_completed', 'screen_view')`,
  timestamp: 'at',
  device_time: 'at',
  sent_at: 'at',
  received_at: 'at',
  landed_at: 'at',
  expires_on: 'toDate(now()) + 30',
  value: `if(kind = 'metric', round(80 + 400 * pow(${draw('value')}, 3) + if(${draw('tail')} < 0.02, 2000, 0)), NULL)`,
  unit: `if(kind = 'metric', 'ms', '')`,
  level: `if(kind = 'error', 'error', '')`,
  release: `if(bad, ${text(RELEASES.bad)}, ${text(RELEASES.good)})`,
  environment: `'production'`,
  platform: `if(ios, 'ios', 'android')`,
  os_name: `if(ios, 'iOS', 'Android')`,
  os_version: `if(ios, '19.1', '16')`,
  device_model: 'device',
  user_id: `concat('u', toString(sipHash64(n, 'user') % 2000))`,
  session_id: `concat('s', toString(sipHash64(intDiv(n, 140), 'session') % 100000))`,
  tags: `map('demo', 'true', 'screen', ${pick(SCREENS, 'screen')})`,
  payload: `concat('{"step":', toString(n % 20), '}')`,
  error_type: `if(kind = 'error', ${issueField('name')}, '')`,
  error_message: `if(kind = 'error', ${issueField('message')}, '')`,
  error_frames: `if(kind = 'error', concat('[{"function":"invoke","file":"', ${issueField('file')}, '","line":42,"in_app":true}]'), '')`,
  error_handled: `if(kind = 'error', issue != 3, NULL)`,
  sdk_name: `'demo'`,
  sdk_version: `'1'`,
  key_id: text(key),
  _partition: String(DEMO_PARTITION),
  _offset: 'n',
})

/** The statement; safe to run again: it inserts only the rows that are missing. */
export const demoInsert = (project: string, key: string): string => {
  const all = columns(project, key)
  const names = Object.keys(all).join(', ')
  return `INSERT INTO events (${names}) SELECT ${Object.values(all).join(',\n')} FROM (${rows(project)})`
}

export const demoCount = (project: string): string =>
  `SELECT count() FROM events WHERE project_id = ${text(project)} AND _partition = ${DEMO_PARTITION}`
