/**
 * Who is asking, when it is a program: a read key of a project or the personal token of somebody, as
 * `Authorization: Bearer pb_…`. Both are looked up for each request, so that revoking one counts at once. An
 * ingest key is known by its form and reads nothing. An address that tries many unknown ones waits.
 */
import type { IncomingMessage } from 'node:http'
import {
  findPersonalToken,
  findReadKey,
  touchCredential,
  type PersonalTokenRow,
  type ReadKeyRow,
  type Sql,
} from '@pulseboard/db'
import {
  addressGroup,
  AppError,
  clientAddress,
  hashSecret,
  secretKind,
  type Clock,
  type Misses,
} from '@pulseboard/runtime'
import type { Authenticate, Bearer, ReadKey } from './passport.ts'

export interface ProgramDeps {
  readonly sql: Sql
  readonly clock: Clock
  readonly misses: Misses
  /** How many proxies in front of us append to X-Forwarded-For. */
  readonly trustProxy: number
}

const SECRET = /^Bearer +(pb_\S*) *$/i
const MINUTE_MS = 60_000
const CHALLENGE = { 'www-authenticate': 'Bearer' }

const refuse = (code: 'invalid_key' | 'expired_key' | 'revoked_key', detail: string): AppError =>
  new AppError(code, { detail, headers: CHALLENGE })

/** @throws AppError when it has ended */
const requireLiving = (
  what: string,
  row: Pick<ReadKeyRow, 'expires_at' | 'revoked_at'>,
  nowMs: number,
): void => {
  if (row.revoked_at !== null)
    throw refuse('revoked_key', `The ${what} was revoked: create another one.`)
  if (row.expires_at !== null && row.expires_at.getTime() <= nowMs)
    throw refuse(
      'expired_key',
      `The ${what} ended at ${row.expires_at.toISOString()}: create another one.`,
    )
}

const isStale = (usedAt: Date | null, nowMs: number): boolean =>
  usedAt === null || nowMs - usedAt.getTime() >= MINUTE_MS

const asReadKey = async ({ sql, clock }: ProgramDeps, row: ReadKeyRow): Promise<ReadKey> => {
  const nowMs = clock.now()
  requireLiving('read key', row, nowMs)
  if (isStale(row.last_read_at, nowMs))
    await touchCredential(sql, 'key', { id: row.id, at: new Date(nowMs) })
  return { kind: 'key', keyId: row.id, projectId: row.project_id }
}

const asBearer = async ({ sql, clock }: ProgramDeps, row: PersonalTokenRow): Promise<Bearer> => {
  const nowMs = clock.now()
  requireLiving('personal token', row, nowMs)
  if (isStale(row.last_used_at, nowMs))
    await touchCredential(sql, 'token', { id: row.id, at: new Date(nowMs) })
  return { kind: 'token', userId: row.user_id, tokenId: row.id, scopes: row.scopes }
}

/** What a secret of this kind stands for; undefined when nobody has it. */
const find = async (
  deps: ProgramDeps,
  kind: 'read' | 'personal',
  secret: string,
): Promise<ReadKey | Bearer | undefined> => {
  const hash = hashSecret(secret)
  if (kind === 'read') {
    const row = await findReadKey(deps.sql, hash)
    return row && asReadKey(deps, row)
  }
  const row = await findPersonalToken(deps.sql, hash)
  return row && asBearer(deps, row)
}

const identify = async (
  deps: ProgramDeps,
  secret: string,
  address: string,
): Promise<ReadKey | Bearer> => {
  const kind = secretKind(secret)
  if (kind === undefined)
    throw refuse('invalid_key', 'The key is damaged: its form or checksum is wrong. Copy it again.')
  if (kind === 'ingest')
    throw new AppError('key_scope', {
      detail: 'This key may only write; create a key with scope read in Settings → Keys.',
    })
  const retryAfter = deps.misses.wait(address)
  if (retryAfter > 0)
    throw new AppError('rate_limited', {
      detail: `Too many unknown keys came from your address: try again in ${retryAfter} s.`,
      retryAfter,
    })
  const found = await find(deps, kind, secret)
  if (found !== undefined) return found
  deps.misses.count(address)
  throw refuse(
    'invalid_key',
    'The key is well-formed, but nobody here has it: it was deleted or belongs to another installation.',
  )
}

/** People by their access token, programs by their key or token. */
export const withPrograms =
  (people: Authenticate, deps: ProgramDeps): Authenticate =>
  async (req: IncomingMessage, res) => {
    const secret = SECRET.exec(req.headers.authorization ?? '')?.[1]
    if (secret === undefined) return people(req, res)
    return identify(deps, secret, addressGroup(clientAddress(req, deps.trustProxy)))
  }
