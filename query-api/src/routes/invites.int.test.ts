/** Invitations: who makes them, who may use them, once, until when; also while registering. */
import { randomUUID } from 'node:crypto'
import type { Invite, Member, NewInvite, Organisation } from '@pulseboard/contracts'
import { setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startTestApi, TEST_CONFIG, type Answer, type TestApi } from '../testing/api.ts'

type Account = Awaited<ReturnType<TestApi['register']>>

const DAY_MS = 86_400_000
let databases: Databases
let api: TestApi
let owner: Account
let admin: Account
let guest: Account

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  owner = await api.register()
  admin = await api.register()
  guest = await api.register()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const newOrganisation = async (): Promise<string> => {
  const body = { name: 'Acme' }
  const made = await api.call('createOrganisation', { token: owner.token, body })
  const { id } = made.body as Organisation
  await setMembership(api.pool, { organisationId: id, userId: admin.userId, role: 'admin' })
  return id
}
const invite = (organisationId: string, body: object, who: Account = owner): Promise<Answer> =>
  api.call('createInvite', { token: who.token, params: { organisationId }, body })
const linked = async (organisationId: string, body: object): Promise<NewInvite> =>
  (await invite(organisationId, body)).body as NewInvite
const tokenOf = ({ link }: NewInvite): string => link.split('#t=')[1] ?? ''
const accept = (made: NewInvite, who: Account): Promise<Answer> =>
  api.call('acceptInvite', { token: who.token, body: { token: tokenOf(made) } })
const rolesOf = async (organisationId: string): Promise<Record<string, string>> => {
  const params = { organisationId }
  const { body } = await api.call('listMembers', { token: owner.token, params })
  const { data } = body as { data: Member[] }
  return Object.fromEntries(data.map(({ user_id, role }) => [user_id, role]))
}

