/** Access tokens that nobody issued: every one is refused, wherever it is shown. */
import { randomUUID } from 'node:crypto'
import type { Random } from '../../chaos/random.ts'
import { attempt, type Attempt, type Family } from '../attempt.ts'
import { bearer } from '../world/tenant.ts'
import type { World } from '../world/world.ts'
import {
  asymmetric,
  base64url,
  flipBit,
  forgersKeys,
  hmac,
  token,
  unsigned,
  type Json,
} from './forge.ts'

const FLIPS = 500

type Named = readonly [name: string, token: string]

const claimsOf = ({ victim }: World): Json => {
  const iat = Math.floor(Date.now() / 1000)
  const who = { sub: victim.userId, sid: victim.sessionId, token_use: 'access' }
  return { ...who, iss: 'pulseboard', aud: 'pulseboard-api', iat, exp: iat + 900 }
}

const withoutSignature = (world: World, claims: Json): Named[] =>
  ['none', 'None', 'NONE', 'nOnE', '', 'null', 'HS0', 'plain'].flatMap((alg) =>
    [{ alg }, { alg, kid: world.keys.kid }, { alg, kid: world.keys.kid, typ: 'JWT' }].flatMap(
      (head, index): Named[] => [
        [`alg ${alg}, head ${index}`, token(head, claims, unsigned)],
        [`alg ${alg}, head ${index}, no last point`, token(head, claims, unsigned).slice(0, -1)],
        [`alg ${alg}, head ${index}, our signature`, token(head, claims, () => signatureOf(world))],
        [`alg ${alg}, head ${index}, right key`, token(head, claims, rightKey(world))],
      ],
    ),
  )

const rightKey = ({ keys }: World) => hmac(256, keys['access-token'])
const signatureOf = ({ victim }: World): string => victim.token.split('.')[2] ?? ''

/** Keys that somebody might guess, know or find. */
const guessedKeys = (world: World): (readonly [string, string | Buffer])[] => [
  ['empty', ''],
  ['a NUL', '\0'],
  ['secret', 'secret'],
  ['the setting itself', world.secret],
  ['the setting as bytes', Buffer.from(world.secret, 'hex')],
  ['the kid', world.keys.kid],
  ['the key as hex', world.keys['access-token'].toString('hex')],
  ['the key as base64', world.keys['access-token'].toString('base64')],
  ['the issuer', 'pulseboard'],
  ...(['refresh-successor', 'second-factor-token', 'page-cursor', 'live-cursor'] as const).map(
    (purpose) => [`key of ${purpose}`, world.keys[purpose]] as const,
  ),
]

const otherKeys = (world: World, claims: Json): Named[] => {
  const { rsa, ec } = forgersKeys()
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const jwk = rsa.publicKey.export({ format: 'jwk' })
  const head = (alg: string, more: Json = {}): Json => ({ alg, kid: world.keys.kid, ...more })
  const signedBy = [
    ['RS256', 'sha256', rsa.privateKey],
    ['RS512', 'sha512', rsa.privateKey],
    ['PS256', 'sha256', rsa.privateKey],
    ['ES256', 'sha256', ec.privateKey],
    ['EdDSA', 'sha256', ec.privateKey],
  ] as const
  const heads: readonly Json[] = [
    {},
    { jwk },
    { jku: 'http://127.0.0.1:9/keys.json' },
    { x5u: 'http://127.0.0.1:9/c' },
    { x5c: [base64url('x')] },
    { crit: ['exp'] },
  ]
  return [
    ...guessedKeys(world).map(([name, key]): Named => [
      `HS256 with ${name}`,
      token(head('HS256'), claims, hmac(256, key)),
    ]),
    ...(['RS256', 'ES256', 'PS256'] as const).map((alg): Named => {
      const input = token(head(alg), claims, hmac(256, pem))
      return [`${alg}, signed with HMAC of a public key`, input]
    }),
    ['HS256 with a public key', token(head('HS256'), claims, hmac(256, pem))],
    ...signedBy.flatMap(([alg, hash, key]) =>
      heads.map((more, index): Named => {
        const made = token(head(alg, more), claims, asymmetric(hash, key))
        return [`${alg} of another key, head ${index}`, made]
      }),
    ),
    // The right key, but not the algorithm that is pinned.
    ['HS384', token(head('HS384'), claims, hmac(384, world.keys['access-token']))],
    ['HS512', token(head('HS512'), claims, hmac(512, world.keys['access-token']))],
    ['hs256', token(head('hs256'), claims, rightKey(world))],
    ['RS256 with the right key', token(head('RS256'), claims, rightKey(world))],
  ]
}

