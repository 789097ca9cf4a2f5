/** Sign-in in two steps: on, used, replayed, raced, recovered, off. */
import { Secret, TOTP } from 'otpauth'
import { SignJWT } from 'jose'
import { createDatabases } from '@pulseboard/embedded'
import { describe, expect, test } from 'vitest'
import { PASSWORD, useAccounts } from '../testing/accounts.ts'
import {
  GENEROUS_LIMITS,
  startTestApi,
  TEST_CONFIG,
  type Answer,
  type TestApi,
} from '../testing/api.ts'
import { deriveKeyring } from './keys.ts'

const { api, databases, clock, advance } = useAccounts(createDatabases)

const PERIOD_MS = 30_000

/** The code of the app; each call moves on to a time step of its own. */
const nextCode = (secret: string): string => {
  advance(2 * PERIOD_MS)
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() })
}
const enrol = async (token: string): Promise<string> => {
  const answer = await api.call('enrolSecondFactor', { token, body: { password: PASSWORD } })
  expect(answer.status).toBe(201)
  return (answer.body as { secret: string }).secret
}
const confirm = async (token: string, code: string): Promise<Answer> =>
  api.call('confirmSecondFactor', { token, body: { code } })
const codesOf = (answer: Answer): string[] =>
  (answer.body as { recovery_codes: string[] }).recovery_codes

/** An account with the second factor on. */
const protectedAccount = async () => {
  const account = await api.register()
  const secret = await enrol(account.token)
  const answer = await confirm(account.token, nextCode(secret))
  expect(answer.status).toBe(200)
  return { ...account, secret, recovery: codesOf(answer) }
}
const firstStep = async (email: string, password = PASSWORD): Promise<string> => {
  const answer = await api.call('login', { body: { email, password } })
  expect(answer).toMatchObject({ status: 200, cookie: undefined })
  expect(answer.body).not.toHaveProperty('access_token')
  return (answer.body as { second_factor_token: string }).second_factor_token
}
const secondStep = async (second_factor_token: string, code: string): Promise<Answer> =>
  api.call('completeLogin', { body: { second_factor_token, code } })
const enabled = async (token: string): Promise<unknown> =>
  ((await api.call('getAccount', { token })).body as { second_factor: unknown }).second_factor

describe('switching on', () => {
  test('asks the password, shows a secret, changes nothing until a code is given', async () => {
    const { token, email } = await api.register()
    const body = { password: 'wrong horse' }
    expect((await api.call('enrolSecondFactor', { token, body })).status).toBe(403)
    expect((await confirm(token, '123456')).status).toBe(409)
    const secret = await enrol(token)
    expect(await confirm(token, '000000')).toMatchObject({ body: { code: 'wrong_code' } })
    const answer = await api.call('login', { body: { email, password: PASSWORD } })
    expect(answer.body).toHaveProperty('access_token')
    const again = await enrol(token)
    expect(again).not.toBe(secret)
    expect((await confirm(token, nextCode(secret))).status).toBe(403)
    expect((await confirm(token, nextCode(again))).status).toBe(200)
    expect(await enabled(token)).toEqual({ enabled: true, recovery_codes_left: 10 })
  })

  test('what is in use is not replaced; the database has no secret in clear', async () => {
    const { token, userId, secret, recovery } = await protectedAccount()
    const answer = await api.call('enrolSecondFactor', { token, body: { password: PASSWORD } })
    expect(answer).toMatchObject({ status: 409, body: { code: 'second_factor_state' } })
    const { rows } = await api.pool.query<{ row: string; sealed: Buffer }>(
      `SELECT f::text || r::text AS row, f.sealed_secret AS sealed FROM second_factors f
       JOIN recovery_codes r USING (user_id) WHERE user_id = $1`,
      [userId],
    )
    expect(rows).toHaveLength(10)
    const plain = Buffer.from(Secret.fromBase32(secret).bytes)
    for (const { row, sealed } of rows) {
      expect(sealed.includes(plain)).toBe(false)
      for (const code of recovery) expect(row).not.toContain(code.replaceAll('-', ''))
    }
  })
})

