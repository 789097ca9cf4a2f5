/** Alert rules, their incidents, silences and channels over HTTP, each change with its entry in the audit log. */
import { randomUUID } from 'node:crypto'
import type { AlertRuleStanding, Project, RouteName } from '@pulseboard/contracts'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addIncident } from '../testing/incident.ts'
import { startTestApi, type Answer, type TestApi } from '../testing/api.ts'

let databases: Databases
let api: TestApi
let owner: Awaited<ReturnType<TestApi['register']>>
let project: Project

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  owner = await api.register()
  const made = await api.call('createProject', { token: owner.token, body: { name: 'Shop' } })
  project = (made.body as { project: Project }).project
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const ask = (
  name: RouteName,
  body?: unknown,
  params: Record<string, string> = {},
): Promise<Answer> =>
  api.call(name, {
    token: owner.token,
    params: { projectId: project.id, ...params },
    ...(body === undefined ? {} : { body }),
  })
const newRule = async (settings: object = { kind: 'error_rate' }): Promise<AlertRuleStanding> =>
  ((await ask('createRule', { name: 'Rate', settings })).body as { rule: AlertRuleStanding }).rule
const pointersOf = ({ body }: Answer): string[] =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)
const audited = async (target: string): Promise<string[]> =>
  (
    await api.pool.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE project_id = $1 AND target_id = $2 ORDER BY at, id',
      [project.id, target],
    )
  ).rows.map(({ action }) => action)
test('a new project has a first rule and a channel to its members', async () => {
  const rules = (await ask('listRules')).body as { data: AlertRuleStanding[] }
  expect(rules.data).toHaveLength(1)
  expect(rules.data[0]).toMatchObject({
    enabled: true,
    state: 'ok',
    settings: { kind: 'error_rate' },
  })
  const channels = (await ask('listChannels')).body as { data: { kind: string }[] }
  expect(channels.data.map(({ kind }) => kind)).toEqual(['email'])
  expect((await ask('listRuleTemplates')).status).toBe(200)
})

test('what is left out gets its default; a change is a new version; deleting ends it', async () => {
  const rule = await newRule({ kind: 'count', threshold: 10, filter: 'type:error screen:Home' })
  expect(rule).toMatchObject({ version: 1, settings: { threshold: 10, window_minutes: 5 } })
  const params = { ruleId: rule.id }
  const change = { settings: { kind: 'count', threshold: 20 }, name: 'Many' }
  const changed = await ask('updateRule', change, params)
  expect(changed.body).toMatchObject({
    rule: { version: 2, name: 'Many', settings: { threshold: 20 } },
  })
  // The same again is no change.
  expect((await ask('updateRule', change, params)).body).toMatchObject({ rule: { version: 2 } })
  const versions = (await ask('listRuleVersions', undefined, params)).body as {
    data: { version: number }[]
  }
  expect(versions.data.map(({ version }) => version)).toEqual([2, 1])
  expect((await ask('deleteRule', undefined, params)).status).toBe(204)
  expect((await ask('getRule', undefined, params)).status).toBe(404)
  expect(await audited(rule.id)).toEqual(['rule.created', 'rule.changed', 'rule.deleted'])
})

test.each([
  [{ kind: 'count', threshold: 5, filter: 'type:' }, '/settings/filter'],
  [{ kind: 'error_rate', windows: { breaching: 3, of: 2 } }, '/settings/windows/breaching'],
  [{ kind: 'error_rate', threshold: 5, recover_threshold: 9 }, '/settings/recover_threshold'],
  [{ kind: 'absence', group_by: 'name' }, '/settings/group_by'],
  [{ kind: 'ingestion' }, '/settings/kind'],
  [{ kind: 'error_rate', channels: [randomUUID()] }, '/settings/channels/0'],
  [{ kind: 'error_rate', owner_id: randomUUID() }, '/settings/owner_id'],
])('a rule that makes no sense is refused by its field: %j', async (settings, pointer) => {
  const answer = await ask('createRule', { name: 'Wrong', settings })
  expect(answer.status).toBe(400)
  expect(pointersOf(answer)).toContain(pointer)
})

test('ids are kept as the store spells them', async () => {
  const upper = owner.userId.toUpperCase()
  expect((await newRule({ kind: 'error_rate', owner_id: upper })).settings.owner_id).toBe(
    owner.userId,
  )
})

test('an incident is acknowledged, commented, silenced and resolved, each once and by somebody', async () => {
  const rule = await newRule()
  const incidentId = await addIncident(api.pool, { projectId: project.id, ruleId: rule.id })
  const params = { incidentId }
  for (const _ of [1, 2])
    expect((await ask('acknowledgeIncident', undefined, params)).status).toBe(200)
  expect((await ask('commentIncident', { text: 'Looking.' }, params)).status).toBe(201)
  expect((await ask('silenceIncident', { minutes: 30 }, params)).status).toBe(201)
  for (const _ of [1, 2])
    expect((await ask('resolveIncident', undefined, params)).body).toMatchObject({
      status: 'resolved',
    })
  const timeline = (await ask('incidentTimeline', undefined, params)).body as {
    data: { kind: string }[]
  }
  expect(timeline.data.map(({ kind }) => kind)).toEqual([
    'acknowledged',
    'commented',
    'silenced',
    'resolved',
  ])
  expect(await audited(incidentId)).toEqual([
    'incident.acknowledged',
    'incident.commented',
    'incident.resolved',
  ])
})

test('a silence of a rule, in its time and until it is ended', async () => {
  const rule = await newRule()
  const hour = {
    starts_at: new Date().toISOString(),
    ends_at: new Date(Date.now() + 3_600_000).toISOString(),
  }
  const matcher = { rule_id: rule.id.toUpperCase() }
  const made = await ask('createSilence', { kind: 'once', matcher, reason: 'Deploy.', ...hour })
  expect(made.body).toMatchObject({ active: true, matcher: { rule_id: rule.id } })
  const { id } = made.body as { id: string }
  expect((await ask('endSilence', undefined, { silenceId: id })).status).toBe(204)
  expect(await audited(id)).toEqual(['silence.created', 'silence.ended'])
})

test('a webhook shows its secret once, can be tested and rotated, and ends', async () => {
  const target = { kind: 'webhook', url: 'https://hooks.example.com/pulse' }
  const made = await ask('createChannel', { name: 'Hook', target })
  expect(made.status).toBe(201)
  const { id, secret } = made.body as { id: string; secret: string }
  expect(secret.length).toBeGreaterThan(30)
  expect(JSON.stringify((await ask('listChannels')).body)).not.toContain(secret)
  const params = { channelId: id }
  expect((await ask('updateChannel', { name: 'Hooks' }, params)).body).toMatchObject({
    name: 'Hooks',
  })
  expect((await ask('rotateChannel', undefined, params)).status).toBe(201)
  expect((await ask('testChannel', undefined, params)).status).toBe(202)
  expect((await ask('listAlertDeliveries')).status).toBe(200)
  expect((await ask('deleteChannel', undefined, params)).status).toBe(204)
  expect(await audited(id)).toEqual([
    'channel.created',
    'channel.changed',
    'channel.rotated',
    'channel.tested',
    'channel.deleted',
  ])
})