const kids = (world: World, claims: Json): Named[] =>
  [
    undefined,
    null,
    '',
    0,
    true,
    [],
    [world.keys.kid],
    {},
    '00000000',
    world.keys.kid.toUpperCase(),
    ` ${world.keys.kid}`,
    `${world.keys.kid}\0`,
    `${world.keys.kid}' OR '1'='1`,
    "x' UNION SELECT 'secret'--",
    '../../../../dev/null',
    '/dev/null',
    'file:///dev/null',
    'http://127.0.0.1:9/key',
    '__proto__',
    'constructor',
    'toString',
    'access-token',
    '| sleep 5',
    '${7*7}',
    'x'.repeat(5_000),
  ].flatMap((kid): Named[] => {
    const head = { alg: 'HS256', ...(kid === undefined ? {} : { kid }) }
    const name = `kid ${kid === undefined ? 'missing' : JSON.stringify(kid).slice(0, 40)}`
    const forged: Named[] = ['', 'secret', world.secret].map((key): Named => [
      `${name}, key ${JSON.stringify(key).slice(0, 9)}`,
      token(head, claims, hmac(256, key)),
    ])
    return [...forged, [`${name}, right key`, token(head, claims, rightKey(world))]]
  })

/** What even our own key must not be able to say. */
const wrongClaims = (world: World, claims: Json): Named[] => {
  const now = Math.floor(Date.now() / 1000)
  const head = { alg: 'HS256', kid: world.keys.kid, typ: 'at+jwt' }
  const without = (name: string): Json =>
    Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))
  const changes: readonly (readonly [string, Json | string])[] = [
    ...[1, 60, 900, 86_400, 1e9].map(
      (ago) => [`expired ${ago} s ago`, { ...claims, exp: now - ago }] as const,
    ),
    ...['now', '9999999999', null, [], {}, -1, true].map(
      (exp) => [`exp ${JSON.stringify(exp)}`, { ...claims, exp }] as const,
    ),
    ['not before tomorrow', { ...claims, nbf: now + 86_400 }],
    ...['', 'Pulseboard', 'pulseboard ', 'pulseboard.evil', 'https://pulseboard', ['x'], null].map(
      (iss) => [`issuer ${JSON.stringify(iss)}`, { ...claims, iss }] as const,
    ),
    ...['', 'pulseboard', 'pulseboard-second-factor', 'pulseboard-api ', [], ['x'], null].map(
      (aud) => [`audience ${JSON.stringify(aud)}`, { ...claims, aud }] as const,
    ),
    ...['refresh', 'second_factor', 'ticket', 'Access', '', null, ['access'], true].map(
      (token_use) => [`use ${JSON.stringify(token_use)}`, { ...claims, token_use }] as const,
    ),
    ...[
      randomUUID(),
      world.attacker.sessionId,
      '',
      null,
      1,
      [world.victim.sessionId],
      'x',
      "' OR 1",
    ].map((sid) => [`session ${JSON.stringify(sid).slice(0, 20)}`, { ...claims, sid }] as const),
    ...[randomUUID(), world.attacker.userId, '', null, 1, [world.victim.userId], 'x', "' OR 1"].map(
      (sub) => [`subject ${JSON.stringify(sub).slice(0, 20)}`, { ...claims, sub }] as const,
    ),
    ...Object.keys(claims)
      .filter((name) => name !== 'iat')
      .map((name) => [`without ${name}`, without(name)] as const),
    ...['', '{}', '[]', 'null', '"x"', '{"sub":', '\u0000'].map(
      (text) => [`claims ${JSON.stringify(text)}`, text] as const,
    ),
  ]
  return changes.map(([name, value]): Named => [name, token(head, value, rightKey(world))])
}