describe('making and taking back', () => {
  test('the link is in one answer, its token nowhere else', async () => {
    const id = await newOrganisation()
    const made = await linked(id, { role: 'member', email: 'New@example.com' })
    expect(made).toMatchObject({ role: 'member', email: 'New@example.com', mailed: false })
    expect(made.link).toMatch(/\/invite#t=[A-Za-z0-9_-]{43}$/)
    const params = { organisationId: id }
    const listed = await api.call('listInvites', { token: admin.token, params })
    const { data } = listed.body as { data: Invite[] }
    expect(data).toHaveLength(1)
    expect(made).toMatchObject(data[0] ?? {})
    expect(data[0]).not.toHaveProperty('link')
    const { rows } = await api.pool.query('SELECT * FROM invites')
    const { rows: log } = await api.pool.query('SELECT * FROM audit_log')
    expect(JSON.stringify([rows, log])).not.toContain(tokenOf(made))
  })

  test('only owners invite owners; an address is invited once, a member never', async () => {
    const id = await newOrganisation()
    expect((await invite(id, { role: 'owner' }, admin)).status).toBe(403)
    expect((await invite(id, { role: 'viewer' }, admin)).status).toBe(201)
    const first = await linked(id, { role: 'member', email: guest.email })
    const second = await linked(id, { role: 'viewer', email: guest.email.toUpperCase() })
    expect((await accept(first, guest)).status).toBe(410)
    expect((await accept(second, guest)).body).toMatchObject({ id, role: 'viewer' })
    const again = await invite(id, { role: 'viewer', email: guest.email })
    expect(again).toMatchObject({ status: 409, body: { code: 'already_member' } })
  })

  test('what was taken back, and what its maker may no longer make, is void', async () => {
    const id = await newOrganisation()
    const made = await linked(id, { role: 'member' })
    const params = { organisationId: id, inviteId: made.id }
    expect((await api.call('revokeInvite', { token: admin.token, params })).status).toBe(204)
    expect((await api.call('revokeInvite', { token: admin.token, params })).status).toBe(404)
    expect((await accept(made, guest)).status).toBe(410)
    const byAdmin = (await invite(id, { role: 'admin' }, admin)).body as NewInvite
    await api.call('changeMember', {
      token: owner.token,
      params: { organisationId: id, userId: admin.userId },
      body: { role: 'member' },
    })
    expect((await accept(byAdmin, guest)).status).toBe(410)
  })

  test('of another organisation is not found', async () => {
    const made = await linked(await newOrganisation(), { role: 'member' })
    const params = { organisationId: await newOrganisation(), inviteId: made.id }
    expect((await api.call('revokeInvite', { token: owner.token, params })).status).toBe(404)
  })
})

describe('accepting', () => {
  test('a preview says what it is for and changes nothing', async () => {
    const id = await newOrganisation()
    const made = await linked(id, { role: 'viewer' })
    for (let times = 0; times < 2; times++)
      expect(await api.call('previewInvite', { body: { token: tokenOf(made) } })).toMatchObject({
        status: 200,
        body: { organisation: 'Acme', role: 'viewer', email: null },
      })
    const unknown = await api.call('previewInvite', { body: { token: 'x'.repeat(43) } })
    expect(unknown).toMatchObject({ status: 410, body: { code: 'invalid_link' } })
  })

  test('of twenty at once one joins', async () => {
    const id = await newOrganisation()
    const made = await linked(id, { role: 'viewer' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(made, guest)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409 || status === 410)).toHaveLength(19)
    expect((await rolesOf(id))[guest.userId]).toBe('viewer')
  })

  test('an address that is named is the only one; a link alone is for anybody', async () => {
    const id = await newOrganisation()
    const named = await linked(id, { role: 'viewer', email: 'somebody@example.com' })
    const refused = await accept(named, guest)
    expect(refused).toMatchObject({ status: 403, body: { code: 'other_address' } })
    expect(JSON.stringify(refused.body)).not.toContain('somebody@')
    expect((await accept(await linked(id, { role: 'viewer' }), guest)).status).toBe(200)
  })

  test('a member keeps the role, and the invitation stays for somebody else', async () => {
    const id = await newOrganisation()
    const made = await linked(id, { role: 'viewer' })
    expect(await accept(made, admin)).toMatchObject({ body: { code: 'already_member' } })
    expect((await rolesOf(id))[admin.userId]).toBe('admin')
    expect((await accept(made, guest)).status).toBe(200)
  })

  test('after seven days it is void, and no longer listed', async () => {
    const id = await newOrganisation()
    const made = await linked(id, { role: 'viewer' })
    await api.pool.query(
      `UPDATE invites SET expires_at = now() - interval '1 second' WHERE id = $1`,
      [made.id],
    )
    expect((await accept(made, guest)).status).toBe(410)
    const params = { organisationId: id }
    const listed = await api.call('listInvites', { token: owner.token, params })
    expect(listed.body).toEqual({ data: [] })
    const lifetime = Date.parse(made.expires_at) - Date.parse(made.created_at)
    expect(lifetime).toBe(7 * DAY_MS)
  })
})

describe('while registering', () => {
  const register = (body: object, base: TestApi = api): Promise<Answer> =>
    base.call('register', { body: { name: 'Bob', password: 'correct horse', ...body } })
  const address = (): string => `${randomUUID()}@example.com`

  test('the account joins, and gets no organisation of its own', async () => {
    const id = await newOrganisation()
    const email = address()
    const made = await linked(id, { role: 'member', email })
    const token = tokenOf(made)
    expect((await register({ email: address(), invite: token })).status).toBe(403)
    const answer = await register({ email: email.toUpperCase(), invite: token })
    const { access_token } = answer.body as { access_token: string }
    const me = await api.call('me', { token: access_token })
    expect(me.body).toMatchObject({ memberships: [{ organisation_id: id, role: 'member' }] })
    expect((await register({ email: address(), invite: token })).status).toBe(410)
  })

  test('of four people with one link, one gets an account', async () => {
    const id = await newOrganisation()
    const invited = tokenOf(await linked(id, { role: 'viewer' }))
    const before = await api.pool.query('SELECT FROM users')
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => register({ email: address(), invite: invited })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect((await api.pool.query('SELECT FROM users')).rowCount).toBe((before.rowCount ?? 0) + 1)
  })

  test('where accounts are made by invitation, nobody comes in without one', async () => {
    const config = { ...TEST_CONFIG, REGISTRATION: 'invite' as const }
    const strict = await startTestApi(databases, { config })
    try {
      const id = await newOrganisation()
      expect(await register({ email: address() }, strict)).toMatchObject({
        body: { code: 'registration_closed' },
      })
      const unknown = { email: address(), invite: 'x'.repeat(43) }
      expect((await register(unknown, strict)).status).toBe(410)
      const invited = tokenOf(await linked(id, { role: 'viewer' }))
      expect((await register({ email: address(), invite: invited }, strict)).status).toBe(201)
    } finally {
      await strict.stop()
    }
  })
})
