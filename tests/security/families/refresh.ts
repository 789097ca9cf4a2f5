/**
 * Refresh tokens used twice, too late, by many at once, damaged, and in the wrong place. Whatever happens, a
 * family has one living token; a copy that is used after the grace ends the family.
 */
import { hashSecret } from '@pulseboard/runtime'
import type { Random } from '../../chaos/random.ts'
import { ask, attempt, judge, letIn, type Attempt, type Family } from '../attempt.ts'
import type { Answer } from '../world/send.ts'
import { bearer, createAccount, signIn, type Account, type Session } from '../world/tenant.ts'
import { PUBLIC_URL, type World } from '../world/world.ts'
import { flipBit } from './forge.ts'

const AT_ONCE = 50
const ROUNDS = 4
const DAMAGED = 160

const COOKIE = 'pb_refresh'
const refreshAsk = (cookie: string, headers: readonly (readonly [string, string])[] = []) => ({
  method: 'POST',
  path: '/api/v1/auth/refresh',
  headers: [['cookie', cookie], ...headers] as const,
})
const refresh = (world: World, token: string): Promise<Answer> =>
  ask(world, 'api', refreshAsk(`${COOKIE}=${token}`))
const tokenIn = (answer: Answer): string =>
  /^pb_refresh=([\w-]+)/.exec(answer.header('set-cookie')[0] ?? '')?.[1] ?? ''

/** How many tokens of a family could still be used. */
const living = async (world: World, sessionId: string): Promise<number> => {
  const { rows } = await world.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM refresh_tokens t JOIN session_families f ON f.id = t.family_id
     WHERE f.id = $1 AND f.revoked_at IS NULL AND t.rotated_at IS NULL`,
    [sessionId],
  )
  return rows[0]?.count ?? 0
}

/** As if so much time had passed since a token was rotated. */
const age = async (world: World, token: string, seconds: number): Promise<void> => {
  await world.pool.query(
    `UPDATE refresh_tokens SET rotated_at = rotated_at - make_interval(secs => $2) WHERE token_hash = $1`,
    [hashSecret(token), seconds],
  )
}

const inParallel = (world: World, tokens: readonly string[]): Promise<Answer[]> =>
  Promise.all(tokens.map((token) => refresh(world, token)))

type Plan = (world: World, session: Session) => Promise<string | undefined>

/** Many tabs at once, all with the same token. */
const race: Plan = async (world, session) => {
  const answers = await inParallel(world, Array<string>(AT_ONCE).fill(session.refreshToken))
  const successors = new Set(answers.map(tokenIn))
  if (answers.some(({ status }) => status !== 200)) return 'a tab was refused within the grace'
  if (successors.size !== 1) return `${successors.size} successors of one token`
  const count = await living(world, session.sessionId)
  return count === 1 ? undefined : `${count} living tokens`
}

/** The same, when the token was used before and the grace is over: somebody has a copy. */
const replay: Plan = async (world, session) => {
  const first = tokenIn(await refresh(world, session.refreshToken))
  await age(world, session.refreshToken, 11)
  const old = Array<string>(AT_ONCE - 5).fill(session.refreshToken)
  const answers = await inParallel(world, [...old, ...Array<string>(5).fill(first)])
  if (answers.slice(0, old.length).some(({ status }) => status !== 401)) return 'a replay got in'
  const after = await refresh(world, first)
  if (after.status !== 401) return 'the newest token outlived a replay'
  const { token, sessionId } = session
  const me = await ask(world, 'api', { path: '/api/v1/me', headers: bearer(token) })
  if (me.status !== 401) return 'the access token outlived a replay'
  return (await living(world, sessionId)) === 0 ? undefined : 'a token lives on'
}

/** Tokens of different age at once, all within the grace. */
const chain: Plan = async (world, session) => {
  const second = tokenIn(await refresh(world, session.refreshToken))
  const third = tokenIn(await refresh(world, second))
  const all = [session.refreshToken, second, third]
  const tokens = Array.from({ length: AT_ONCE }, (_, index) => all[index % all.length] ?? third)
  const answers = await inParallel(world, tokens)
  if (answers.some(({ status }) => status !== 200)) return 'a tab was refused within the grace'
  const count = await living(world, session.sessionId)
  return count === 1 ? undefined : `${count} living tokens`
}

/** Signing out while others refresh. */
const signOut: Plan = async (world, session) => {
  const cookie = `${COOKIE}=${session.refreshToken}`
  const out = {
    method: 'POST',
    path: '/api/v1/auth/logout',
    headers: [['cookie', cookie]] as const,
  }
  const tokens = Array<string>(AT_ONCE - 1).fill(session.refreshToken)
  await Promise.all([inParallel(world, tokens), ask(world, 'api', out)])
  const after = await inParallel(world, Array<string>(3).fill(session.refreshToken))
  if (after.some(({ status }) => status !== 401)) return 'a signed-out session was refreshed'
  return (await living(world, session.sessionId)) === 0 ? undefined : 'a token lives on'
}

const PLANS: Readonly<Record<string, Plan>> = {
  'the same token at once': race,
  'a copy after the grace': replay,
  'tokens of different age at once': chain,
  'signing out meanwhile': signOut,
}

const plans = (world: World, account: Account): Attempt[] =>
  Array.from({ length: ROUNDS }, (_, round) =>
    Object.entries(PLANS).map(([name, plan]) => ({
      input: `${name}, round ${round}`,
      tries: AT_ONCE,
      run: async () => {
        const wrong = await plan(world, await signIn(world, account.userId))
        return wrong === undefined ? undefined : letIn(wrong)
      },
    })),
  ).flat()

const damaged = (world: World, { refreshToken: good }: Session, random: Random): Attempt[] => {
  const texts = Array.from({ length: DAMAGED }, () =>
    flipBit(good, random.between(0, good.length - 1), random.between(0, 6)),
  )
  const shapes = [
    '',
    'null',
    'undefined',
    '"',
    good.slice(0, -1),
    `${good}x`,
    good.toUpperCase(),
    good.toLowerCase(),
    encodeURIComponent(`${good}'--`),
    `"${good}"`,
    `${good},${good}`,
    'x'.repeat(43),
    'x'.repeat(5_000),
    hashSecret(good).toString('hex'),
    hashSecret(good).toString('base64url'),
  ]
  return [...texts, ...shapes]
    .filter((text) => text !== good)
    .map((text) =>
      attempt(world, `token ${text.slice(0, 50)}`, refreshAsk(`${COOKIE}=${text}`), ['401']),
    )
}

