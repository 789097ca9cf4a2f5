/** Signed-in devices, what ending them does, and refresh tokens that are used more than once. */
import { createDatabases } from '@pulseboard/embedded'
import { describe, expect, test } from 'vitest'
import { PASSWORD, tokenOf, useAccounts } from '../testing/accounts.ts'

interface Device {
  readonly id: string
  readonly device: string
  readonly current: boolean
}

const accounts = useAccounts(createDatabases)
const { api, advance, refresh, isIn, mailsTo } = accounts

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'
const login = async (email: string): Promise<{ token: string; cookie: string }> => {
  const answer = await accounts.login(email, PASSWORD, { 'user-agent': FIREFOX })
  return { token: tokenOf(answer), cookie: answer.cookie ?? '' }
}
const devices = async (token: string): Promise<Device[]> =>
  ((await api.call('listSessions', { token })).body as { data: Device[] }).data

describe('signed-in devices', () => {
  test('are listed with what they are, last used first', async () => {
    const first = await api.register()
    advance(1000)
    const second = await login(first.email)
    expect(await devices(second.token)).toMatchObject([
      { device: 'Firefox on Linux', current: true },
      { device: 'node', current: false },
    ])
  })

  test('one is ended: its access token and its cookie are refused at once', async () => {
    const first = await api.register()
    const second = await login(first.email)
    const other = (await devices(first.token)).find(({ current }) => !current)
    const params = { sessionId: other?.id ?? '' }
    expect((await api.call('endSession', { token: first.token, params })).status).toBe(204)
    expect(await isIn(second.token)).toBe(false)
    expect((await refresh(second.cookie)).status).toBe(401)
    expect(await isIn(first.token)).toBe(true)
    expect((await api.call('endSession', { token: first.token, params })).status).toBe(404)
  })

  test('somebody else’s is not found', async () => {
    const [victim, stranger] = [await api.register(), await api.register()]
    const [session] = await devices(victim.token)
    const params = { sessionId: session?.id ?? '' }
    expect((await api.call('endSession', { token: stranger.token, params })).status).toBe(404)
    expect(await isIn(victim.token)).toBe(true)
  })

  test('the one that asks can end itself, and its cookie goes', async () => {
    const { token } = await api.register()
    const [session] = await devices(token)
    const params = { sessionId: session?.id ?? '' }
    const answer = await api.call('endSession', { token, params })
    expect(answer).toMatchObject({ status: 204, cookie: 'pb_refresh=' })
    expect(await isIn(token)).toBe(false)
  })

  test('all others, then all', async () => {
    const first = await api.register()
    const others = [await login(first.email), await login(first.email)]
    const kept = await api.call('endSessions', { token: first.token, query: { keep: 'current' } })
    expect(kept).toMatchObject({ status: 200, body: { ended: 2 }, cookie: undefined })
    for (const { token } of others) expect(await isIn(token)).toBe(false)
    expect(await devices(first.token)).toHaveLength(1)
    const all = await api.call('endSessions', { token: first.token })
    expect(all).toMatchObject({ body: { ended: 1 }, cookie: 'pb_refresh=' })
    expect(await isIn(first.token)).toBe(false)
  })

  test('signing out refuses the access token, too', async () => {
    const { token, cookie } = await api.register()
    await api.call('logout', { headers: { cookie } })
    expect(await isIn(token)).toBe(false)
  })
})

describe('refresh families', () => {
  const families = async (userId: string): Promise<number[]> => {
    const { rows } = await api.pool.query<{ tokens: number }>(
      `SELECT count(t.token_hash)::int AS tokens FROM session_families f
       JOIN refresh_tokens t ON t.family_id = f.id WHERE f.user_id = $1 GROUP BY f.id`,
      [userId],
    )
    return rows.map(({ tokens }) => tokens)
  }

  test('50 at once with one token: one family, one successor, the same for all', async () => {
    const { cookie, userId } = await api.register()
    const answers = await Promise.all(Array.from({ length: 50 }, async () => refresh(cookie)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1)
    expect(await families(userId)).toEqual([2])
    for (const answer of answers.slice(0, 2)) expect(await isIn(tokenOf(answer))).toBe(true)
  })

  test('50 at once after the grace: nobody gets in, and one mail is sent', async () => {
    const { cookie, email, token } = await api.register()
    const successor = (await refresh(cookie)).cookie ?? ''
    advance(11_000)
    const answers = await Promise.all(Array.from({ length: 50 }, async () => refresh(cookie)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    expect((await refresh(successor)).status).toBe(401)
    expect(await isIn(token)).toBe(false)
    await expect
      .poll(async () => (await mailsTo(email)).map(({ subject }) => subject))
      .toContain('Your session was ended')
    const metrics = await (await fetch(`${api.base}/metrics`)).text()
    expect(metrics).toMatch(/pulseboard_query_refresh_refused_total\{.*reason="reuse".*\} 1\n/)
    expect(metrics).toMatch(/pulseboard_query_sessions_ended_total\{.*reason="reuse".*\} 1\n/)
    const mails = await mailsTo(email)
    expect(mails.filter(({ subject }) => subject === 'Your session was ended')).toHaveLength(1)
  })

  test('one stolen session does not end the others', async () => {
    const { cookie, email } = await api.register()
    const other = await login(email)
    await refresh(cookie)
    advance(11_000)
    await refresh(cookie)
    expect(await isIn(other.token)).toBe(true)
  })
})
