/** A stranger can slow an account down and lock it for nobody. */
import { randomUUID } from 'node:crypto'
import { connectPostgres } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { createLogger } from '@pulseboard/runtime'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { LIMITS_DEFAULT } from './limits.ts'
import { createThrottle, type Throttle } from './throttle.ts'

let databases: Databases
let pool: ReturnType<typeof connectPostgres>
let throttle: Throttle
const waits: number[] = []

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  const log = createLogger('throttle-test', 'error')
  pool = connectPostgres({ url: databases.databaseUrl, application: 'test', log })
  throttle = createThrottle(pool, LIMITS_DEFAULT, async (ms) => waits.push(ms))
})
afterAll(async () => {
  await pool.end()
  await databases.drop()
})

const account = (): string => `${randomUUID()}@example.com`
const address = (n: number): string =>
  `10.${Math.trunc(n / 65_536)}.${Math.trunc(n / 256) % 256}.${n % 256}`
const limited = { code: 'rate_limited' }

test('guesses from one address lock that address out of the account, nobody else', async () => {
  const victim = account()
  const stranger = { address: '203.0.113.1', account: victim }
  for (let n = 0; n < 10; n++) await throttle.count('login', stranger)
  await expect(throttle.count('login', stranger)).rejects.toMatchObject(limited)
  await throttle.count('login', { address: '203.0.113.1', account: account() })
  await throttle.count('login', { address: '203.0.113.2', account: victim })
})

test('guesses from a thousand addresses only make answers slower, known devices see nothing', async () => {
  const victim = account()
  waits.length = 0
  for (let n = 0; n < 60; n++)
    await throttle.count('login', { address: address(n), account: victim })
  expect(waits).toHaveLength(40)
  expect(waits.slice(0, 6)).toEqual([250, 500, 1000, 2000, 4000, 8000])
  waits.length = 0
  await throttle.count('login', { address: address(9999), account: victim })
  expect(waits).toEqual([8000])
  waits.length = 0
  await throttle.count('login', { address: address(1), account: victim, device: 'known' })
  expect(waits).toEqual([])
})

test('a known device is bounded by itself and not by its address', async () => {
  const shared = '198.51.100.7'
  for (let n = 0; n < 60; n++)
    await throttle.count('login', { address: shared, account: account() })
  await expect(
    throttle.count('login', { address: shared, account: account() }),
  ).rejects.toMatchObject(limited)
  const known = { address: shared, account: account(), device: 'mine' }
  for (let n = 0; n < 10; n++) await throttle.count('login', known)
  await expect(throttle.count('login', known)).rejects.toMatchObject(limited)
})

test('only failures count', async () => {
  const who = { address: '198.51.100.8', account: account() }
  waits.length = 0
  for (let n = 0; n < 100; n++) {
    await throttle.count('login', who)
    await throttle.forgive('login', who)
  }
  expect(waits).toEqual([])
})

test('a hundred tries at once count as a hundred', async () => {
  const who = { address: '198.51.100.9', account: account() }
  const tries = await Promise.allSettled(
    Array.from({ length: 100 }, async () => throttle.count('login', who)),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
})

test('codes of a second factor are counted for the account, from anywhere', async () => {
  const victim = randomUUID()
  for (let n = 0; n < 10; n++)
    await throttle.count('second-factor', { address: address(n), account: victim })
  await expect(
    throttle.count('second-factor', { address: address(77), account: victim }),
  ).rejects.toMatchObject(limited)
})

test('neither address nor account is readable in the table', async () => {
  const { rows } = await pool.query<{ key: string }>('SELECT key FROM rate_limits')
  expect(rows.length).toBeGreaterThan(10)
  for (const { key } of rows) expect(key).toMatch(/^[a-z-]+:[\w-]{22}$/)
})
