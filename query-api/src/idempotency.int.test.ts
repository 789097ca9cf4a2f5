/** Idempotency-Key, as a client meets it and as a crash leaves it. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROUTES, type Route } from '@pulseboard/contracts'
import { inTransaction } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { deriveKeyring } from './auth/keys.ts'
import { createIdempotency } from './idempotency.ts'
import type { Repeatable } from './idempotent-request.ts'
import { startTestApi, TEST_CONFIG, type TestApi } from './testing/api.ts'

let databases: Databases
let api: TestApi
let token: string

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  token = (await api.register()).token
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const create = (key: string, name: string, as = token) =>
  api.call('createProject', { token: as, body: { name }, headers: { 'idempotency-key': key } })
const projectsNamed = async (name: string): Promise<number> => {
  const { rowCount } = await api.pool.query('SELECT FROM projects WHERE name = $1', [name])
  return rowCount ?? 0
}

test('a repeat gets the same answer, secret and all, and nothing is made again', async () => {
  const key = randomUUID()
  const first = await create(key, 'Once')
  const second = await create(key, 'Once')
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body).toEqual(first.body)
  expect(first.headers.get('idempotency-replayed')).toBeNull()
  expect(second.headers.get('idempotency-replayed')).toBe('true')
  expect(await projectsNamed('Once')).toBe(1)
  const { secret } = (first.body as { key: { secret: string } }).key
  const { rows } = await api.pool.query<{ answer: Buffer }>('SELECT answer FROM idempotency_keys')
  expect(rows.some(({ answer }) => answer.includes(secret))).toBe(false)
})

test('another body is refused, another person has keys of their own', async () => {
  const key = randomUUID()
  await create(key, 'Mine')
  expect(await create(key, 'Other')).toMatchObject({
    status: 422,
    body: { code: 'idempotency_mismatch' },
  })
  const other = (await api.register()).token
  expect((await create(key, 'Theirs', other)).status).toBe(201)
  expect((await create('no spaces', 'Mine')).body).toMatchObject({
    code: 'invalid_request',
    errors: [{ pointer: '/header/Idempotency-Key' }],
  })
})

test('of many at once one is carried out, and all get its answer', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 8 }, () => create(key, 'Crowd')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(answers.filter(({ headers }) => headers.has('idempotency-replayed'))).toHaveLength(7)
  expect(await projectsNamed('Crowd')).toBe(1)
})

test('a refusal gives the key back', async () => {
  const key = randomUUID()
  const headers = { 'idempotency-key': key }
  const body = { name: 'Late', organisation_id: randomUUID() }
  const refused = await api.call('createProject', { token, body, headers })
  expect(refused.status).toBe(404)
  expect((await create(key, 'Late')).status).toBe(201)
})

test('after a crash: done work is not done again, work that was not kept is', async () => {
  const [lost, undone] = [randomUUID(), randomUUID()]
  await create(lost, 'Lost')
  await create(undone, 'Undone')
  await api.pool.query(
    "UPDATE idempotency_keys SET answer = NULL, claimed_until = now() - interval '1 second'",
  )
  await api.pool.query(
    `UPDATE idempotency_keys SET done = false
     WHERE created_at = (SELECT max(created_at) FROM idempotency_keys)`,
  )
  const refused = create(lost, 'Lost')
  expect((await create(undone, 'Undone')).status).toBe(201)
  expect(await projectsNamed('Undone')).toBe(2)
  expect(await refused).toMatchObject({ status: 409, body: { code: 'answer_lost' } })
  expect(await projectsNamed('Lost')).toBe(1)
})

test('after a day a key is free', async () => {
  const key = randomUUID()
  await create(key, 'Daily')
  await api.pool.query("UPDATE idempotency_keys SET created_at = now() - interval '25 hours'")
  expect((await create(key, 'Tomorrow')).status).toBe(201)
})

test('work whose claim ran out keeps nothing beside that of its successor', async () => {
  const telemetry = { answerNotKept: () => undefined }
  const { pool, once } = createIdempotency(
    api.pool,
    deriveKeyring(TEST_CONFIG.JWT_SECRET),
    telemetry,
  )
  const ctx = { req: { headers: { 'idempotency-key': randomUUID() } }, set: () => undefined }
  const identity = { kind: 'user', userId: randomUUID(), sessionId: randomUUID() } as const
  const call = { ctx, identity, params: {}, query: {}, body: {} } as unknown as Repeatable
  const gate = Promise.withResolvers<void>()
  const insert = async (name: string, wait?: Promise<void>) =>
    inTransaction(pool, async (sql) => {
      await sql.query('INSERT INTO organisations (id, name) VALUES ($1, $2)', [randomUUID(), name])
      await wait
      return name
    })
  const slow = once('createProject', ROUTES.createProject, call, () => insert('slow', gate.promise))
  slow.catch(() => undefined)
  await sleep(100)
  await api.pool.query("UPDATE idempotency_keys SET claimed_until = now() - interval '1 second'")
  const next = await once('createProject', ROUTES.createProject, call, () => insert('next'))
  gate.resolve()
  await expect(slow).rejects.toThrow('nothing of it is kept')
  const { rows } = await api.pool.query(
    "SELECT name FROM organisations WHERE name IN ('slow', 'next')",
  )
  expect([next, rows]).toEqual(['next', [{ name: 'next' }]])
})

/** Why a POST of a signed-in person takes no Idempotency-Key. */
const WITHOUT: Readonly<Record<string, string>> = {
  changePassword: 'repeating it changes nothing more',
  requestVerification: 'a second mail does no harm',
  requestEmailChange: 'a second mail does no harm',
  deleteAccount: 'nobody is there to repeat it',
  enrolSecondFactor: 'a repeat makes the older secret void',
  confirmSecondFactor: 'a code works once',
  renewRecoveryCodes: 'a repeat makes the older codes void',
  disableSecondFactor: 'repeating it changes nothing more',
  leaveOrganisation: 'repeating it changes nothing more',
  transferOrganisation: 'repeating it changes nothing more',
  previewRetention: 'it changes nothing',
  createRealtimeTicket: 'a ticket works once, within 30 s',
  acknowledgeIncident: 'the first one counts, a second changes nothing',
  resolveIncident: 'an incident ends once, a second changes nothing',
  testChannel: 'one more test harms nobody',
  addOptOut: 'who has opted out has opted out',
  testDigest: 'it sends one mail a minute, however often it is asked',
}

test('every POST of a signed-in person takes a key, or says why not', () => {
  const silent = Object.entries<Route>(ROUTES)
    .filter(([, { method, access }]) => method === 'POST' && access !== 'public')
    .filter(([name, { idempotent }]) => (idempotent === true) === name in WITHOUT)
  expect(silent.map(([name]) => name)).toEqual([])
})
