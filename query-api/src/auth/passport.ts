/**
 * Who is asking? passport-jwt reads `Authorization: Bearer`, with the algorithm, issuer and audience
 * pinned. Only a token that was made as an access token passes; nothing is read from cookies here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isUuid, type TokenScope } from '@pulseboard/contracts'
import { AppError } from '@pulseboard/runtime'
import { decodeProtectedHeader } from 'jose'
import { Authenticator } from 'passport'
import { ExtractJwt, Strategy } from 'passport-jwt'
import { namedKey, type Keyring } from './keys.ts'
import { ACCESS_SECONDS, AUDIENCE, ISSUER } from './tokens.ts'

/** A person who is signed in. */
export interface Person {
  readonly kind: 'user'
  readonly userId: string
  readonly sessionId: string
}
/** A program with a personal token: it is its owner, within the scopes of the token. */
export interface Bearer {
  readonly kind: 'token'
  readonly userId: string
  readonly tokenId: string
  readonly scopes: readonly TokenScope[]
}
/** A program with a read key: it sees one project and is nobody. */
export interface ReadKey {
  readonly kind: 'key'
  readonly keyId: string
  readonly projectId: string
}
export type Identity = Person | Bearer | ReadKey

/** The identity of a request. @throws AppError `not_signed_in`. */
export type Authenticate = (req: IncomingMessage, res?: ServerResponse) => Promise<Identity>

const identityOf = (claims: unknown): Identity | undefined => {
  if (typeof claims !== 'object' || claims === null) return undefined
  const { sub, sid, token_use, exp } = claims as Record<string, unknown>
  // The library checks an end that is there; one without would live for ever.
  if (token_use !== 'access' || typeof exp !== 'number') return undefined
  if (typeof sub !== 'string' || typeof sid !== 'string') return undefined
  return isUuid(sub) && isUuid(sid) ? { kind: 'user', userId: sub, sessionId: sid } : undefined
}

const refusal = (): AppError =>
  new AppError('not_signed_in', {
    detail: 'The access token is missing, expired or not valid: sign in or refresh, then repeat.',
    headers: { 'www-authenticate': 'Bearer' },
  })

/** The key that a token names in its head; a token that names none of ours is refused. */
const keyOf = (ring: Keyring, token: unknown): Buffer | undefined => {
  try {
    const { kid } = decodeProtectedHeader(String(token))
    return namedKey(ring, 'access-token', kid)
  } catch {
    return undefined
  }
}

export const createAuthenticate = (ring: Keyring): Authenticate => {
  const authenticator = new Authenticator()
  const strategy = new Strategy(
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (_request, token, done) => {
        const key = keyOf(ring, token)
        if (key === undefined) done('no such key')
        else done(null, key)
      },
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      // None is good for longer than we make them, whatever end it names.
      jsonWebTokenOptions: { maxAge: ACCESS_SECONDS },
    },
    (claims: unknown, done: (error: null, identity: Identity | false) => void) =>
      done(null, identityOf(claims) ?? false),
  )
  authenticator.use('jwt', strategy)
  return async (req, res) => {
    const { promise, resolve, reject } = Promise.withResolvers<Identity>()
    const answer = (error: unknown, identity?: Identity | false): void => {
      if (error instanceof Error) reject(error)
      else if (identity) resolve(identity)
      else reject(refusal())
    }
    const middleware: unknown = authenticator.authenticate('jwt', { session: false }, answer)
    const run = middleware as (
      req: IncomingMessage,
      res: ServerResponse | undefined,
      next: (error: unknown) => void,
    ) => void
    run(req, res, answer)
    return promise
  }
}
