/**
 * Register, sign in, spend a one-time link, refresh, sign out, who am I. The access token is in the
 * body, the refresh token in an HttpOnly cookie only. A wrong address and a wrong password give the
 * same answer after the same work.
 */
import type { SignedIn, User } from '@pulseboard/contracts'
import {
  createOrganisation,
  createUser,
  findUser,
  findUserByEmail,
  inTransaction,
  isFirstAccount,
  isUniqueViolation,
  listMemberships,
  setMembership,
  spendHelloToken,
  type Sql,
  type SqlPool,
  type UserRow,
} from '@pulseboard/db'
import { AppError, hashSecret, uuidv7, type Clock } from '@pulseboard/runtime'
import type { Context } from 'koa'
import type { Handlers } from '../mount.ts'
import type { Telemetry } from '../telemetry.ts'
import { nameField } from '../text-field.ts'
import type { RefreshCookie } from './cookies.ts'
import { isOwnOrigin } from './origin.ts'
import { normalisePassword, type Passwords } from './password.ts'
import type { Throttle } from './throttle.ts'
import { ACCESS_SECONDS, SESSION_SECONDS, type Session, type Tokens } from './tokens.ts'

export interface AuthDeps {
  readonly pool: SqlPool
  readonly clock: Clock
  readonly tokens: Tokens
  readonly passwords: Passwords
  readonly cookie: RefreshCookie
  readonly throttle: Throttle
  readonly telemetry: Telemetry
  readonly publicUrl: string
  readonly registration: 'open' | 'first-only' | 'closed'
  /** Whether one-time links are honoured: only on a loopback address. */
  readonly helloAllowed: boolean
}

type AuthHandlers = Handlers<'register' | 'login' | 'hello' | 'refresh' | 'logout' | 'me'>

const toUser = ({ id, name, email }: UserRow): User => ({ id, name, email })

const closed = (detail: string): AppError => new AppError('registration_closed', { detail })

const notSignedIn = (detail: string): AppError => new AppError('not_signed_in', { detail })

const checkOrigin = (ctx: Context, publicUrl: string): void => {
  if (isOwnOrigin(ctx.req.headers.origin, publicUrl)) return
  throw new AppError('wrong_origin', {
    detail: `Pages of this origin may not use the session. If it is the dashboard, set PUBLIC_URL to its address; it is ${new URL(publicUrl).origin}.`,
  })
}

/** The account, its own organisation and its first session, or nothing of it. */
const createAccount = async (
  sql: Sql,
  deps: AuthDeps,
  account: { name: string; email: string; passwordHash: string; userAgent: string },
): Promise<{ user: UserRow; session: Session }> => {
  if (deps.registration === 'first-only' && !(await isFirstAccount(sql)))
    throw closed('An account exists already: ask its owner for an invitation.')
  const user = await createUser(sql, { ...account, id: uuidv7(deps.clock.now()) })
  const organisationId = uuidv7(deps.clock.now())
  await createOrganisation(sql, { id: organisationId, name: account.name })
  await setMembership(sql, { organisationId, userId: user.id, role: 'owner' })
  return { user, session: await deps.tokens.start(sql, user.id, account.userAgent) }
}

const createRegister =
  (deps: AuthDeps, signIn: SignIn): AuthHandlers['register'] =>
  async ({ body, ctx }) => {
    ctx.set(await deps.throttle.count('register', { address: ctx.ip, account: body.email }))
    if (deps.registration === 'closed') throw closed('Ask the operator for an account.')
    const name = nameField('name', body.name, 2)
    const passwordHash = await deps.passwords.hash(normalisePassword(body.password))
    const account = { name, email: body.email, passwordHash, userAgent: ctx.get('user-agent') }
    try {
      const { user, session } = await inTransaction(deps.pool, async (sql) =>
        createAccount(sql, deps, account),
      )
      return await signIn(ctx, user, session)
    } catch (error) {
      if (!isUniqueViolation(error, 'users_email_key')) throw error
      throw new AppError('email_taken', { detail: 'This address has an account: sign in instead.' })
    }
  }

const createLogin =
  (deps: AuthDeps, signIn: SignIn): AuthHandlers['login'] =>
  async ({ body, ctx }) => {
    ctx.set(await deps.throttle.count('login', { address: ctx.ip, account: body.email }))
    const user = await findUserByEmail(deps.pool, body.email)
    const matches = await deps.passwords.matches(body.password, user?.password_hash)
    if (user === undefined || !matches) {
      deps.telemetry.signInRefused('password')
      throw new AppError('wrong_credentials', {
        detail: 'This address and password do not belong together: check both.',
      })
    }
    await deps.throttle.forgive('login', body.email)
    const start = async (sql: Sql): Promise<Session> =>
      deps.tokens.start(sql, user.id, ctx.get('user-agent'))
    return signIn(ctx, user, await inTransaction(deps.pool, start))
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
      return { user, session: await deps.tokens.start(sql, user.id, ctx.get('user-agent')) }
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

const createRefresh =
  (deps: AuthDeps, signIn: SignIn): AuthHandlers['refresh'] =>
  async ({ ctx }) => {
    checkOrigin(ctx, deps.publicUrl)
    const token = deps.cookie.read(ctx.req.headers.cookie)
    if (token === undefined) throw notSignedIn('There is no session here: sign in.')
    ctx.set(await deps.throttle.count('refresh', { address: ctx.ip }))
    const rotation = await deps.tokens.rotate(token)
    const user =
      'session' in rotation ? await findUser(deps.pool, rotation.session.userId) : undefined
    if (!('session' in rotation) || user === undefined) {
      if ('refused' in rotation) deps.telemetry.refreshRefused(rotation.refused)
      ctx.set('set-cookie', deps.cookie.clear())
      throw notSignedIn('The session has ended: sign in again.')
    }
    return signIn(ctx, user, rotation.session)
  }

type SignIn = (ctx: Context, user: UserRow, session: Session) => Promise<SignedIn>

export const createAuthHandlers = (deps: AuthDeps): AuthHandlers => {
  const signIn: SignIn = async (ctx, user, session) => {
    ctx.set('set-cookie', deps.cookie.set(session.refreshToken, SESSION_SECONDS))
    const access_token = await deps.tokens.access(session)
    return { access_token, expires_in: ACCESS_SECONDS, user: toUser(user) }
  }
  return {
    register: createRegister(deps, signIn),
    login: createLogin(deps, signIn),
    hello: createHello(deps, signIn),
    refresh: createRefresh(deps, signIn),
    logout: async ({ ctx }) => {
      checkOrigin(ctx, deps.publicUrl)
      const token = deps.cookie.read(ctx.req.headers.cookie)
      if (token !== undefined) await deps.tokens.end(token)
      ctx.set('set-cookie', deps.cookie.clear())
      return undefined
    },
    me: async ({ identity }) => {
      const user = await findUser(deps.pool, identity.userId)
      if (user === undefined) throw notSignedIn('This account does not exist any more.')
      return { user: toUser(user), memberships: await listMemberships(deps.pool, user.id) }
    },
  }
}
