/** Organisations and their members: what each role may do, and what two people do at once. */
import type { Member, Organisation, RouteName } from '@pulseboard/contracts'
import { setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startTestApi, type Answer, type CallOptions, type TestApi } from '../testing/api.ts'

type Account = Awaited<ReturnType<TestApi['register']>>
type Role = Member['role']

let databases: Databases
let api: TestApi
/** Making an account is slow on purpose: the tests share a few, in organisations of their own. */
const shared: Account[] = []

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const newOrganisation = async ({ token }: Account, name = 'Acme'): Promise<Organisation> =>
  (await api.call('createOrganisation', { token, body: { name } })).body as Organisation

/** An organisation with one account of each of these roles. */
const withMembers = async (...roles: Role[]) => {
  while (shared.length < roles.length) shared.push(await api.register())
  const accounts = shared.slice(0, roles.length)
  const [founder] = accounts
  if (founder === undefined) throw new Error('no account')
  const { id } = await newOrganisation(founder)
  for (const [index, { userId }] of accounts.entries())
    await setMembership(api.pool, { organisationId: id, userId, role: roles[index] ?? 'viewer' })
  const call = (name: RouteName, who: number, more: CallOptions = {}): Promise<Answer> =>
    api.call(name, {
      token: accounts[who]?.token,
      ...more,
      params: { organisationId: id, ...more.params },
    })
  const idOf = (who: number): string => accounts[who]?.userId ?? ''
  const owners = async (): Promise<number> =>
    (
      await api.pool.query(
        `SELECT FROM memberships WHERE organisation_id = $1 AND role = 'owner'`,
        [id],
      )
    ).rowCount ?? 0
  return { id, accounts, call, idOf, owners }
}

const actionsOf = async (organisationId: string): Promise<unknown[]> =>
  (
    await api.pool.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE organisation_id = $1 ORDER BY at, id',
      [organisationId],
    )
  ).rows.map(({ action }) => action)

describe('an organisation', () => {
  test('is created, listed, renamed, and deleted by its owner alone', async () => {
    const ada = await api.register()
    const created = await newOrganisation(ada, 'Acme  ')
    expect(created).toMatchObject({ name: 'Acme', role: 'owner', members: 1, projects: 0 })
    const one = { token: ada.token, params: { organisationId: created.id } }
    const renamed = await api.call('renameOrganisation', { ...one, body: { name: 'Acme & Sons' } })
    expect(renamed.body).toMatchObject({ name: 'Acme & Sons' })
    const { data } = (await api.call('listOrganisations', { token: ada.token })).body as {
      data: Organisation[]
    }
    expect(data.map(({ name }) => name)).toEqual(['Ada', 'Acme & Sons'])
    expect((await api.call('getOrganisation', one)).body).toEqual(data[1])
    const unconfirmed = await api.call('deleteOrganisation', one)
    expect(unconfirmed).toMatchObject({ status: 400 })
    expect(JSON.stringify(unconfirmed.body)).toContain('?confirm=Acme%20%26%20Sons')
    const confirmed = { ...one, query: { confirm: 'Acme & Sons' } }
    expect((await api.call('deleteOrganisation', confirmed)).status).toBe(204)
    expect((await api.call('getOrganisation', one)).status).toBe(404)
    expect(await actionsOf(created.id)).toEqual([
      'organisation.created',
      'organisation.renamed',
      'organisation.deleted',
    ])
  })

  test('with projects is not deleted; the answer names them', async () => {
    const ada = await api.register()
    const { id } = await newOrganisation(ada)
    const body = { name: 'Shop', organisation_id: id }
    expect((await api.call('createProject', { token: ada.token, body })).status).toBe(201)
    const refused = await api.call('deleteOrganisation', {
      token: ada.token,
      params: { organisationId: id },
      query: { confirm: 'Acme' },
    })
    expect(refused).toMatchObject({ status: 409, body: { code: 'organisation_not_empty' } })
    expect(JSON.stringify(refused.body)).toContain('Shop')
  })

  test('of somebody else does not exist, for every route', async () => {
    const { id, idOf } = await withMembers('owner', 'member')
    const { token } = await api.register()
    const params = { organisationId: id, userId: idOf(1) }
    for (const [name, body] of [
      ['getOrganisation', undefined],
      ['renameOrganisation', { name: 'Mine' }],
      ['deleteOrganisation', undefined],
      ['listMembers', undefined],
      ['changeMember', { role: 'viewer' }],
      ['removeMember', undefined],
      ['leaveOrganisation', undefined],
      ['transferOrganisation', { user_id: idOf(1) }],
    ] as const) {
      const answer = await api.call(name, { token, params, body })
      expect([name, answer.status]).toEqual([name, 404])
    }
  })
})

