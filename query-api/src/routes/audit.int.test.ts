/** The audit log: an entry with each change, none without; pages, filters, export, and who may read. */
import type { AuditRecord, NewInvite, Organisation, RouteName } from '@pulseboard/contracts'
import { recordAudit, setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { AUDITED } from '../testing/audit-coverage.ts'
import { startTestApi, type Answer, type CallOptions, type TestApi } from '../testing/api.ts'

type Account = Awaited<ReturnType<TestApi['register']>>

let databases: Databases
let api: TestApi
let owner: Account
let other: Account

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  owner = await api.register()
  other = await api.register()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const asOwner = (name: RouteName, more: CallOptions = {}): Promise<Answer> =>
  api.call(name, { token: owner.token, ...more })
const newOrganisation = async (name = 'Acme'): Promise<string> =>
  ((await asOwner('createOrganisation', { body: { name } })).body as Organisation).id
const page = async (organisationId: string, query: Record<string, string> = {}) =>
  (await asOwner('listAudit', { params: { organisationId }, query })).body as {
    data: AuditRecord[]
    next_cursor: string | null
  }
const actions = async (organisationId: string): Promise<string[]> =>
  (await page(organisationId, { limit: '200' })).data.map(({ action }) => action).toReversed()

/** Every change that needs no Kafka, in an order in which each is possible. */
const changeEverything = async (id: string): Promise<void> => {
  const organisation = { organisationId: id }
  const member = { ...organisation, userId: other.userId }
  const invite = async (): Promise<NewInvite> =>
    (await asOwner('createInvite', { params: organisation, body: { role: 'viewer' } }))
      .body as NewInvite
  const join = async (): Promise<void> => {
    const token = (await invite()).link.split('#t=')[1]
    await api.call('acceptInvite', { token: other.token, body: { token } })
  }
  await asOwner('renameOrganisation', { params: organisation, body: { name: 'Acme Ltd' } })
  const taken = await invite()
  await asOwner('revokeInvite', { params: { ...organisation, inviteId: taken.id } })
  await join()
  await asOwner('changeMember', { params: member, body: { role: 'member' } })
  await asOwner('removeMember', { params: member })
  await join()
  await api.call('leaveOrganisation', { token: other.token, params: organisation })
  const created = await asOwner('createProject', { body: { name: 'Shop', organisation_id: id } })
  const { project } = created.body as { project: { id: string; slug: string } }
  const params = { projectId: project.id }
  await asOwner('changeProjectSettings', { params, body: { rate_limit: 10 } })
  await asOwner('changeRetention', { params, body: { days: 7 } })
  const key = (await asOwner('createKey', { params, body: { name: 'CI', scope: 'read' } })).body
  const keyId = (key as { id: string }).id
  const ofKey = { params: { ...params, keyId } }
  await asOwner('updateKey', { ...ofKey, body: { name: 'Continuous' } })
  await asOwner('rotateKey', { ...ofKey, body: {} })
  await asOwner('revokeKey', ofKey)
  await asOwner('eraseEvents', { params })
  await asOwner('deleteProject', { params, query: { confirm: project.slug } })
}

describe('entries', () => {
  test('stand for every change, in its order, with who, what and from where', async () => {
    const id = await newOrganisation()
    await changeEverything(id)
    const found = await actions(id)
    // Elsewhere: account-audit.int.test.ts, programs.int.test.ts and the tests of alerts.
    const ofAccounts = /^(account|session|token|rule|incident|silence|channel)\./
    const wanted = new Set(Object.values(AUDITED).filter((action) => !ofAccounts.test(action)))
    for (const later of [
      'organisation.deleted',
      'organisation.transferred',
      'quarantine.replayed',
      'quarantine.dropped',
    ] as const)
      wanted.delete(later)
    expect(new Set(found)).toEqual(wanted)
    const [renamed] = (await page(id, { action: 'organisation.renamed' })).data
    expect(renamed).toMatchObject({
      organisation_id: id,
      actor: { kind: 'user', id: owner.userId, name: 'Ada', token_id: null },
      target: { kind: 'organisation', id, name: 'Acme Ltd' },
      before: { name: 'Acme' },
      after: { name: 'Acme Ltd' },
      ip: expect.stringMatching(/127\.0\.0\.1$/) as string,
      user_agent: 'node',
      request_id: expect.stringMatching(/^req_/) as string,
    })
  })

  test('are not written when nothing changed, or the change was refused', async () => {
    const id = await newOrganisation()
    const params = { organisationId: id }
    await asOwner('renameOrganisation', { params, body: { name: 'Acme' } })
    await asOwner('leaveOrganisation', { params })
    await api.call('renameOrganisation', { token: other.token, params, body: { name: 'Mine' } })
    await asOwner('deleteOrganisation', { params, query: { confirm: 'no' } })
    expect(await actions(id)).toEqual(['organisation.created'])
  })

  test('keep no secret', async () => {
    const id = await newOrganisation()
    await changeEverything(id)
    const text = JSON.stringify((await page(id, { limit: '200' })).data)
    expect(text).not.toMatch(/pb_(live|read)_[A-Za-z0-9]{8}|#t=/)
    const trail = { actor: { kind: 'system' }, ip: null, userAgent: null, requestId: null } as const
    await recordAudit(api.pool, {
      trail,
      action: 'key.created',
      organisationId: id,
      target: { kind: 'key', id: 'k', name: 'k' },
      after: { secret: 'swordfish', name: 'ok' },
    })
    const [newest] = (await page(id, { limit: '1' })).data
    expect(newest).toMatchObject({
      actor: { kind: 'system', name: 'system' },
      after: { secret: '[hidden]', name: 'ok' },
    })
  })
})

describe('reading', () => {
  test('pages hold every entry once; a cursor is bound to its filters', async () => {
    const id = await newOrganisation()
    await changeEverything(id)
    const all = (await page(id, { limit: '200' })).data
    const seen: AuditRecord[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: Record<string, string> = cursor === '' ? {} : { cursor }
      const next = await page(id, { limit: '4', ...more })
      seen.push(...next.data)
      cursor = next.next_cursor
    }
    expect(seen).toEqual(all)
    const first = await page(id, { limit: '4' })
    const query = { limit: '4', action: 'key.created', cursor: first.next_cursor ?? '' }
    const wrong = await asOwner('listAudit', { params: { organisationId: id }, query })
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } })
  })

  test('filters by actor, action, project and time', async () => {
    const id = await newOrganisation()
    await changeEverything(id)
    const byOther = (await page(id, { actor: other.userId })).data.map(({ action }) => action)
    expect(byOther).toEqual(['member.left', 'member.joined', 'member.joined'])
    const [erased] = (await page(id, { action: 'project.events_erased' })).data
    const ofProject = (await page(id, { project: erased?.project_id ?? '' })).data
    expect(ofProject.map(({ action }) => action)).toEqual([
      'project.deleted',
      'project.events_erased',
      'key.revoked',
      'key.rotated',
      'key.changed',
      'key.created',
      'project.retention_changed',
      'project.changed',
      'project.created',
    ])
    const { data } = await page(id, { from: erased?.at ?? '' })
    expect(data.map(({ action }) => action).slice(-1)).toEqual(['project.events_erased'])
    expect((await page(id, { to: '2020-01-01T00:00:00Z' })).data).toEqual([])
  })

  test('the export has the same entries as the pages', async () => {
    const id = await newOrganisation()
    await changeEverything(id)
    const exported = await asOwner('exportAudit', { params: { organisationId: id } })
    expect(exported.headers.get('content-type')).toBe('application/x-ndjson')
    const lines = (exported.body as string).trimEnd().split('\n')
    const { data } = await page(id, { limit: '200' })
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(data)
  })

  test('is for owners, of their own organisation', async () => {
    const id = await newOrganisation()
    const params = { organisationId: id }
    for (const name of ['listAudit', 'exportAudit'] as const) {
      expect((await api.call(name, { token: other.token, params })).status).toBe(404)
      await setMembership(api.pool, { organisationId: id, userId: other.userId, role: 'admin' })
      expect((await api.call(name, { token: other.token, params })).status).toBe(403)
      await api.pool.query('DELETE FROM memberships WHERE organisation_id = $1 AND user_id = $2', [
        id,
        other.userId,
      ])
    }
    const mine = (await api.call('listMyAudit', { token: other.token })).body
    const own = (mine as { data: AuditRecord[] }).data.map(({ action }) => action)
    expect(own.toSorted()).toEqual(['account.created', 'session.started'])
  })
})
