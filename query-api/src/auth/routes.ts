/**
 * Register, spend a one-time link, refresh, sign out, who am I; `login.ts` signs in. The access token
 * is in the body, the refresh token in an HttpOnly cookie only.
 */
import type { User } from '@pulseboard/contracts'
import {
  findUser,
  inTransaction,
  isUniqueViolation,
  listMemberships,
  spendHelloToken,
  type Sql,
  type UserRow,
} from '@pulseboard/db'
import { AppError, hashSecret } from '@pulseboard/runtime'
import type { Context } from 'koa'
import { originOf } from '../audit.ts'
import { sessionEndedLetter } from '../mail/account-letters.ts'
import { toMail } from '../mail/letter.ts'
import type { Handlers } from '../mount.ts'
import { checkAddress, joinByInvite, requireInvite } from '../routes/invite-acceptance.ts'
import { nameField } from '../text-field.ts'
import { recordAccount, recordSession } from './account-audit.ts'
import { requireUser } from './account-deps.ts'
import { createAccount } from './create-account.ts'
import { deviceOf } from './device.ts'
import { postVerification } from './email-routes.ts'
import {
  beginSession,
  createCompleteLogin,
  createLogin,
  type LoginDeps,
  type SignIn,
} from './login.ts'
import { isOwnOrigin } from './origin.ts'
import { normalisePassword } from './password.ts'
import { checkRegistration, type Registration } from './registration.ts'
import {
  ACCESS_SECONDS,
  SESSION_SECONDS,
  type OnEnd,
  type Rotation,
  type Session,
} from './tokens.ts'

export interface AuthDeps extends LoginDeps {
  readonly registration: Registration
  /** Whether one-time links are honoured: only on a loopback address. */
  readonly helloAllowed: boolean
}

type AuthHandlers = Handlers<
  'register' | 'login' | 'completeLogin' | 'hello' | 'refresh' | 'logout' | 'me'
>

const toUser = ({ id, name, email }: UserRow): User => ({ id, name, email })

const notSignedIn = (detail: string): AppError => new AppError('not_signed_in', { detail })

const checkOrigin = (ctx: Context, publicUrl: string): void => {
  if (isOwnOrigin(ctx.req.headers.origin, publicUrl)) return
  throw new AppError('wrong_origin', {
    detail: `Pages of this origin may not use the session. If it is the dashboard, set PUBLIC_URL to its address; it is ${new URL(publicUrl).origin}.`,
  })
}

const createRegister =
  (deps: AuthDeps, signIn: SignIn): AuthHandlers['register'] =>
  async ({ body, ctx }) => {
    ctx.set(await deps.throttle.count('register', { address: ctx.ip, account: body.email }))
    // Before the work of hashing, which nobody should be able to ask for where the door is closed.
    if (deps.registration === 'closed')
      checkRegistration(deps.registration, { isFirst: false, isInvited: false })
    const name = nameField('name', body.name, 2)
    const now = new Date(deps.clock.now())
    if (body.invite !== undefined)
      checkAddress(await requireInvite(deps.pool, body.invite, now), body.email)
    const passwordHash = await deps.passwords.hash(normalisePassword(body.password))
    const isInvited = body.invite !== undefined
    const account = { name, email: body.email, passwordHash, isInvited }
    try {
      const { user, session } = await inTransaction(deps.pool, async (sql) => {
        const user = await createAccount(sql, deps, account)
        const trail = { actor: { kind: 'user', userId: user.id }, ...originOf(ctx) } as const
        await recordAccount(sql, ctx, user, { action: 'account.created' })
        if (body.invite !== undefined)
          await joinByInvite(sql, { token: body.invite, user, now, trail })
        const start = { userId: user.id, by: 'registration' } as const
        return { user, session: await beginSession(sql, deps, ctx, start) }
      })
      postVerification(deps, user)
      return await signIn(ctx, user, session)
    } catch (error) {
      if (!isUniqueViolation(error, 'users_email_key')) throw error
      throw new AppError('email_taken', { detail: 'This address has an account: sign in instead.' })
    }
  }