describe('members', () => {
  test('are listed with their roles for every member', async () => {
    const { call, accounts } = await withMembers('owner', 'viewer')
    const { data } = (await call('listMembers', 1)).body as { data: Member[] }
    expect(Object.fromEntries(data.map(({ email, role }) => [email, role]))).toEqual({
      [accounts[0]?.email ?? '']: 'owner',
      [accounts[1]?.email ?? '']: 'viewer',
    })
  })

  test('an admin changes members, but no owner and not to owner', async () => {
    const { call, idOf, id } = await withMembers('owner', 'admin', 'viewer')
    const change = (who: number, role: Role) =>
      call('changeMember', 1, { params: { userId: idOf(who) }, body: { role } })
    expect((await change(2, 'member')).body).toMatchObject({ role: 'member' })
    expect(await change(2, 'owner')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await change(0, 'viewer')).status).toBe(403)
    expect((await change(1, 'owner')).status).toBe(403)
    expect((await call('removeMember', 1, { params: { userId: idOf(0) } })).status).toBe(403)
    expect((await call('removeMember', 1, { params: { userId: idOf(2) } })).status).toBe(204)
    expect((await call('removeMember', 1, { params: { userId: idOf(2) } })).status).toBe(404)
    expect(await actionsOf(id)).toEqual([
      'organisation.created',
      'member.role_changed',
      'member.removed',
    ])
  })

  test('the last owner can neither leave nor step down, others can leave', async () => {
    const { call, idOf } = await withMembers('owner', 'viewer')
    expect(await call('leaveOrganisation', 0)).toMatchObject({ body: { code: 'last_owner' } })
    const params = { userId: idOf(0) }
    expect((await call('changeMember', 0, { params, body: { role: 'admin' } })).status).toBe(409)
    expect((await call('removeMember', 0, { params })).status).toBe(409)
    expect((await call('leaveOrganisation', 1)).status).toBe(204)
    expect((await call('getOrganisation', 1)).status).toBe(404)
  })

  test('ownership is handed over to a member, and to nobody else', async () => {
    const { call, idOf } = await withMembers('owner', 'member')
    const stranger = await api.register()
    const away = await call('transferOrganisation', 0, { body: { user_id: stranger.userId } })
    expect(away.status).toBe(404)
    const { data } = (await call('transferOrganisation', 0, { body: { user_id: idOf(1) } }))
      .body as { data: Member[] }
    const roles = Object.fromEntries(data.map(({ user_id, role }) => [user_id, role]))
    expect(roles).toEqual({ [idOf(0)]: 'admin', [idOf(1)]: 'owner' })
    const again = await call('transferOrganisation', 0, { body: { user_id: idOf(0) } })
    expect(again.status).toBe(403)
  })
})

describe('two people at once', () => {
  const ROUNDS = 8
  type Pair = Awaited<ReturnType<typeof withMembers>>
  const demote = ({ call, idOf }: Pair, who: number, whom: number): Promise<Answer> =>
    call('changeMember', who, { params: { userId: idOf(whom) }, body: { role: 'viewer' } })
  const remove = ({ call, idOf }: Pair, who: number, whom: number): Promise<Answer> =>
    call('removeMember', who, { params: { userId: idOf(whom) } })
  const leave = ({ call }: Pair, who: number): Promise<Answer> => call('leaveOrganisation', who)

  test.each<[string, (pair: Pair) => Promise<Answer>[]]>([
    ['two owners demote each other', (pair) => [demote(pair, 0, 1), demote(pair, 1, 0)]],
    ['two owners remove each other', (pair) => [remove(pair, 0, 1), remove(pair, 1, 0)]],
    ['two owners leave', (pair) => [leave(pair, 0), leave(pair, 1)]],
    ['one leaves while the other steps down', (pair) => [leave(pair, 0), demote(pair, 1, 1)]],
    ['one is removed while the other leaves', (pair) => [remove(pair, 0, 1), leave(pair, 0)]],
  ])('%s: one of the two comes first, an owner is left', async (_, act) => {
    for (let round = 0; round < ROUNDS; round++) {
      const pair = await withMembers('owner', 'owner')
      const answers = await Promise.all(act(pair))
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
      expect(answers.filter(({ status }) => [403, 404, 409].includes(status))).toHaveLength(1)
      expect(await pair.owners()).toBe(1)
    }
  })

  test('a project comes into being while its organisation is deleted', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { call, id, accounts } = await withMembers('owner')
      const [created, deleted] = await Promise.all([
        api.call('createProject', {
          token: accounts[0]?.token,
          body: { name: 'Shop', organisation_id: id },
        }),
        call('deleteOrganisation', 0, { query: { confirm: 'Acme' } }),
      ])
      expect([
        [201, 409],
        [404, 204],
      ]).toContainEqual([created.status, deleted.status])
    }
  })
})
