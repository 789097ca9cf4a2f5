/** From an event of an incident to the reader's mail, by a real server and by servers that misbehave. */
import { randomUUID } from 'node:crypto'
import {
  addOptOut,
  connectClickhouse,
  connectPostgres,
  createChannel,
  listDeliveries,
} from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import {
  caughtMails,
  createLogger,
  createMailer,
  parseMailbox,
  readLink,
  systemClock,
} from '@pulseboard/runtime'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import type { NoticeDeps } from './deps.ts'
import {
  addEvent,
  addReader,
  makeScene,
  startHook,
  startOddServer,
  type Scene,
} from './fixtures.ts'
import { createNoticeTasks } from './open.ts'

const log = createLogger('test', 'silent')
const stores = inject('stores')
const { signal } = new AbortController()
const from = parseMailbox('PulseBoard <no-reply@pulse.example.com>')
if (from === undefined) throw new Error('no sender')

let databases: Databases
let pool: ReturnType<typeof connectPostgres>
let clickhouse: ReturnType<typeof connectClickhouse>
let scene: Scene
let reader: { id: string; email: string }
const started = new Date(Date.now() - 60_000)

beforeAll(async () => {
  databases = await createDatabases(stores)
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  clickhouse = connectClickhouse({ url: databases.clickhouseUrl, application: 'test' })
})
afterAll(async () => {
  await Promise.all([clickhouse.close(), pool.end()])
  await databases.drop()
})
beforeEach(async () => {
  scene = await makeScene(pool, started)
  reader = await addReader(pool, scene.organisationId)
})

const depsWith = (smtpUrl: string, more: Partial<NoticeDeps> = {}): NoticeDeps => ({
  pool,
  clickhouse,
  clock: systemClock,
  mailer: createMailer({ url: smtpUrl, from }),
  publicUrl: 'https://pulse.example.com',
  allowPrivate: true,
  mailUnconfirmed: true,
  ...more,
})
const run = (deps: NoticeDeps, task: string, payload: unknown): Promise<void> =>
  createNoticeTasks(deps)[task]?.(payload, signal) ?? Promise.reject(new Error(task))
const tell = (deps: NoticeDeps, eventId: string) =>
  run(deps, 'notify-incident', { event_id: eventId })
type NoticeRow = Record<'id' | 'state' | 'recipient', string> &
  Record<'reason' | 'answers', string | null>
const NOTICES =
  'SELECT id, state, reason, recipient, answers FROM notices WHERE event_id = $1 ORDER BY id'
const notices = async (eventId: string) => (await pool.query<NoticeRow>(NOTICES, [eventId])).rows
const sendAll = async (deps: NoticeDeps, eventId: string): Promise<void> => {
  for (const { id, state } of await notices(eventId))
    if (state === 'waiting') await run(deps, 'send-mail', { notice_id: id })
}
const caught = (to: string) => caughtMails(stores.mail.httpUrl, to)
const jobsOf = async (key: string): Promise<number> =>
  (await pool.query('SELECT FROM graphile_worker._private_jobs WHERE key = $1', [key])).rowCount ??
  0