const createHello =
  (deps: AuthDeps, signIn: SignIn): AuthHandlers['hello'] =>
  async ({ body, ctx }) => {
    ctx.set(await deps.throttle.count('hello', { address: ctx.ip }))
    const spend = async (sql: Sql): Promise<{ user: UserRow; session: Session } | undefined> => {
      const now = new Date(deps.clock.now())
      const userId = await spendHelloToken(sql, { hash: hashSecret(body.token), now })
      const user = userId === undefined ? undefined : await findUser(sql, userId)
      if (user === undefined) return undefined
      const start = { userId: user.id, by: 'link' } as const
      return { user, session: await beginSession(sql, deps, ctx, start) }
    }
    const found = deps.helloAllowed ? await inTransaction(deps.pool, spend) : undefined
    if (found === undefined) {
      deps.telemetry.signInRefused('hello')
      throw new AppError('wrong_credentials', {
        detail:
          'This link was used, is too old or does not exist: run npm run hello for a new one.',
      })
    }
    return signIn(ctx, found.user, found.session)
  }

/** Tells the owner that a session was ended because a copy of its token was in use. */
const reportReuse = (deps: AuthDeps, stolen: { userId: string; userAgent: string }): void => {
  deps.telemetry.sessionsEnded('reuse', 1)
  deps.outbox.post(async () => {
    const user = await findUser(deps.pool, stolen.userId)
    return user && toMail(user.email, sessionEndedLetter(deviceOf(stolen.userAgent)))
  })
}

const refuseRotation = (deps: AuthDeps, rotation: Rotation): void => {
  if (!('refused' in rotation)) return
  deps.telemetry.refreshRefused(rotation.refused)
  if (rotation.refused === 'reuse') reportReuse(deps, rotation)
}

const createRefresh =
  (deps: AuthDeps, signIn: SignIn): AuthHandlers['refresh'] =>
  async ({ ctx }) => {
    checkOrigin(ctx, deps.publicUrl)
    const token = deps.cookie.read(ctx.req.headers.cookie)
    if (token === undefined) throw notSignedIn('There is no session here: sign in.')
    ctx.set(await deps.throttle.count('refresh', { address: ctx.ip }))
    const rotation = await deps.tokens.rotate(token, (sql, session) =>
      recordSession(sql, ctx, session, { action: 'session.reused' }),
    )
    const user =
      'session' in rotation ? await findUser(deps.pool, rotation.session.userId) : undefined
    if (!('session' in rotation) || user === undefined) {
      refuseRotation(deps, rotation)
      ctx.set('set-cookie', deps.cookie.clear())
      throw notSignedIn('The session has ended: sign in again.')
    }
    return signIn(ctx, user, rotation.session)
  }

export const createAuthHandlers = (deps: AuthDeps): AuthHandlers => {
  const signIn: SignIn = async (ctx, user, session) => {
    const cookies = [deps.cookie.set(session.refreshToken, SESSION_SECONDS), deps.device.set(user)]
    ctx.set('set-cookie', cookies)
    const access_token = await deps.tokens.access(session)
    return { access_token, expires_in: ACCESS_SECONDS, user: toUser(user) }
  }
  return {
    register: createRegister(deps, signIn),
    login: createLogin(deps, signIn),
    completeLogin: createCompleteLogin(deps, signIn),
    hello: createHello(deps, signIn),
    refresh: createRefresh(deps, signIn),
    logout: async ({ ctx }) => {
      checkOrigin(ctx, deps.publicUrl)
      const token = deps.cookie.read(ctx.req.headers.cookie)
      const onEnd: OnEnd = (sql, session) =>
        recordSession(sql, ctx, session, { action: 'session.ended', after: { reason: 'logout' } })
      if (token !== undefined && (await deps.tokens.end(token, onEnd)))
        deps.telemetry.sessionsEnded('logout', 1)
      ctx.set('set-cookie', deps.cookie.clear())
      return undefined
    },
    me: async ({ identity }) => {
      const user = await requireUser(deps, identity.userId)
      return { user: toUser(user), memberships: await listMemberships(deps.pool, user.id) }
    },
  }
}
