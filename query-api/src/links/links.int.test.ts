/** Links of mails: a GET changes nothing, a POST does what the link says, with the reader's present rights. */
import { randomUUID } from 'node:crypto'
import type { Project } from '@pulseboard/contracts'
import { findNoticeKey, listOptOuts, setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { signLink, type LinkAction, type LinkClaims } from '@pulseboard/runtime'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { addIncident } from '../testing/incident.ts'
import { startTestApi, type TestApi } from '../testing/api.ts'

let databases: Databases
let api: TestApi
let key: Buffer
let owner: { token: string; userId: string; email: string }
let project: Project
let rule: string
let incident: string

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  key = await findNoticeKey(api.pool)
  owner = await api.register()
  const made = await api.call('createProject', { token: owner.token, body: { name: 'Shop' } })
  project = (made.body as { project: Project }).project
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})
beforeEach(async () => {
  const body = { name: '<b>Rate</b>', settings: { kind: 'error_rate' } }
  const params = { projectId: project.id }
  const made = await api.call('createRule', { token: owner.token, params, body })
  rule = (made.body as { rule: { id: string } }).rule.id
  incident = await addIncident(api.pool, { projectId: project.id, ruleId: rule })
})

const inDays = (days: number): number => Math.floor(Date.now() / 1000) + days * 86_400
const tokenOf = (action: LinkAction, more: Partial<LinkClaims> = {}): string =>
  signLink(key, {
    action,
    reader: owner.userId,
    project: project.id,
    ...(action === 'unsubscribe_digest' ? {} : { rule, incident }),
    expires: inDays(7),
    ...more,
  })
const open = async (method: 'GET' | 'POST', token: string, body?: string) => {
  const form = body === undefined ? {} : { body: new URLSearchParams(body) }
  const answer = await fetch(`${api.base}/a/${token}`, { method, ...form })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const stateOf = async () => {
  const { rows } = await api.pool.query<{ acknowledged_by: string | null; silences: string }>(
    `SELECT acknowledged_by, (SELECT count(*) FROM silences WHERE matcher->>'rule_id' = $2) AS silences
     FROM incidents WHERE id = $1`,
    [incident, rule],
  )
  return { by: rows[0]?.acknowledged_by, silences: Number(rows[0]?.silences) }
}
const choices = async (): Promise<string[]> =>
  (await listOptOuts(api.pool, owner.userId))
    .filter((row) => row.rule_id === null || row.rule_id === rule)
    .map(({ topic }) => topic)

test('opening a link changes nothing; its page has one button, no script, and escapes names', async () => {
  for (const action of ['acknowledge', 'silence', 'mute', 'unsubscribe_digest'] as const) {
    const page = await open('GET', tokenOf(action))
    expect(page.status).toBe(200)
    expect(page.text.match(/<button/g)).toHaveLength(1)
    expect(page.text).not.toMatch(/<script|<b>Rate/)
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    )
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  }
  expect(await stateOf()).toEqual({ by: null, silences: 0 })
  expect(await choices()).toEqual([])
})

test('the button does it, as the reader: acknowledge, silence, mute', async () => {
  for (const action of ['acknowledge', 'silence', 'mute'] as const)
    expect((await open('POST', tokenOf(action))).text).toContain('Done')
  expect(await stateOf()).toEqual({ by: owner.userId, silences: 1 })
  expect(await choices()).toEqual(['rule'])
  const { rows } = await api.pool.query<{ kind: string; actor: string }>(
    'SELECT kind, actor FROM incident_events WHERE incident_id = $1 ORDER BY written_at',
    [incident],
  )
  expect(rows).toEqual([
    { kind: 'acknowledged', actor: owner.userId },
    { kind: 'silenced', actor: owner.userId },
  ])
  const audit = await api.pool.query<{ action: string; actor_id: string }>(
    `SELECT action, actor_id FROM audit_log WHERE project_id = $1 AND action = 'incident.acknowledged'
       AND target_id = $2`,
    [project.id, incident],
  )
  expect(audit.rows).toEqual([{ action: 'incident.acknowledged', actor_id: owner.userId }])
})

test('the one-click unsubscribe of a mail program, twice', async () => {
  for (const _ of [1, 2]) {
    const token = tokenOf('unsubscribe_digest')
    expect((await open('POST', token, 'List-Unsubscribe=One-Click')).status).toBe(200)
  }
  expect(await choices()).toEqual(['digest'])
})

test('links that were changed, are too old, or are about what is gone do nothing', async () => {
  const good = tokenOf('acknowledge')
  const [body = '', signature = ''] = good.split('.')
  const other = Buffer.from(
    Buffer.from(body, 'base64url').toString().replace('acknowledge', 'silence'),
  ).toString('base64url')
  const bad: [string, number][] = [
    [`${other}.${signature}`, 404],
    [body, 404],
    ['x', 404],
    [
      signLink(Buffer.alloc(32), {
        action: 'silence',
        reader: owner.userId,
        project: project.id,
        expires: inDays(1),
      }),
      404,
    ],
    [tokenOf('acknowledge', { expires: inDays(-1) }), 410],
    [tokenOf('acknowledge', { reader: randomUUID() }), 404],
    [tokenOf('acknowledge', { project: randomUUID() }), 404],
    [tokenOf('mute', { rule: randomUUID() }), 404],
  ]
  for (const [token, status] of bad)
    for (const method of ['GET', 'POST'] as const)
      expect((await open(method, token)).status).toBe(status)
  expect(await stateOf()).toEqual({ by: null, silences: 0 })
})

test('a viewer can stop mails and nothing else; one who left can do nothing', async () => {
  const viewer = await api.register()
  const organisationId = project.organisation_id
  await setMembership(api.pool, { organisationId, userId: viewer.userId, role: 'viewer' })
  const reader = viewer.userId
  expect((await open('POST', tokenOf('silence', { reader }))).status).toBe(403)
  expect((await open('POST', tokenOf('acknowledge', { reader }))).status).toBe(403)
  expect((await open('POST', tokenOf('mute', { reader }))).status).toBe(200)
  await api.pool.query('DELETE FROM memberships WHERE user_id = $1', [reader])
  expect((await open('POST', tokenOf('mute', { reader }))).status).toBe(404)
  expect(await stateOf()).toEqual({ by: null, silences: 0 })
})