const damaged = ({ victim }: World, random: Random): Named[] => {
  const good = victim.token
  const cuts = Array.from({ length: Math.ceil(good.length / 7) }, (_, index) => index * 7)
  const flips = Array.from({ length: FLIPS }, (): Named => {
    const at = random.between(0, good.length - 1)
    const bit = random.between(0, 6)
    return [`bit ${bit} of character ${at}`, flipBit(good, at, bit)]
  })
  const [head = '', claims = '', signature = ''] = good.split('.')
  return [
    ...cuts.map((length): Named => [`cut at ${length}`, good.slice(0, length)]),
    ...flips.filter(([, forged]) => forged !== good),
    ['four parts', `${good}.x`],
    ['two signatures', `${good}.${signature}`],
    ['no head', `.${claims}.${signature}`],
    ['no claims', `${head}..${signature}`],
    ['parts swapped', `${claims}.${head}.${signature}`],
    ['signature padded', `${good}=`],
    [
      'signature in base64',
      `${head}.${claims}.${Buffer.from(signature, 'base64url').toString('base64')}`,
    ],
    ['points only', '..'],
  ]
}

const places = (world: World): ((token: string) => Parameters<typeof attempt>[2])[] => {
  const { projectId } = world.victim
  return [
    (value) => ({ path: '/api/v1/me', headers: bearer(value) }),
    (value) => ({ path: `/api/v1/projects/${projectId}`, headers: bearer(value) }),
    (value) => ({ path: '/projects', headers: bearer(value) }),
    (value) => ({ path: `/realtime/${projectId}/sse`, headers: bearer(value) }),
  ]
}

/** The good token where none is read. */
const elsewhere = (world: World): Attempt[] => {
  const { token: good } = world.victim
  const me = '/api/v1/me'
  const headers: readonly (readonly [string, string])[] = [
    ['authorization', good],
    ['authorization', `Basic ${good}`],
    ['authorization', `JWT ${good}`],
    ['authorization', `Token ${good}`],
    ['authorization', `Bearer: ${good}`],
    ['authorization', `Bearer=${good}`],
    ['authorization', `Bearer "${good}"`],
    ['authorization', `Basic x, Bearer ${good}`],
    ['x-authorization', `Bearer ${good}`],
    ['proxy-authorization', `Bearer ${good}`],
    ['cookie', `access_token=${good}`],
    ['cookie', `pb_refresh=${good}`],
    ['x-access-token', good],
    ['x-user-id', world.victim.userId],
    ['x-forwarded-user', world.victim.userId],
  ]
  return [
    ...headers.map((header) =>
      attempt(world, `${header[0]}: ${header[1].slice(0, 12)}`, { path: me, headers: [header] }, [
        '401',
      ]),
    ),
    ...['access_token', 'token', 'jwt', 'auth_token', 'bearer'].map((name) =>
      attempt(world, `?${name}=`, { path: `${me}?${name}=${good}` }, ['401']),
    ),
  ]
}

/** Good for something else. */
const otherSecrets = async (world: World): Promise<Attempt[]> => {
  const { victim } = world
  const made = await fetch(`${world.api}/api/v1/projects/${victim.projectId}/realtime-tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${victim.token}` },
  })
  const { ticket } = (await made.json()) as { ticket: string }
  const secrets = { refresh: victim.refreshToken, ticket, invite: victim.inviteToken }
  return Object.entries(secrets).flatMap(([name, secret]) =>
    places(world).map((place, index) =>
      attempt(world, `${name} token as access token, place ${index}`, place(secret), ['401']),
    ),
  )
}

export const jwt: Family = {
  name: 'forged access tokens',
  claim: 'Only a token that was issued as an access token, for a session that lives, is accepted.',
  attempts: async (world, random) => {
    const claims = claimsOf(world)
    const forged = [
      ...withoutSignature(world, claims),
      ...otherKeys(world, claims),
      ...kids(world, claims),
      ...wrongClaims(world, claims),
      ...damaged(world, random),
    ]
    const at = places(world)
    const all = forged.map(([name, value], index) => {
      const place = at[index % at.length] ?? at[0]
      return attempt(world, name, place?.(value) ?? { path: '/' }, ['401'])
    })
    return [...all, ...elsewhere(world), ...(await otherSecrets(world))]
  },
}
