/**
 * Checks codes and the token between the two steps of a sign-in. A code of the app is taken once: its
 * time step is remembered in the statement that takes it. The token says "the password was right", for
 * five minutes and for nothing else: it is signed with a key of its own, and a password that changed
 * meanwhile makes it worthless. Tries are counted for the account.
 */
import {
  findSecondFactor,
  resealSecondFactor,
  spendRecoveryCode,
  takeTotpStep,
  type SecondFactorRow,
  type Sql,
  type UserRow,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import { jwtVerify, SignJWT, type JWTPayload } from 'jose'
import type { Context } from 'koa'
import type { AccountDeps } from './account-deps.ts'
import { namedKey, type Keyring } from './keys.ts'
import { recoveryCodeHash } from './recovery-codes.ts'
import { seal, unseal } from './seal.ts'
import { ISSUER } from './tokens.ts'
import { matchTotp } from './totp.ts'

export const SECOND_FACTOR_SECONDS = 300
const AUDIENCE = 'pulseboard-second-factor'
const ALGORITHM = 'HS256'

export interface SecondFactorDeps extends AccountDeps {
  readonly keys: Keyring
}

/** What was given: a code of the app or a recovery code. */
type Taken = 'app' | 'recovery'

const wrongCode = (): AppError =>
  new AppError('wrong_code', {
    detail: 'This code is wrong, too old or was used before: wait for the next one of your app.',
    violations: [
      {
        pointer: '/code',
        code: 'wrong_code',
        detail: 'It is not accepted',
        fix: 'Give the code that the app shows now; check the clock of that device.',
      },
    ],
  })

const startAgain = (): AppError =>
  new AppError('not_signed_in', {
    detail: 'The first step is missing or older than five minutes: give your password again.',
  })

/** The app's secret; sealed anew when its key is being replaced. */
const openSecret = async (
  deps: SecondFactorDeps,
  userId: string,
  factor: SecondFactorRow,
): Promise<Buffer | undefined> => {
  const opened = unseal(deps.keys, userId, factor.sealed_secret)
  if (opened?.isOld === true) {
    const sealedSecret = seal(deps.keys, userId, opened.secret)
    await resealSecondFactor(deps.pool, { userId, sealedSecret })
  }
  return opened?.secret
}

/** Takes a code of the app; never twice the same. */
const takeAppCode = async (
  deps: SecondFactorDeps,
  userId: string,
  given: { factor: SecondFactorRow; code: string },
): Promise<boolean> => {
  const secret = await openSecret(deps, userId, given.factor)
  if (secret === undefined) return false
  const step = matchTotp(secret, given.code.replaceAll(/[\s-]/g, ''), deps.clock.now())
  return step !== undefined && takeTotpStep(deps.pool, { userId, step })
}

const takeRecoveryCode = async (
  sql: Sql,
  userId: string,
  given: { code: string; now: Date },
): Promise<boolean> => {
  const hash = recoveryCodeHash(given.code)
  return hash !== undefined && spendRecoveryCode(sql, { userId, hash, now: given.now })
}

/** Counts the try and takes the code. @throws AppError `wrong_code` or `rate_limited` */
export const requireCode = async (
  deps: SecondFactorDeps,
  ctx: Context,
  given: { userId: string; factor: SecondFactorRow; code: string },
): Promise<Taken> => {
  const { userId, factor, code } = given
  const who = { address: ctx.ip, account: userId }
  ctx.set(await deps.throttle.count('second-factor', who))
  const now = new Date(deps.clock.now())
  const taken: Taken | undefined = (await takeAppCode(deps, userId, { factor, code }))
    ? 'app'
    : (await takeRecoveryCode(deps.pool, userId, { code, now }))
      ? 'recovery'
      : undefined
  if (taken === undefined) {
    deps.telemetry.signInRefused('code')
    throw wrongCode()
  }
  await deps.throttle.forgive('second-factor', who)
  return taken
}

/** The account's second factor, when sign-in asks for it. */
export const findActiveFactor = async (
  sql: Sql,
  userId: string,
): Promise<SecondFactorRow | undefined> => {
  const factor = await findSecondFactor(sql, userId)
  return factor === undefined || factor.confirmed_at === null ? undefined : factor
}

/** Says that the password was right. */
export const firstStepToken = async (deps: SecondFactorDeps, userId: string): Promise<string> => {
  const now = Math.floor(deps.clock.now() / 1000)
  return new SignJWT({ token_use: 'second_factor' })
    .setProtectedHeader({ alg: ALGORITHM, kid: deps.keys.kid })
    .setSubject(userId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + SECOND_FACTOR_SECONDS)
    .sign(deps.keys['second-factor-token'])
}

const verify = async (deps: SecondFactorDeps, token: string): Promise<JWTPayload> => {
  const keyOf = ({ kid }: { kid?: string }): Buffer => {
    const key = namedKey(deps.keys, 'second-factor-token', kid)
    if (key === undefined) throw startAgain()
    return key
  }
  const { payload } = await jwtVerify(token, keyOf, {
    algorithms: [ALGORITHM],
    issuer: ISSUER,
    audience: AUDIENCE,
    currentDate: new Date(deps.clock.now()),
  })
  return payload
}

/** Whose password was right, and since when. @throws AppError `not_signed_in` */
export const readFirstStep = async (
  deps: SecondFactorDeps,
  token: string,
): Promise<{ userId: string; issuedAtMs: number }> => {
  const claims = await verify(deps, token).catch(() => undefined)
  if (claims?.sub === undefined || claims.iat === undefined) throw startAgain()
  if (claims['token_use'] !== 'second_factor') throw startAgain()
  return { userId: claims.sub, issuedAtMs: claims.iat * 1000 }
}

/** @throws AppError when the account is gone or its password changed since the first step */
export const requireUnchanged = (user: UserRow | undefined, issuedAtMs: number): UserRow => {
  // The token knows its time to the second only.
  if (user === undefined || user.password_changed_at.getTime() >= issuedAtMs + 1000)
    throw startAgain()
  return user
}
