/** Whatever is given to a logger, no secret and no address of a person comes out, and requests are named. */
import { expect, test } from 'vitest'
import { createApiKey } from './api-key.ts'
import { createLogger } from './logger.ts'
import { withinRequest } from './request-scope.ts'

const key = createApiKey('ingest')
const token = createApiKey('personal')
const jwt = 'eyJhbGciOiJIUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLW9mLWl0'
const opaque = 'q7Zr1fXg0VY3nq5sQmT9bKc8LwHdJpEaUyNoRiSxBvA'
const password = 'correct-horse-battery'
const mail = 'Ada.Lovelace+test@mail.example.co.uk'
const SECRETS = [key, token, jwt, opaque, password, mail]

const written = (log: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = []
  log(createLogger('test', 'trace', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

const failing = (message: string, more: object = {}): Error =>
  Object.assign(new Error(message), more)

test.each([
  ['fields', { password, token: opaque, email: mail, cookie: `__Host-s=${opaque}` }],
  ['other spellings', { newPassword: password, refresh_token: opaque, apiKey: key, Email: mail }],
  ['deep fields', { a: { b: { c: { d: { authorization: `Bearer ${jwt}` } } } } }],
  ['lists', { headers: { 'set-cookie': [`__Host-s=${opaque}; Path=/`, `x=${opaque}`] } }],
  ['headers', { req: { headers: { authorization: `Bearer ${key}`, cookie: `a=${opaque}` } } }],
  ['an address', { url: `postgres://ada:${password}@db.example.org/x` }],
  ['a link', { path: `/reset#t=${opaque}`, to: `https://x.example/live?ticket=${opaque}&q=1` }],
  ['a text', { note: `user ${mail} sent Bearer ${jwt} and ${key} and ${token}` }],
  ['JSON in a text', { body: JSON.stringify({ password, email: mail, x: '"' }) }],
  ['an error', { err: failing(`login of ${mail} with ${key} failed`) }],
  [
    "a driver's error",
    { err: failing('duplicate', { detail: `Key (email)=(${mail})`, parameters: [password] }) },
  ],
  ['a cause', { err: new Error('outer', { cause: failing(`inner ${jwt}`, { sql: password }) }) }],
  ['several', { err: new AggregateError([failing(`one ${mail}`, { token: opaque })], 'all') }],
  ['no error', { err: { password } }],
] as const)('%s', (_, fields) => {
  const line = written((log) => log.error(fields, 'it failed'))
  expect(line).toContain('it failed')
  expect(JSON.parse(line)).toMatchObject({ name: 'test' })
  for (const secret of SECRETS) expect(line).not.toContain(secret)
})

test('in the message and in a child', () => {
  const line = written((log) => log.child({ token: opaque }).info(`signed in ${mail} by ${jwt}`))
  for (const secret of SECRETS) expect(line).not.toContain(secret)
})

test('what is no secret stays', () => {
  const fields = { partition: 3, path: '/api/v1/projects/shop', ids: [1, 2], code: 'not_found' }
  const line = written((log) => log.info(fields, 'batch landed'))
  expect(JSON.parse(line)).toMatchObject({ ...fields, msg: 'batch landed' })
})

test('an error says what, where and why', () => {
  const err = failing('no answer', { code: 'ECONNREFUSED' })
  const line = written((log) => log.warn({ err }, 'it failed'))
  expect(JSON.parse(line)).toMatchObject({
    err: { type: 'Error', message: 'no answer', code: 'ECONNREFUSED', stack: err.stack },
  })
})

test('a line within a request has its id, also later; one outside has none', async () => {
  const lines: string[] = []
  const log = createLogger('test', 'info', { write: (line) => void lines.push(line) })
  await withinRequest('req_12345678', async () => {
    await Promise.resolve()
    log.info('within')
  })
  log.info('outside')
  const ids = lines.map((line) => (JSON.parse(line) as { requestId?: string }).requestId)
  expect(ids).toEqual(['req_12345678', undefined])
})

test('a long line costs its length', () => {
  const line = written((log) => log.info({ a: 'a'.repeat(200_000), b: 'eyJ-'.repeat(20_000) }))
  expect(line.length).toBeGreaterThan(280_000)
})