/** The good token, but not as the one cookie of this name from a page of ours. */
const misplaced = (world: World, session: Session, other: Session): Attempt[] => {
  const good = session.refreshToken
  const cookies = [
    `__Host-pb_refresh=${good}`,
    `PB_REFRESH=${good}`,
    `pb_refresh2=${good}`,
    `xpb_refresh=${good}`,
    `pb_refresh[]=${good}`,
    `pb%5Frefresh=${good}`,
    `pb_refresh=x; pb_refresh=${good}`,
    `$pb_refresh=${good}`,
  ]
  const post = { method: 'POST', path: '/api/v1/auth/refresh' }
  return [
    ...cookies.map((cookie) => attempt(world, cookie.slice(0, 30), refreshAsk(cookie), ['401'])),
    attempt(world, 'as Bearer', { ...post, headers: bearer(good) }, ['401']),
    attempt(world, 'in the address', { ...post, path: `${post.path}?pb_refresh=${good}` }, [
      '400',
      '401',
    ]),
    attempt(
      world,
      'in the body',
      {
        ...post,
        headers: [['content-type', 'application/json']],
        body: JSON.stringify({ pb_refresh: good }),
      },
      ['401'],
    ),
    ...['https://evil.example', 'null', `${PUBLIC_URL}.evil.example`].map((origin) =>
      attempt(world, `from ${origin}`, refreshAsk(`${COOKIE}=${good}`, [['origin', origin]]), [
        '403 wrong_origin',
      ]),
    ),
    ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) =>
      attempt(world, method, { ...refreshAsk(`${COOKIE}=${good}`), method }, ['405']),
    ),
    {
      input: 'after all of it the token still is the one that works, once',
      run: async () => {
        const answer = await refresh(world, good)
        const mine = judge(answer, ['200'], world.mark)
        return (
          mine ?? (tokenIn(answer) === other.refreshToken ? letIn('a foreign token') : undefined)
        )
      },
    },
  ]
}

export const refreshTokens: Family = {
  name: 'refresh races and replays',
  claim: 'One family has one living token; a copy that is used late ends the family.',
  attempts: async (world, random) => {
    const account = await createAccount(world)
    const [first, second] = [
      await signIn(world, account.userId),
      await signIn(world, account.userId),
    ]
    return [
      ...plans(world, account),
      ...damaged(world, first, random),
      ...misplaced(world, first, second),
    ]
  },
}
