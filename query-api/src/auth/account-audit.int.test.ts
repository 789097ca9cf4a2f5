/** What happened to an account is told: in its own log, and a sign-in on a new device by mail. */
import { randomUUID } from 'node:crypto'
import type { AuditRecord } from '@pulseboard/contracts'
import { setMembership } from '@pulseboard/db'
import { Secret, TOTP } from 'otpauth'
import { createDatabases } from '@pulseboard/embedded'
import { describe, expect, test } from 'vitest'
import { linkToken, PASSWORD, tokenOf, useAccounts } from '../testing/accounts.ts'

const { api, clock, advance, login, refresh, mailTo, mailsTo } = useAccounts(createDatabases)

const NEXT = 'battery staple'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'
const NEW_DEVICE = 'New sign-in to your account'

const entries = async (token: string): Promise<AuditRecord[]> =>
  (
    (await api.call('listMyAudit', { token, query: { limit: '200' } })).body as {
      data: AuditRecord[]
    }
  ).data
const actions = async (token: string): Promise<string[]> =>
  (await entries(token)).map(({ action }) => action)
const newest = async (token: string, action: string): Promise<AuditRecord | undefined> =>
  (await entries(token)).find((entry) => entry.action === action)

describe('the log of an account', () => {
  test('begins with it; an entry says who, from where and with what', async () => {
    const { token, userId } = await api.register()
    expect((await actions(token)).toSorted()).toEqual(['account.created', 'session.started'])
    expect(await newest(token, 'session.started')).toMatchObject({
      organisation_id: null,
      actor: { kind: 'user', id: userId, name: 'Ada' },
      target: { kind: 'session', name: 'node' },
      after: { by: 'registration' },
      ip: expect.stringMatching(/127\.0\.0\.1$/) as string,
      request_id: expect.stringMatching(/^req_/) as string,
    })
  })

  test('has names and passwords, changed and reset', async () => {
    const { token, email } = await api.register()
    await api.call('changeName', { token, body: { name: 'Ada L.' } })
    await api.call('changeName', { token, body: { name: 'Ada L.' } })
    await login(email)
    const body = { current_password: PASSWORD, password: NEXT }
    await api.call('changePassword', { token, body })
    expect(await newest(token, 'account.renamed')).toMatchObject({
      before: { name: 'Ada' },
      after: { name: 'Ada L.' },
    })
    expect((await actions(token)).filter((action) => action === 'account.renamed')).toHaveLength(1)
    const changed = await newest(token, 'account.password_changed')
    expect(changed).toMatchObject({ after: { sessions_ended: 1 } })
    await api.call('requestReset', { body: { email } })
    const link = linkToken(await mailTo(email, 'Choose a new password'))
    await api.call('resetPassword', { body: { token: link, password: PASSWORD } })
    const again = tokenOf(await login(email))
    expect(await newest(again, 'account.password_reset')).toMatchObject({
      after: { sessions_ended: 1 },
    })
    expect(JSON.stringify(await entries(again))).not.toMatch(/horse|staple|\$2b/)
  })

  test('has the address, confirmed and changed', async () => {
    const { token, email } = await api.register()
    const confirm = async (address: string, subject: string): Promise<void> => {
      const link = linkToken(await mailTo(address, subject))
      await api.call('confirmEmail', { body: { token: link } })
    }
    await confirm(email, 'Confirm your e-mail address')
    expect(await newest(token, 'account.email_verified')).toMatchObject({ after: { email } })
    const next = `${randomUUID()}@example.com`
    await api.call('requestEmailChange', { token, body: { email: next, password: PASSWORD } })
    await confirm(next, 'Confirm your new e-mail address')
    expect(await newest(token, 'account.email_changed')).toMatchObject({
      before: { email },
      after: { email: next },
    })
  })

  test('has the second step, on, renewed and off', async () => {
    const { token, email } = await api.register()
    const begun = await api.call('enrolSecondFactor', { token, body: { password: PASSWORD } })
    const { secret } = begun.body as { secret: string }
    const code = (): string => {
      advance(60_000)
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() })
    }
    await api.call('confirmSecondFactor', { token, body: { code: code() } })
    const both = () => ({ token, body: { password: PASSWORD, code: code() } })
    await api.call('renewRecoveryCodes', both())
    const step = (await login(email)).body as { second_factor_token: string }
    await api.call('completeLogin', { body: { ...step, expires_in: undefined, code: code() } })
    await api.call('disableSecondFactor', both())
    const changes = (await entries(token)).filter(
      ({ action }) => action === 'account.second_factor_changed',
    )
    expect(changes.map(({ after }) => after)).toEqual([
      { enabled: false },
      { codes: 'renewed' },
      { enabled: true },
    ])
    const text = JSON.stringify(await entries(token))
    expect(text).not.toContain(secret)
    expect(await newest(token, 'session.started')).toMatchObject({ after: { by: 'app' } })
  })

  test('has ended sessions, each once, and a copy of a sign-in that was used', async () => {
    const { token, email, cookie } = await api.register()
    const other = await login(email)
    await api.call('logout', { headers: { cookie: other.cookie ?? '' } })
    await api.call('logout', { headers: { cookie: other.cookie ?? '' } })
    const ended = async (): Promise<unknown[]> =>
      (await entries(token))
        .filter(({ action }) => action === 'session.ended')
        .map(({ after }) => after)
    expect(await ended()).toEqual([{ reason: 'logout' }])
    await login(email)
    await api.call('endSessions', { token, query: { keep: 'current' } })
    await api.call('endSessions', { token, query: { keep: 'current' } })
    expect(await ended()).toEqual([{ reason: 'everywhere', sessions: 1 }, { reason: 'logout' }])
    const third = tokenOf(await login(email))
    const { data } = (await api.call('listSessions', { token: third })).body as {
      data: { id: string; current: boolean }[]
    }
    const mine = data.find(({ current }) => !current)?.id ?? ''
    await api.call('endSession', { token: third, params: { sessionId: mine } })
    const one = await newest(third, 'session.ended')
    expect(one).toMatchObject({ target: { id: mine }, after: { reason: 'revoked' } })
    expect((await refresh(cookie)).status).toBe(401)
  })

  test('has a copy of a sign-in that was used, once', async () => {
    const { email, cookie } = await api.register()
    await refresh(cookie)
    advance(11_000)
    await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)])
    const token = tokenOf(await login(email))
    const reused = (await entries(token)).filter(({ action }) => action === 'session.reused')
    expect(reused).toHaveLength(1)
  })

  test('outlives the account, and the log of its organisation says who left', async () => {
    const [owner, member] = [await api.register(), await api.register()]
    const me = await api.call('me', { token: owner.token })
    const { memberships } = me.body as { memberships: { organisation_id: string }[] }
    const organisationId = memberships[0]?.organisation_id ?? ''
    await setMembership(api.pool, { organisationId, userId: member.userId, role: 'member' })
    await api.call('deleteAccount', { token: member.token, body: { password: PASSWORD } })
    const { rows } = await api.pool.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE actor_id = $1 AND organisation_id IS NULL`,
      [member.userId],
    )
    expect(rows.map(({ action }) => action)).toContain('account.deleted')
    const params = { organisationId }
    const log = await api.call('listAudit', { token: owner.token, params })
    const [left] = (log.body as { data: AuditRecord[] }).data
    expect(left).toMatchObject({
      action: 'member.left',
      target: { kind: 'member', id: member.userId, name: 'Ada' },
      before: { role: 'member' },
    })
  })
})

describe('a sign-in on a device', () => {
  const deviceOf = (headers: Headers): string =>
    headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('pb_device_'))
      ?.split(';')[0] ?? ''
  const count = async (email: string): Promise<number> =>
    (await mailsTo(email)).filter(({ subject }) => subject === NEW_DEVICE).length

  test('that is new is told by mail, with what it is and from where', async () => {
    const { email } = await api.register()
    await login(email, PASSWORD, { 'user-agent': FIREFOX })
    const { text } = await mailTo(email, NEW_DEVICE)
    expect(text).toContain('Firefox on Linux')
    expect(text).toMatch(/127\.0\.0\.1, at \d{4}-\d\d-\d\d \d\d:\d\d UTC/)
    expect(text).toContain('If this was not you')
  })

  test('that was signed in before is not, also after signing out', async () => {
    const { email } = await api.register()
    const first = await login(email)
    await mailTo(email, NEW_DEVICE)
    await api.call('logout', { headers: { cookie: first.cookie ?? '' } })
    await login(email, PASSWORD, { cookie: deviceOf(first.headers) })
    await login(email, PASSWORD, { cookie: first.cookie ?? '' })
    // What comes after it is sent after it: had there been a mail, it would be here.
    await api.call('requestReset', { body: { email } })
    await mailTo(email, 'Choose a new password')
    expect(await count(email)).toBe(1)
  })

  test('of somebody else is new', async () => {
    const [ada, bob] = [await api.register(), await api.register()]
    const first = await login(bob.email)
    await login(ada.email, PASSWORD, { cookie: deviceOf(first.headers) })
    const mail = await mailTo(ada.email, NEW_DEVICE)
    expect(mail.text).toContain('node')
  })

  test('is new again after a new password, but for devices that are still signed in', async () => {
    const { email, token, cookie } = await api.register()
    const before = deviceOf((await login(email)).headers)
    await mailTo(email, NEW_DEVICE)
    const body = { current_password: PASSWORD, password: NEXT }
    await api.call('changePassword', { token, body })
    const here = deviceOf((await refresh(cookie)).headers)
    await login(email, NEXT, { cookie: here })
    await login(email, NEXT, { cookie: before })
    await expect.poll(() => count(email), { timeout: 10_000 }).toBe(2)
  })
})
