/**
 * Puts everything about accounts together: keys, sessions, passwords, limits and mails, and the handlers
 * that use them. Opens nothing by itself; `close` ends the password threads and the outbox.
 */
import type { SqlPool } from '@pulseboard/db'
import { mailerFrom, type Clock } from '@pulseboard/runtime'
import type { Config } from '../config.ts'
import { createOutbox } from '../mail/outbox.ts'
import { createInviteHandlers } from '../routes/invites.ts'
import type { Telemetry } from '../telemetry.ts'
import { createAccountHandlers } from './account.ts'
import { createRefreshCookie } from './cookies.ts'
import { createDeleteAccount } from './delete-account.ts'
import { createDeviceCookie } from './device-cookie.ts'
import { createEmailHandlers } from './email-routes.ts'
import { createSigner, type Keyring } from './keys.ts'
import type { Limits } from './limits.ts'
import { demandLiveSession } from './live-session.ts'
import { isLoopback } from './origin.ts'
import { createAuthenticate } from './passport.ts'
import { createPasswordHandlers } from './password-routes.ts'
import { createPasswords } from './password.ts'
import { createAuthHandlers } from './routes.ts'
import { createSecondFactorHandlers } from './second-factor-routes.ts'
import type { SecondFactorDeps } from './second-factor.ts'
import { createSessionHandlers } from './sessions.ts'
import { createThrottle } from './throttle.ts'
import { createTokens } from './tokens.ts'

export interface AccountParts {
  readonly config: Pick<Config, 'HOST' | 'PUBLIC_URL' | 'REGISTRATION' | 'SMTP_URL' | 'MAIL_FROM'>
  readonly pool: SqlPool
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly keys: Keyring
  readonly limits?: Limits
  readonly passwordCost?: number
}

export const composeAccounts = (parts: AccountParts) => {
  const { config, pool, clock, telemetry, keys } = parts
  const passwords = createPasswords(
    parts.passwordCost === undefined ? {} : { cost: parts.passwordCost },
  )
  const outbox = createOutbox({ mailer: mailerFrom(config), telemetry, clock })
  const deps: SecondFactorDeps = {
    keys,
    pool,
    clock,
    passwords,
    cookie: createRefreshCookie(config.PUBLIC_URL),
    device: createDeviceCookie(config.PUBLIC_URL, createSigner(keys, 'device-cookie')),
    throttle: createThrottle(pool, parts.limits),
    telemetry,
    outbox,
    publicUrl: config.PUBLIC_URL,
  }
  const auth = createAuthHandlers({
    ...deps,
    tokens: createTokens({ pool, keys, clock }),
    registration: config.REGISTRATION,
    helloAllowed: isLoopback(config.HOST),
  })
  return {
    authenticate: demandLiveSession(createAuthenticate(keys), { sql: pool, clock }),
    handlers: {
      ...auth,
      ...createAccountHandlers(deps),
      ...createSessionHandlers(deps),
      ...createPasswordHandlers(deps),
      ...createEmailHandlers(deps),
      ...createInviteHandlers(deps),
      ...createSecondFactorHandlers(deps),
      deleteAccount: createDeleteAccount(deps),
    },
    close: async (): Promise<void> => {
      await outbox.close()
      await passwords.close()
    },
  }
}
