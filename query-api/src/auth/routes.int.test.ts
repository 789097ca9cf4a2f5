import { createHelloToken } from '@pulseboard/db'
import { createDatabases } from '@pulseboard/embedded'
import { hashSecret, randomToken } from '@pulseboard/runtime'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { describe, expect, inject, test } from 'vitest'
import { tokenOf, useAccounts } from '../testing/accounts.ts'
import {
  GENEROUS_LIMITS,
  PUBLIC_URL,
  startTestApi,
  TEST_CONFIG,
  type Answer,
  type TestApi,
} from '../testing/api.ts'
import { deriveKeyring } from './keys.ts'

const { api, databases, clock, advance, refresh } = useAccounts(createDatabases)

describe('register and sign in', () => {
  test('the first account owns an organisation and is signed in', async () => {
    const { token } = await api.register()
    const me = await api.call('me', { token })
    expect(me.body).toMatchObject({ user: { name: 'Ada' }, memberships: [{ role: 'owner' }] })
  })

  test('an address is taken whatever its case', async () => {
    const { email } = await api.register()
    const body = { name: 'Bob', email: email.toUpperCase(), password: 'correct horse' }
    const answer = await api.call('register', { body })
    expect(answer).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  })

  test('the same answer for a wrong address and a wrong password', async () => {
    const { email } = await api.register()
    const wrong = [
      { email, password: 'wrong horse' },
      { email: `no-${email}`, password: 'correct horse' },
      { email, password: 'x'.repeat(1000) },
    ]
    const answers = await Promise.all(wrong.map(async (body) => api.call('login', { body })))
    const bodies = answers.map(({ body }) => ({ ...(body as object), request_id: '' }))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  test('a second device does not end the first session', async () => {
    const first = await api.register()
    const body = { email: first.email, password: 'correct horse' }
    const second = await api.call('login', { body })
    expect(second.status).toBe(200)
    expect((await refresh(first.cookie)).status).toBe(200)
    expect((await refresh(second.cookie ?? '')).status).toBe(200)
  })

  test.each([
    ['short', 'äöü'],
    ['73 bytes', 'ä'.repeat(36) + 'a'],
    ['with NUL', 'abcdefgh\0'],
  ])('a password that is %s is refused with the field', async (_, password) => {
    const body = { name: 'Ada', email: 'a@example.com', password }
    const answer = await api.call('register', { body })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/password' }] })
  })

  test('72 bytes in a composed and a decomposed spelling are the same password', async () => {
    const email = `${randomToken()}@example.com`.toLowerCase()
    const password = 'ä'.repeat(36)
    await api.call('register', { body: { name: 'Ada', email, password } })
    const body = { email, password: password.normalize('NFD') }
    expect((await api.call('login', { body })).status).toBe(200)
  })
})

describe('access tokens', () => {
  const claims = { token_use: 'access', sid: 's' }
  const ring = deriveKeyring(TEST_CONFIG.JWT_SECRET)
  const { kid } = ring
  const key = ring['access-token']
  const make = (changes: object, alg = 'HS256', signer: Uint8Array = key): Promise<string> =>
    new SignJWT({ ...claims, sub: 'u', iss: 'pulseboard', aud: 'pulseboard-api', ...changes })
      .setProtectedHeader({ alg, kid })
      .setExpirationTime('5m')
      .sign(signer)
  const none = (): string => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'none', kid })}.${part({ ...claims, sub: 'u' })}.`
  }

  test.each([
    ['none', async () => none()],
    ['another algorithm', async () => make({}, 'HS512', Buffer.concat([key, key]))],
    ['another key', async () => make({}, 'HS256', Buffer.alloc(32, 7))],
    ['the raw secret', async () => make({}, 'HS256', Buffer.from(TEST_CONFIG.JWT_SECRET))],
    ['another issuer', async () => make({ iss: 'evil' })],
    ['another audience', async () => make({ aud: 'evil' })],
    ['another use', async () => make({ token_use: 'refresh' })],
    ['no subject', async () => make({ sub: undefined })],
    ['a code’s key', async () => make({}, 'HS256', ring['second-factor-token'])],
    ['noise', async () => 'abc'],
  ])('%s is refused', async (_, token) => {
    const answer = await api.call('me', { token: await token() })
    expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  })

  test('no key or an unknown one is named', async () => {
    for (const head of [
      { alg: 'HS256' },
      { alg: 'HS256', kid: 'other' },
      { alg: 'HS256', kid: '__proto__' },
    ]) {
      const token = await new SignJWT({
        ...claims,
        sub: 'u',
        iss: 'pulseboard',
        aud: 'pulseboard-api',
      })
        .setProtectedHeader(head)
        .setExpirationTime('5m')
        .sign(key)
      expect((await api.call('me', { token })).status).toBe(401)
    }
  })

  test('a secret is replaced without signing anybody out, and then forgotten', async () => {
    const fresh = '0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d'
    const withSecret = async (JWT_SECRET: string): Promise<TestApi> =>
      startTestApi(databases, { clock, config: { ...TEST_CONFIG, JWT_SECRET } })
    const before = await api.register()
    const both = await withSecret(`${fresh},${TEST_CONFIG.JWT_SECRET}`)
    expect((await both.call('me', { token: before.token })).status).toBe(200)
    // Two tabs, one of which still met the old process.
    const first = await api.call('refresh', { headers: { cookie: before.cookie } })
    const second = await both.call('refresh', { headers: { cookie: before.cookie } })
    expect(second).toMatchObject({ status: 200, cookie: first.cookie })
    const renewed = await both.call('refresh', { headers: { cookie: first.cookie ?? '' } })
    const token = tokenOf(renewed)
    expect(decodeProtectedHeader(token).kid).not.toBe(kid)
    const after = await withSecret(fresh)
    expect((await after.call('me', { token })).status).toBe(200)
    expect((await after.call('me', { token: before.token })).status).toBe(401)
    expect(
      (await after.call('refresh', { headers: { cookie: renewed.cookie ?? '' } })).status,
    ).toBe(200)
    await Promise.all([both.stop(), after.stop()])
  })

  test('lives 15 minutes', async () => {
    const { token } = await api.register()
    const { exp = 0, iat = 0 } = decodeJwt(token)
    expect(exp - iat).toBe(900)
  })
})

describe('refresh', () => {
  test('rotates: the next token works, an old one ends the whole family', async () => {
    const { cookie } = await api.register()
    const first = await refresh(cookie)
    expect(first.status).toBe(200)
    expect(first.cookie).not.toBe(cookie)
    advance(11_000)
    const reused = await refresh(cookie)
    expect(reused).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    expect(reused.cookie).toBe('pb_refresh=')
    expect((await refresh(first.cookie ?? '')).status).toBe(401)
  })

  test('two tabs at once get the same successor', async () => {
    const { cookie } = await api.register()
    const answers = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1)
  })

  test('a late answer never brings back a token that is used up', async () => {
    const { cookie } = await api.register()
    const second = await refresh(cookie)
    const third = await refresh(second.cookie ?? '')
    const late = await refresh(cookie)
    expect(late.cookie).toBe(third.cookie)
    advance(60_000)
    expect((await refresh(late.cookie ?? '')).status).toBe(200)
  })

  test('only hashes are stored', async () => {
    const { cookie } = await api.register()
    const token = cookie.split('=')[1] ?? ''
    const { rows } = await api.pool.query(
      `SELECT 1 FROM refresh_tokens WHERE token_hash = $1
       AND encode(token_hash, 'escape') NOT LIKE '%' || $2 || '%'`,
      [hashSecret(token), token],
    )
    expect(rows).toHaveLength(1)
  })

  test('foreign pages are refused, and an ended session stays ended', async () => {
    const { cookie } = await api.register()
    const foreign = await refresh(cookie, { origin: 'http://evil.example' })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'wrong_origin' } })
    expect((await refresh(cookie, { origin: PUBLIC_URL })).status).toBe(200)
    expect((await api.call('logout', { headers: { cookie } })).status).toBe(204)
    expect((await refresh(cookie)).status).toBe(401)
  })

  test('a session that nobody used for 30 days has ended', async () => {
    const { cookie } = await api.register()
    advance(31 * 86_400_000)
    expect((await refresh(cookie)).status).toBe(401)
  })
})

describe('one-time links', () => {
  const link = async (userId: string, ms = 60_000): Promise<string> => {
    const token = randomToken()
    const expiresAt = new Date(clock.now() + ms)
    await createHelloToken(api.pool, { hash: hashSecret(token), userId, expiresAt })
    return token
  }
  test('work once, in time, on loopback only', async () => {
    const { userId } = await api.register()
    const token = await link(userId)
    const open = await startTestApi(databases, { config: { ...TEST_CONFIG, HOST: '0.0.0.0' } })
    expect((await open.call('hello', { body: { token } })).status).toBe(401)
    await open.stop()
    const first = await api.call('hello', { body: { token } })
    expect(first.status).toBe(200)
    expect((await api.call('me', { token: tokenOf(first) })).status).toBe(200)
    expect((await api.call('hello', { body: { token } })).status).toBe(401)
    const late = await link(userId, -1)
    expect((await api.call('hello', { body: { token: late } })).status).toBe(401)
  })
})

describe('limits', () => {
  const tight = { address: { points: 100, seconds: 60 }, pair: { points: 3, seconds: 60 } }
  test('failures count for one account from one address; a known device is told apart', async () => {
    const limits = { ...GENEROUS_LIMITS, login: tight }
    const config = { ...TEST_CONFIG, TRUST_PROXY: 1 }
    const limited = await startTestApi(databases, { limits, config })
    const { email, cookie } = await api.register()
    const login = async (password: string, address: string, cookies = ''): Promise<Answer> =>
      limited.call('login', {
        body: { email, password },
        headers: { 'x-forwarded-for': `6.6.6.6, ${address}`, cookie: cookies },
      })
    for (let n = 0; n < 5; n++) expect((await login('correct horse', '10.0.0.1')).status).toBe(200)
    for (let n = 0; n < 3; n++) expect((await login('wrong', '10.0.0.1')).status).toBe(401)
    const over = await login('correct horse', '10.0.0.1')
    expect(over).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
    const elsewhere = await login('correct horse', '10.0.0.2')
    expect(elsewhere.status).toBe(200)
    expect(elsewhere.headers.get('ratelimit-policy')).toBe('"login-address";q=100;w=60')
    expect((await login('correct horse', '10.0.0.1', cookie)).status).toBe(200)
    const foreign = await api.register()
    expect((await login('correct horse', '10.0.0.1', foreign.cookie)).status).toBe(429)
    await limited.stop()
  })

  test('first-only lets one person in, closed nobody', async () => {
    const own = await createDatabases(inject('stores'))
    const config = { ...TEST_CONFIG, REGISTRATION: 'first-only' } as const
    const first = await startTestApi(own, { config })
    const register = async (n: number): Promise<Answer> =>
      first.call('register', {
        body: { name: 'Ada', email: `a${n}@example.com`, password: 'correct horse' },
      })
    const answers = await Promise.all([register(1), register(2), register(3)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 403, 403])
    await first.stop()
    await own.drop()
  })
})
