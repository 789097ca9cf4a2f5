/** The operator's command as it is run: a process, with the address of a database. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  connectPostgres,
  createUser,
  findSecondFactor,
  hasAccountLink,
  startSecondFactor,
} from '@pulseboard/db'
import { createLogger, hashSecret, uuidv7 } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { childEnvironment } from './config.ts'
import { createDatabases, type Databases } from './databases.ts'

const program = fileURLToPath(new URL('./account.ts', import.meta.url))
const userId = uuidv7(Date.now())
let databases: Databases
let pool: ReturnType<typeof connectPostgres>

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  const log = createLogger('account-test', 'error')
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  await createUser(pool, { id: userId, name: 'Ada', email: 'Ada@example.com', passwordHash: 'x' })
})
afterAll(async () => {
  await pool.end()
  await databases.drop()
})

const run = (...args: string[]): { status: number | null; out: string } => {
  const env = {
    ...childEnvironment(),
    DATABASE_URL: databases.databaseUrl,
    PUBLIC_URL: 'https://pulse.example.org/',
  }
  const options = { env, encoding: 'utf8', timeout: 25_000 } as const
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...args, '--data-dir', '/nowhere'],
    options,
  )
  return { status, out: `${stdout}${stderr}`.trim() }
}

test('reset prints a link whose hash is stored for an hour', async () => {
  const { status, out } = run('reset', 'ada@EXAMPLE.com')
  expect(status).toBe(0)
  const [, token = ''] = /^https:\/\/pulse\.example\.org\/reset#t=([\w-]{43})$/.exec(out) ?? []
  const link = { hash: hashSecret(token), purposes: ['reset_password'] as const }
  expect(await hasAccountLink(pool, { ...link, now: new Date() })).toBe(true)
  const later = new Date(Date.now() + 3_601_000)
  expect(await hasAccountLink(pool, { ...link, now: later })).toBe(false)
})

test('second-factor-off removes it', async () => {
  await startSecondFactor(pool, { userId, sealedSecret: Buffer.alloc(48), now: new Date() })
  expect(run('second-factor-off', 'ada@example.com')).toMatchObject({ status: 0 })
  expect(await findSecondFactor(pool, userId)).toBeUndefined()
})

test('an unknown address and a wrong command end with 1 and a sentence', () => {
  expect(run('reset', 'bob@example.com')).toEqual({
    status: 1,
    out: expect.stringContaining('Nobody has an account with the address bob@example.com.'),
  })
  expect(run('delete', 'bob@example.com')).toMatchObject({ status: 1 })
})