test('an alert and its end arrive as one conversation, as the rules of mails say', async () => {
  const deps = depsWith(stores.mail.smtpUrl)
  const fired = await addEvent(pool, scene, { kind: 'fired', at: started })
  await tell(deps, fired)
  await tell(deps, fired)
  expect(await notices(fired)).toHaveLength(1)
  await sendAll(deps, fired)
  await sendAll(deps, fired)
  const resolved = await addEvent(pool, scene, { kind: 'resolved', at: new Date() })
  await tell(deps, resolved)
  await sendAll(deps, resolved)
  const [end, alert, ...others] = await caught(reader.email)
  expect(others).toEqual([])
  const [first] = await notices(fired)
  const host = 'pulse.example.com'
  expect(alert?.subject).toMatch(
    /^\[Acme Mobile\] Error rate 8\.2 % \(limit 5 %\) since \d\d:\d\d CES?T$/,
  )
  expect(end?.subject).toBe(`Re: ${alert?.subject}`)
  expect(end?.headers).toMatchObject({
    'in-reply-to': `<${first?.id}@${host}>`,
    references: `<${first?.id}@${host}>`,
  })
  for (const mail of [alert, end]) {
    expect(mail?.subject.length).toBeLessThanOrEqual(78)
    expect(mail?.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    })
    expect(mail?.headers['content-type']).toContain('multipart/alternative')
    expect(mail?.html.length).toBeLessThan(60_000)
    expect(mail?.html).not.toMatch(/\{\{|<b>errors|<img|<link|url\(|<script/)
    const links = [...(mail?.html.matchAll(/href="([^"]+)"/g) ?? [])].map(([, url]) => url ?? '')
    expect(links.length).toBeGreaterThan(1)
    for (const url of links) {
      expect(url).toMatch(/^https:\/\/pulse\.example\.com\//)
      expect(mail?.text).toContain(url)
    }
  }
  expect(end?.text).toMatch(/^Resolved after/)
  const { key } =
    (await pool.query<{ key: Buffer }>('SELECT key FROM installation_keys')).rows[0] ?? {}
  const token = /\/a\/([^>]+)>/.exec(alert?.headers['list-unsubscribe'] ?? '')?.[1] ?? ''
  expect(readLink(key ?? Buffer.alloc(32), token, Date.now())).toMatchObject({
    action: 'mute',
    reader: reader.id,
    rule: scene.ruleId,
  })
  const { rows } = await pool.query<{ kind: string }>(
    "SELECT kind FROM incident_events WHERE incident_id = $1 AND kind = 'notified'",
    [scene.incidentId],
  )
  expect(rows).toHaveLength(2)
})

test('a server that takes a mail and dies gets the same mail again, and that is counted', async () => {
  let behaviour: 'dies' | 'takes' = 'dies'
  const server = await startOddServer(() => behaviour)
  const deps = depsWith(server.url)
  const event = await addEvent(pool, scene, { kind: 'fired', at: started })
  await tell(deps, event)
  await sendAll(deps, event)
  const [notice] = await notices(event)
  expect(notice?.state).toBe('waiting')
  expect(await jobsOf(`send:${notice?.id}`)).toBe(1)
  behaviour = 'takes'
  await sendAll(deps, event)
  server.close()
  expect(server.messages).toHaveLength(2)
  const ids = server.messages.map((message) => /^Message-ID: (.*)$/im.exec(message)?.[1])
  expect(new Set(ids).size).toBe(1)
  const attempts = await listDeliveries(pool, [notice?.id ?? ''])
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'sent'])
})

test('we die between the 250 and our commit: the attempt is known to be cut off', async () => {
  const server = await startOddServer(() => 'takes')
  const deps = depsWith(server.url)
  const event = await addEvent(pool, scene, { kind: 'fired', at: started })
  await tell(deps, event)
  const dying = {
    ...deps,
    pool: {
      query: pool.query.bind(pool),
      connect: () => Promise.reject(new Error('killed')),
    },
  }
  await expect(sendAll(dying, event)).rejects.toThrow('killed')
  await sendAll(deps, event)
  server.close()
  const [notice] = await notices(event)
  expect(notice?.state).toBe('sent')
  const attempts = await listDeliveries(pool, [notice?.id ?? ''])
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['cut_off', 'sent'])
  const ids = server.messages.map((message) => /^Message-ID: (.*)$/im.exec(message)?.[1])
  expect([ids.length, new Set(ids).size]).toEqual([2, 1])
})

test('an address that is refused fails for good, says so on the incident, and delays no other', async () => {
  const other = await addReader(pool, scene.organisationId)
  let behaviour: 'refuses' | 'takes' = 'refuses'
  const server = await startOddServer(() => behaviour)
  const deps = depsWith(server.url)
  const event = await addEvent(pool, scene, { kind: 'fired', at: started })
  await tell(deps, event)
  const planned = await notices(event)
  const idOf = (recipient: string) => planned.find((each) => each.recipient === recipient)?.id ?? ''
  await run(deps, 'send-mail', { notice_id: idOf(reader.id) })
  behaviour = 'takes'
  await run(deps, 'send-mail', { notice_id: idOf(other.id) })
  server.close()
  const states = new Map((await notices(event)).map(({ recipient, state }) => [recipient, state]))
  expect([states.get(reader.id), states.get(other.id)]).toEqual(['failed', 'sent'])
  const { rows } = await pool.query<{ data: { answer: string } }>(
    "SELECT data FROM incident_events WHERE incident_id = $1 AND kind = 'notice_failed'",
    [scene.incidentId],
  )
  expect(rows[0]?.data.answer).toContain('refuses this mail for good: 550 5.1.1 no such user here')
})

test('who is silenced, has opted out, or is down with us is not mailed one by one', async () => {
  const deps = depsWith(stores.mail.smtpUrl)
  await addOptOut(pool, {
    userId: reader.id,
    projectId: scene.projectId,
    about: { topic: 'rule', ruleId: scene.ruleId },
  })
  const event = await addEvent(pool, scene, { kind: 'fired', at: started })
  await tell(deps, event)
  expect(await notices(event)).toMatchObject([{ state: 'skipped', reason: 'opted_out' }])
  const other = await addReader(pool, scene.organisationId)
  const late = await addEvent(pool, scene, {
    kind: 'reminder',
    at: new Date(Date.now() - 7_200_000),
    writtenAt: new Date(),
  })
  await tell(deps, late)
  const held = (await notices(late)).find(({ recipient }) => recipient === other.id)
  expect(held).toMatchObject({ state: 'held', reason: 'caught_up' })
  await run(deps, 'fold-mails', { user_id: other.id, reason: 'caught_up' })
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM notices WHERE recipient = $1 AND kind = 'caught_up'",
    [other.id],
  )
  await run(deps, 'send-mail', { notice_id: rows[0]?.id })
  const [mail] = await caught(other.email)
  expect(mail?.subject).toMatch(/^\[PulseBoard\] 1 alert while PulseBoard was down/)
  await pool.query(
    `INSERT INTO silences (id, project_id, kind, starts_at, ends_at, created_by)
     VALUES ($1, $2, 'once', now() - interval '1 hour', now() + interval '1 hour', 'test')`,
    [randomUUID(), scene.projectId],
  )
  const silent = await addEvent(pool, scene, { kind: 'refired', at: new Date() })
  await tell(deps, silent)
  expect(new Set((await notices(silent)).map(({ reason }) => reason))).toEqual(
    new Set(['silenced']),
  )
})

