/**
 * Signing in with a password, and with a code where the account asks for one. A wrong address and a wrong
 * password give the same answer after the same work. A session starts only while the account still is as
 * it was checked: a password that changes in between ends this sign-in, too.
 *
 *   password → signed in
 *   password → token of five minutes → code of the app, or a recovery code → signed in
 */
import type { SignedIn } from '@pulseboard/contracts'
import {
  findUser,
  findUserByEmail,
  inTransaction,
  isDeviceOf,
  lockUser,
  type Sql,
  type UserRow,
} from '@pulseboard/db'
import { AppError, hashSecret } from '@pulseboard/runtime'
import type { Context } from 'koa'
import { newDeviceLetter, secondFactorLetter } from '../mail/account-letters.ts'
import { toMail } from '../mail/letter.ts'
import type { Handlers } from '../mount.ts'
import { recordSession } from './account-audit.ts'
import { deviceOf } from './device.ts'
import {
  findActiveFactor,
  firstStepToken,
  readFirstStep,
  requireCode,
  requireUnchanged,
  SECOND_FACTOR_SECONDS,
  type SecondFactorDeps,
} from './second-factor.ts'
import type { Trier } from './throttle.ts'
import type { Session, Tokens } from './tokens.ts'

export interface LoginDeps extends SecondFactorDeps {
  readonly tokens: Tokens
}
/** Sets the cookie and makes the answer of a sign-in. */
export type SignIn = (ctx: Context, user: UserRow, session: Session) => Promise<SignedIn>

type LoginHandlers = Handlers<'login' | 'completeLogin'>

const wrongCredentials = (): AppError =>
  new AppError('wrong_credentials', {
    detail: 'This address and password do not belong together: check both.',
  })

/** Who tries to sign in; a device with a cookie that this account once gave it is known. */
const trierOf = async (deps: LoginDeps, ctx: Context, email: string): Promise<Trier> => {
  const who = { address: ctx.ip, account: email }
  const token = deps.cookie.read(ctx.req.headers.cookie)
  if (token === undefined) return who
  const tokenHash = hashSecret(token)
  const known = await isDeviceOf(deps.pool, { tokenHash, email })
  return known ? { ...who, device: tokenHash.toString('hex') } : who
}

/** What was given to sign in with. */
type SignedInBy = 'password' | 'link' | 'registration' | 'app' | 'recovery'

/** Begins a session, and says so in the audit log; in the caller's transaction. */
export const beginSession = async (
  sql: Sql,
  deps: Pick<LoginDeps, 'tokens'>,
  ctx: Context,
  start: { readonly userId: string; readonly by: SignedInBy },
): Promise<Session> => {
  const userAgent = ctx.get('user-agent')
  const session = await deps.tokens.start(sql, start.userId, userAgent)
  const began = { id: session.familyId, userId: start.userId, userAgent }
  await recordSession(sql, ctx, began, { action: 'session.started', after: { by: start.by } })
  return session
}

const startSession = async (
  deps: LoginDeps,
  ctx: Context,
  checked: UserRow,
  by: SignedInBy,
): Promise<Session> =>
  inTransaction(deps.pool, async (sql) => {
    const user = await lockUser(sql, checked.id)
    if (user?.password_hash !== checked.password_hash) throw wrongCredentials()
    return beginSession(sql, deps, ctx, { userId: user.id, by })
  })

/** Tells the owner when the device has not been signed in before. */
const reportDevice = (deps: LoginDeps, ctx: Context, user: UserRow, trier: Trier): void => {
  if (trier.device !== undefined || deps.device.knows(ctx.req.headers.cookie, user)) return
  const seen = { device: deviceOf(ctx.get('user-agent')), address: ctx.ip, atMs: deps.clock.now() }
  deps.outbox.post(toMail(user.email, newDeviceLetter(seen)))
}

export const createLogin =
  (deps: LoginDeps, signIn: SignIn): LoginHandlers['login'] =>
  async ({ body, ctx }) => {
    const trier = await trierOf(deps, ctx, body.email)
    ctx.set(await deps.throttle.count('login', trier))
    const user = await findUserByEmail(deps.pool, body.email)
    const matches = await deps.passwords.matches(body.password, user?.password_hash)
    if (user === undefined || !matches) {
      deps.telemetry.signInRefused('password')
      throw wrongCredentials()
    }
    await deps.throttle.forgive('login', trier)
    if ((await findActiveFactor(deps.pool, user.id)) === undefined) {
      const session = await startSession(deps, ctx, user, 'password')
      reportDevice(deps, ctx, user, trier)
      return signIn(ctx, user, session)
    }
    const second_factor_token = await firstStepToken(deps, user.id)
    return { second_factor_token, expires_in: SECOND_FACTOR_SECONDS }
  }

export const createCompleteLogin =
  (deps: LoginDeps, signIn: SignIn): LoginHandlers['completeLogin'] =>
  async ({ body, ctx }) => {
    const { userId, issuedAtMs } = await readFirstStep(deps, body.second_factor_token)
    const user = requireUnchanged(await findUser(deps.pool, userId), issuedAtMs)
    const factor = await findActiveFactor(deps.pool, userId)
    // Switched off in the meantime: the password alone signs in, in one step.
    if (factor === undefined) throw wrongCredentials()
    const taken = await requireCode(deps, ctx, { userId, factor, code: body.code })
    const session = await startSession(deps, ctx, user, taken)
    reportDevice(deps, ctx, user, await trierOf(deps, ctx, user.email))
    if (taken === 'recovery')
      deps.outbox.post(toMail(user.email, secondFactorLetter('recovery-used')))
    return signIn(ctx, user, session)
  }
