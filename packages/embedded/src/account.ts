/**
 * `npm run account -- <command> <address>`: what the operator can do for somebody who cannot sign in. It
 * speaks to the database of the running copy, or of `DATABASE_URL`; nothing is mailed.
 *
 *   reset              prints a link that sets a new password, once, within an hour
 *   second-factor-off  signs in without a code from then on; all sessions end
 */
import {
  connectPostgres,
  createAccountLink,
  deleteSecondFactor,
  findUserByEmail,
  inTransaction,
  revokeSessions,
  type SqlPool,
  type UserRow,
} from '@pulseboard/db'
import { createLogger, hashSecret, randomToken } from '@pulseboard/runtime'
import { ACCOUNT_USAGE, readAccountOptions, type AccountOptions } from './account-options.ts'
import { launcherEnvironment, outsideServers, publicUrl } from './config.ts'
import { readRuntimeFile } from './runtime-file.ts'
import { fail } from './say.ts'

const GOOD_FOR_MS = 3_600_000

/** Addresses of the database and of the dashboard. */
const findCopy = (dataDir: string): { database: string; dashboard: string } => {
  const copy = readRuntimeFile(dataDir)
  const database = copy?.stores.postgres.url ?? outsideServers().databaseUrl
  const dashboard = copy?.urls.dashboard ?? publicUrl()
  if (database === undefined)
    throw new Error('PulseBoard is not running here: run npm start first, or set DATABASE_URL.')
  if (dashboard === undefined)
    throw new Error('Where is the dashboard? Set PUBLIC_URL to its address.')
  return { database, dashboard: dashboard.replace(/\/+$/, '') }
}

const requireUser = async (pool: SqlPool, address: string): Promise<UserRow> => {
  const user = await findUserByEmail(pool, address)
  if (user === undefined) throw new Error(`Nobody has an account with the address ${address}.`)
  return user
}

const printResetLink = async (pool: SqlPool, user: UserRow, dashboard: string): Promise<void> => {
  const token = randomToken()
  await createAccountLink(pool, {
    hash: hashSecret(token),
    userId: user.id,
    purpose: 'reset_password',
    email: user.email,
    expiresAt: new Date(Date.now() + GOOD_FOR_MS),
  })
  console.log(`${dashboard}/reset#t=${token}`)
}

const switchSecondFactorOff = async (pool: SqlPool, user: UserRow): Promise<void> => {
  const wasOn = await inTransaction(pool, async (sql) => {
    await revokeSessions(sql, { userId: user.id, now: new Date(), reason: 'revoked' })
    return deleteSecondFactor(sql, user.id)
  })
  console.log(wasOn ? 'Sign-in asks for no code any more.' : 'It was off; all sessions were ended.')
}

const run = async ({ command, address, dataDir }: AccountOptions): Promise<void> => {
  const { database, dashboard } = findCopy(dataDir)
  const log = createLogger('account', 'error')
  const pool = connectPostgres({ url: database, application: 'account', log, connections: 1 })
  try {
    const user = await requireUser(pool, address)
    if (command === 'reset') await printResetLink(pool, user, dashboard)
    else await switchSecondFactorOff(pool, user)
  } finally {
    await pool.end()
  }
}

try {
  const options = readAccountOptions(process.argv.slice(2), launcherEnvironment().dataDir)
  if (options === undefined) console.log(ACCOUNT_USAGE)
  else await run(options)
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