test('the eleventh mail within ten minutes is held', async () => {
  const deps = depsWith(stores.mail.smtpUrl)
  const states: string[] = []
  for (let count = 0; count < 12; count++) {
    const event = await addEvent(pool, scene, { kind: 'reminder', at: new Date() })
    await tell(deps, event)
    states.push((await notices(event))[0]?.state ?? '')
  }
  expect(states).toEqual([...Array.from({ length: 10 }, () => 'waiting'), 'held', 'held'])
})

test('a webhook is signed, carries the id of its notice, and is tried again', async () => {
  let status = 503
  const { url, seen, close } = await startHook(() => status)
  const channel = await createChannel(pool, {
    id: randomUUID(),
    projectId: scene.projectId,
    name: 'Hook',
    target: { kind: 'webhook', url },
    isDefault: true,
  })
  const deps = depsWith(stores.mail.smtpUrl)
  const event = await addEvent(pool, scene, { kind: 'fired', at: started })
  await pool.query(
    `UPDATE incident_events SET data = data || '{"late": false, "open": false, "caught_up": false, "notify": true}' WHERE id = $1`,
    [event],
  )
  await tell(deps, event)
  const hook = (await notices(event)).find(({ recipient }) => recipient === '')
  await run(deps, 'send-webhook', { notice_id: hook?.id })
  status = 204
  await run(deps, 'send-webhook', { notice_id: hook?.id })
  close()
  const attempts = await listDeliveries(pool, [hook?.id ?? ''])
  expect(attempts.map(({ outcome, answer }) => [outcome, answer])).toEqual([
    ['failed', 'The receiver answered 503: busy'],
    ['sent', 'The receiver answered 204'],
  ])
  expect(new Set(seen.map(({ body }) => body)).size).toBe(1)
  expect(seen[0]?.headers['pulseboard-delivery']).toBe(hook?.id)
  expect(seen[0]?.headers['pulseboard-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
    type: 'alert.fired',
    alert: { value: 8.2 },
  })
  // On a server of others, private addresses are refused.
  const guarded = await addEvent(pool, scene, { kind: 'reminder', at: new Date() })
  await tell(deps, guarded)
  const second = (await notices(guarded)).find(({ recipient }) => recipient === '')
  await run({ ...deps, allowPrivate: false }, 'send-webhook', { notice_id: second?.id })
  expect((await notices(guarded)).find(({ id }) => id === second?.id)?.state).toBe('failed')
  expect(channel.rotation).toBe(0)
})