describe('signing in', () => {
  test('the password gives a token that is no access token, a code signs in', async () => {
    const { email, secret } = await protectedAccount()
    const token = await firstStep(email)
    expect((await api.call('me', { token })).status).toBe(401)
    expect(await secondStep(token, '000000')).toMatchObject({ body: { code: 'wrong_code' } })
    const answer = await secondStep(token, nextCode(secret))
    expect(answer.status).toBe(200)
    const { access_token } = answer.body as { access_token: string }
    expect((await api.call('me', { token: access_token })).status).toBe(200)
    expect((await api.call('refresh', { headers: { cookie: answer.cookie ?? '' } })).status).toBe(
      200,
    )
  })

  test('a code is taken once, also by twenty at the same time', async () => {
    const { email, secret } = await protectedAccount()
    const token = await firstStep(email)
    const code = nextCode(secret)
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => secondStep(token, code)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await secondStep(await firstStep(email), code)).status).toBe(403)
    // Nor an older one, once a newer one was taken.
    const older = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: clock.now() - PERIOD_MS,
    })
    expect((await secondStep(await firstStep(email), older)).status).toBe(403)
  })

  test('the first step is good for five minutes and for its account', async () => {
    const [ada, bob] = [await protectedAccount(), await protectedAccount()]
    const token = await firstStep(ada.email)
    expect((await secondStep(token, nextCode(bob.secret))).status).toBe(403)
    advance(301_000)
    expect(await secondStep(token, nextCode(ada.secret))).toMatchObject({
      status: 401,
      body: { code: 'not_signed_in' },
    })
  })

  test('a changed password makes the first step worthless', async () => {
    const { email, token: access, secret } = await protectedAccount()
    const token = await firstStep(email)
    advance(2000)
    const body = { current_password: PASSWORD, password: 'battery staple' }
    expect((await api.call('changePassword', { token: access, body })).status).toBe(204)
    expect((await secondStep(token, nextCode(secret))).status).toBe(401)
  })

  test('forged first steps are refused', async () => {
    const { userId, secret, token: access } = await protectedAccount()
    const ring = deriveKeyring(TEST_CONFIG.JWT_SECRET)
    const make = async (key: Buffer, claims: object, kid = ring.kid): Promise<string> =>
      new SignJWT({
        token_use: 'second_factor',
        sub: userId,
        iss: 'pulseboard',
        aud: 'pulseboard-second-factor',
        ...claims,
      })
        .setProtectedHeader({ alg: 'HS256', kid })
        .setIssuedAt(Math.floor(clock.now() / 1000))
        .setExpirationTime(Math.floor(clock.now() / 1000) + 300)
        .sign(key)
    const key = ring['second-factor-token']
    const code = nextCode(secret)
    const forged = [
      access,
      await make(ring['access-token'], {}),
      await make(key, { token_use: 'access' }),
      await make(key, { aud: 'pulseboard-api' }),
      await make(key, { iss: 'evil' }),
      await make(key, {}, 'other'),
      'noise',
      'a.b.c',
    ]
    for (const token of forged) expect((await secondStep(token, code)).status).toBe(401)
    expect((await secondStep(await make(key, {}), code)).status).toBe(200)
  })

  test('tries are counted for the account', async () => {
    const { email, secret } = await protectedAccount()
    const limits = {
      ...GENEROUS_LIMITS,
      'second-factor': { account: { points: 3, seconds: 60 } },
    }
    const limited = await startTestApi(databases, { clock, limits })
    const second_factor_token = await firstStep(email)
    const tried = async (code: string): Promise<number> =>
      (await limited.call('completeLogin', { body: { second_factor_token, code } })).status
    for (const code of ['000000', '000001', '000002']) expect(await tried(code)).toBe(403)
    expect(await tried(nextCode(secret))).toBe(429)
    await limited.stop()
  })
})

describe('recovery codes', () => {
  test('each signs in once, new ones replace all', async () => {
    const { email, token, secret, recovery } = await protectedAccount()
    const [first = '', second = ''] = recovery
    const typed = first.toLowerCase().replaceAll('-', ' ')
    const tokens = await Promise.all([firstStep(email), firstStep(email)])
    const answers = await Promise.all(tokens.map(async (step) => secondStep(step, typed)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await enabled(token)).toEqual({ enabled: true, recovery_codes_left: 9 })
    const body = { password: PASSWORD, code: nextCode(secret) }
    const renewed = await api.call('renewRecoveryCodes', { token, body })
    expect(codesOf(renewed)).toHaveLength(10)
    expect((await secondStep(await firstStep(email), second)).status).toBe(403)
    expect((await secondStep(await firstStep(email), codesOf(renewed)[0] ?? '')).status).toBe(200)
  })

  test('one account’s code is worthless to another', async () => {
    const [ada, bob] = [await protectedAccount(), await protectedAccount()]
    expect((await secondStep(await firstStep(ada.email), bob.recovery[0] ?? '')).status).toBe(403)
  })
})

describe('switching off', () => {
  test('asks password and code', async () => {
    const { email, token, secret } = await protectedAccount()
    const off = async (password: string, code: string): Promise<Answer> =>
      api.call('disableSecondFactor', { token, body: { password, code } })
    expect((await off('wrong horse', nextCode(secret))).status).toBe(403)
    expect((await off(PASSWORD, '000000')).status).toBe(403)
    expect((await off(PASSWORD, nextCode(secret))).status).toBe(204)
    expect((await off(PASSWORD, nextCode(secret))).status).toBe(409)
    expect(await enabled(token)).toEqual({ enabled: false, recovery_codes_left: 0 })
    const answer = await api.call('login', { body: { email, password: PASSWORD } })
    expect(answer.body).toHaveProperty('access_token')
  })
})

test('a replaced secret still opens, and the old one can then be dropped', async () => {
  const { email, secret } = await protectedAccount()
  const fresh = '0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d'
  const withSecret = async (JWT_SECRET: string): Promise<TestApi> =>
    startTestApi(databases, { clock, config: { ...TEST_CONFIG, JWT_SECRET } })
  for (const setting of [`${fresh},${TEST_CONFIG.JWT_SECRET}`, fresh]) {
    const other = await withSecret(setting)
    const step = await other.call('login', { body: { email, password: PASSWORD } })
    const { second_factor_token } = step.body as { second_factor_token: string }
    const body = { second_factor_token, code: nextCode(secret) }
    expect((await other.call('completeLogin', { body })).status).toBe(200)
    await other.stop()
  }
})
