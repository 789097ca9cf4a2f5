/** The life of an account: password, reset, address, name, end. */
import { randomUUID } from 'node:crypto'
import { setMembership } from '@pulseboard/db'
import { createDatabases } from '@pulseboard/embedded'
import { describe, expect, test } from 'vitest'
import { linkToken, PASSWORD, useAccounts } from '../testing/accounts.ts'
import { startTestApi, type Answer } from '../testing/api.ts'

const { api, databases, advance, login, refresh, isIn, mailTo, mailsTo } =
  useAccounts(createDatabases)

const NEXT = 'battery staple'
const forgot = async (email: string): Promise<Answer> =>
  api.call('requestReset', { body: { email } })
const reset = async (token: string, password = NEXT): Promise<Answer> =>
  api.call('resetPassword', { body: { token, password } })

describe('password', () => {
  test('changing it asks the present one and ends all other sessions', async () => {
    const { token, email } = await api.register()
    const other = ((await login(email)).body as { access_token: string }).access_token
    const change = async (current_password: string): Promise<Answer> =>
      api.call('changePassword', { token, body: { current_password, password: NEXT } })
    expect(await change('wrong horse')).toMatchObject({
      status: 403,
      body: { code: 'wrong_password', errors: [{ pointer: '/current_password' }] },
    })
    expect((await change(PASSWORD)).status).toBe(204)
    expect(await isIn(token)).toBe(true)
    expect(await isIn(other)).toBe(false)
    expect((await login(email)).status).toBe(401)
    expect((await login(email, NEXT)).status).toBe(200)
    await mailTo(email, 'Your password was changed')
  })

  test('two changes at once set one password', async () => {
    const { token, email } = await api.register()
    const answers = await Promise.all(
      ['first choice', 'other choice'].map(async (password) =>
        api.call('changePassword', { token, body: { current_password: PASSWORD, password } }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 403])
    const winner = answers[0]?.status === 204 ? 'first choice' : 'other choice'
    expect((await login(email, winner)).status).toBe(200)
  })
})

describe('reset', () => {
  test('by a link that works once; all sessions end', async () => {
    const { token, email, cookie } = await api.register()
    await forgot(email)
    const link = linkToken(await mailTo(email, 'Choose a new password'))
    const answers = await Promise.all([reset(link), reset(link), reset(link)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410, 410])
    expect(await isIn(token)).toBe(false)
    expect((await refresh(cookie)).status).toBe(401)
    expect((await login(email, NEXT)).status).toBe(200)
    expect((await reset(link, 'third choice')).status).toBe(410)
  })

  test('a link is good for one hour, is stored as a hash, and one use ends the others', async () => {
    const { email, userId } = await api.register()
    await forgot(email)
    const old = linkToken(await mailTo(email, 'Choose a new password'))
    const { rows } = await api.pool.query<{ row: string }>(
      'SELECT account_links::text AS row FROM account_links WHERE user_id = $1',
      [userId],
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) expect(row).not.toContain(old)
    advance(3_600_001)
    expect(await reset(old)).toMatchObject({ status: 410, body: { code: 'invalid_link' } })
    await forgot(email)
    await expect
      .poll(
        async () =>
          (await mailsTo(email)).filter(({ subject }) => subject === 'Choose a new password')
            .length,
      )
      .toBe(2)
    await forgot(email)
    await expect
      .poll(
        async () =>
          (await mailsTo(email)).filter(({ subject }) => subject === 'Choose a new password')
            .length,
      )
      .toBe(3)
    const links = (await mailsTo(email))
      .filter(({ subject }) => subject === 'Choose a new password')
      .map(linkToken)
      .filter((link) => link !== old)
    expect((await reset(links[1] ?? '')).status).toBe(204)
    expect((await reset(links[0] ?? '')).status).toBe(410)
  })

  test('a refused password does not spend the link', async () => {
    const { email } = await api.register()
    await forgot(email)
    const link = linkToken(await mailTo(email, 'Choose a new password'))
    expect((await reset(link, 'ääääääää\0')).status).toBe(400)
    expect((await reset(link)).status).toBe(204)
  })

  test('the same answer and no more work for an unknown address', async () => {
    const { email } = await api.register()
    const [known, unknown] = [await forgot(email), await forgot(`no-${email}`)]
    expect(known).toMatchObject({ status: 202, body: { mail_configured: true } })
    expect(unknown.body).toEqual(known.body)
    await mailTo(email, 'Choose a new password')
    expect(await mailsTo(`no-${email}`)).toEqual([])
  })

  test('without a mail server it says so', async () => {
    const silent = await startTestApi(databases)
    const answer = await silent.call('requestReset', { body: { email: 'a@example.com' } })
    expect(answer).toMatchObject({ status: 202, body: { mail_configured: false } })
    await silent.stop()
  })

  test('a link for one thing does nothing else', async () => {
    const { email } = await api.register()
    const verify = linkToken(await mailTo(email, 'Confirm your e-mail address'))
    expect((await reset(verify)).status).toBe(410)
    await forgot(email)
    const link = linkToken(await mailTo(email, 'Choose a new password'))
    expect((await api.call('confirmEmail', { body: { token: link } })).status).toBe(410)
  })
})

describe('address', () => {
  const confirm = async (token: string): Promise<Answer> =>
    api.call('confirmEmail', { body: { token } })
  const verifiedAt = async (token: string): Promise<unknown> =>
    ((await api.call('getAccount', { token })).body as { email_verified_at: unknown })
      .email_verified_at

  test('a new account is asked to confirm it', async () => {
    const { token, email } = await api.register()
    expect(await verifiedAt(token)).toBeNull()
    const link = linkToken(await mailTo(email, 'Confirm your e-mail address'))
    expect(await confirm(link)).toMatchObject({ status: 200, body: { email } })
    expect(await verifiedAt(token)).toEqual(expect.any(String))
    expect((await confirm(link)).status).toBe(410)
  })

  test('no mail of ours repeats what a stranger typed', async () => {
    const email = `${randomUUID()}@example.com`
    const name = 'Click evil.example now'
    await api.call('register', { body: { name, email, password: PASSWORD } })
    const { text, html, subject } = await mailTo(email, 'Confirm your e-mail address')
    expect(text + html + subject).not.toContain('evil.example')
  })

  test('changes when the new one is confirmed; the old one is told', async () => {
    const { token, email } = await api.register()
    const next = `${randomUUID()}@example.com`
    const ask = async (password: string): Promise<Answer> =>
      api.call('requestEmailChange', { token, body: { email: next, password } })
    expect((await ask('wrong horse')).status).toBe(403)
    expect((await ask(PASSWORD)).status).toBe(202)
    await mailTo(email, 'Your e-mail address is about to change')
    expect((await login(email)).status).toBe(200)
    const link = linkToken(await mailTo(next, 'Confirm your new e-mail address'))
    expect(await confirm(link)).toMatchObject({ status: 200, body: { email: next } })
    expect((await login(next)).status).toBe(200)
    expect((await login(email)).status).toBe(401)
    await mailTo(email, 'Your e-mail address was changed')
  })

  test('whether the new one is taken is told to nobody; no link goes out', async () => {
    const [taken, mine] = [await api.register(), await api.register()]
    const body = { email: taken.email, password: PASSWORD }
    const answer = await api.call('requestEmailChange', { token: mine.token, body })
    expect(answer.status).toBe(202)
    await mailTo(mine.email, 'Your e-mail address is about to change')
    const subjects = (await mailsTo(taken.email)).map(({ subject }) => subject)
    expect(subjects).not.toContain('Confirm your new e-mail address')
  })

  test('an address that somebody took meanwhile is refused', async () => {
    const { token } = await api.register()
    const next = `${randomUUID()}@example.com`
    await api.call('requestEmailChange', { token, body: { email: next, password: PASSWORD } })
    const link = linkToken(await mailTo(next, 'Confirm your new e-mail address'))
    await api.call('register', { body: { name: 'Bob', email: next, password: PASSWORD } })
    expect(await confirm(link)).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  })
})

test('the name changes and stays a name', async () => {
  const { token } = await api.register()
  const rename = async (name: string): Promise<Answer> =>
    api.call('changeName', { token, body: { name } })
  expect(await rename('Ada L.')).toMatchObject({ status: 200, body: { user: { name: 'Ada L.' } } })
  expect((await rename('Ada\u202ecod')).status).toBe(400)
})

describe('end', () => {
  const remove = async (token: string, password = PASSWORD): Promise<Answer> =>
    api.call('deleteAccount', { token, body: { password } })
  const organisationOf = async (token: string): Promise<string> => {
    const me = await api.call('me', { token })
    const { memberships } = me.body as { memberships: { organisation_id: string }[] }
    return memberships[0]?.organisation_id ?? ''
  }
  const count = async (sql: string, id: string): Promise<number> =>
    (await api.pool.query(sql, [id])).rows.length

  test('asks the password, and takes an organisation of one with its projects along', async () => {
    const { token, userId, email, cookie } = await api.register()
    const organisationId = await organisationOf(token)
    const project = await api.call('createProject', { token, body: { name: 'Gone' } })
    expect(project.status).toBe(201)
    expect((await remove(token, 'wrong horse')).status).toBe(403)
    expect(await remove(token)).toMatchObject({ status: 204, cookie: 'pb_refresh=' })
    expect(await isIn(token)).toBe(false)
    expect((await refresh(cookie)).status).toBe(401)
    expect((await login(email)).status).toBe(401)
    expect(await count('SELECT 1 FROM organisations WHERE id = $1', organisationId)).toBe(0)
    expect(await count('SELECT 1 FROM projects WHERE organisation_id = $1', organisationId)).toBe(0)
    expect(
      await count(
        `SELECT 1 FROM data_jobs WHERE organisation_id = $1 AND kind = 'delete_project'`,
        organisationId,
      ),
    ).toBe(1)
    expect(await count('SELECT 1 FROM session_families WHERE user_id = $1', userId)).toBe(0)
    await mailTo(email, 'Your account was deleted')
  })

  test('the last owner of other people’s organisation is refused with the fix', async () => {
    const [owner, member] = [await api.register(), await api.register()]
    const organisationId = await organisationOf(owner.token)
    const join = async (userId: string, role: 'member' | 'owner'): Promise<void> =>
      setMembership(api.pool, { organisationId, userId, role })
    await join(member.userId, 'member')
    const refused = await remove(owner.token)
    expect(refused).toMatchObject({ status: 409, body: { code: 'last_owner' } })
    expect((refused.body as { detail: string }).detail).toContain('Make one of them an owner')
    expect(await isIn(owner.token)).toBe(true)
    await join(member.userId, 'owner')
    expect((await remove(owner.token)).status).toBe(204)
    expect(await count('SELECT 1 FROM organisations WHERE id = $1', organisationId)).toBe(1)
  })

  test('two last owners cannot leave at once', async () => {
    const [ada, bob, member] = [await api.register(), await api.register(), await api.register()]
    const organisationId = await organisationOf(ada.token)
    await setMembership(api.pool, { organisationId, userId: bob.userId, role: 'owner' })
    await setMembership(api.pool, { organisationId, userId: member.userId, role: 'member' })
    const answers = await Promise.all([remove(ada.token), remove(bob.token)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
  })
})
