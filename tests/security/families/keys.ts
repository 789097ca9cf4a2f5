/**
 * Keys and tokens that look like real ones: another case, other letters of the same shape, white space, a
 * checksum that is right over a body that nobody has, another prefix, another place. And real ones used for
 * what they are not for.
 */
import { hashSecret } from '@pulseboard/runtime'
import { crc32 } from 'node:zlib'
import type { Random } from '../../chaos/random.ts'
import { attempt, type Attempt, type Family } from '../attempt.ts'
import { bearer, JSON_BODY } from '../world/tenant.ts'
import type { World } from '../world/world.ts'

const CHANGES = 130
const ALPHABET = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
const TWINS: readonly (readonly [RegExp, string])[] = [
  [/a/g, 'а'],
  [/o/g, 'о'],
  [/e/g, 'е'],
  [/p/g, 'р'],
  [/_/g, '＿'],
  [/b/g, 'ƅ'],
  [/0/g, 'O'],
  [/l/g, 'I'],
]

/** The checksum anew: well-formed, and nobody's. */
const resealed = (body: string): string => {
  let rest = crc32(body)
  let text = ''
  for (let index = 0; index < 6; index++, rest = Math.floor(rest / 62))
    text = (ALPHABET[rest % 62] ?? '0') + text
  return body + text
}

const swapCase = (text: string, at: number): string => {
  const character = text[at] ?? ''
  const lower = character.toLowerCase()
  return (
    text.slice(0, at) + (character === lower ? character.toUpperCase() : lower) + text.slice(at + 1)
  )
}

const others = (key: string, random: Random): string[] => {
  const body = key.slice(0, -6)
  const changed = Array.from({ length: CHANGES }, (): string => {
    const at = random.between(8, body.length - 1)
    const other = body.slice(0, at) + random.pick(ALPHABET) + body.slice(at + 1)
    return random.chance(0.5) ? resealed(other) : other + key.slice(-6)
  })
  const cases = Array.from({ length: key.length }, (_, at) => swapCase(key, at))
  return [
    ...changed,
    ...cases,
    ...TWINS.map(([pattern, twin]) => key.replaceAll(pattern, twin)),
    key.toUpperCase(),
    key.toLowerCase(),
    key.slice(0, -1),
    `${key}0`,
    key.slice(1),
    `${key}${key}`,
    `${key},${key}`,
    `${key}\u00a0`,
    `${key}%00`,
    `${key}%20`,
    `"${key}"`,
    `${key.slice(0, 20)} ${key.slice(20)}`,
    Array.from(key).toReversed().join(''),
    encodeURIComponent(key).replaceAll('_', '%5F'),
    key.slice(0, 12),
    `${key.slice(0, 12)}%`,
    `${key.slice(0, 12)}${'_'.repeat(34)}`,
    hashSecret(key).toString('hex'),
    hashSecret(key).toString('base64url'),
    ...['pb_live_', 'pb_read_', 'pb_user_', 'pb_admin_', 'pb_']
      .filter((prefix) => !key.startsWith(prefix))
      .flatMap((prefix) => [prefix + key.slice(8), resealed(prefix + key.slice(8, -6))]),
  ].filter((text) => text !== key)
}

const refused = ['401 invalid_key', '401 not_signed_in', '401 missing_key', '403 key_scope', '400']

const readWith = (world: World, key: string) => ({
  path: `/api/v1/projects/${world.victim.projectId}/events?from=0&to=4000000000000`,
  headers: bearer(key),
})
const writeWith = (key: string, body: unknown = { type: 'event', name: 'x' }) => ({
  at: 'gateway' as const,
  method: 'POST',
  path: '/v1/events',
  headers: [...bearer(key), JSON_BODY],
  body: JSON.stringify(body),
})

const lookAlikes = (world: World, random: Random): Attempt[] => {
  const { readKey, ingestKey, personalToken } = world.victim
  return [
    ...others(readKey, random).map((key) =>
      attempt(world, `reading with ${key}`, readWith(world, key), refused),
    ),
    ...others(personalToken, random).map((key) =>
      attempt(world, `reading with ${key}`, readWith(world, key), refused),
    ),
    ...others(ingestKey, random).map((key) =>
      attempt(world, `sending with ${key}`, writeWith(key), refused),
    ),
  ]
}

/** A real key at an address where keys are not read. */
const misplaced = (world: World): Attempt[] => {
  const { readKey, ingestKey } = world.victim
  const events = readWith(world, '').path
  const send = writeWith('')
  const without = { ...send, headers: [JSON_BODY] }
  return [
    ...['apiKey', 'api_key', 'key', 'token', 'access_token'].flatMap((name) => [
      attempt(world, `?${name}= on events`, { path: `${events}&${name}=${readKey}` }, ['401']),
      attempt(world, `?${name}= on /events`, { path: `/events?${name}=${readKey}` }, [
        '400',
        '401',
      ]),
      attempt(
        world,
        `?${name}= on the gateway`,
        { ...without, path: `/v1/events?${name}=${ingestKey}` },
        ['401 missing_key'],
      ),
    ]),
    ...['x-api-key', 'api-key', 'x-auth-token', 'cookie', 'proxy-authorization'].flatMap((name) => [
      attempt(world, `${name} on events`, { path: events, headers: [[name, readKey]] }, ['401']),
      attempt(
        world,
        `${name} on the gateway`,
        { ...without, headers: [[name, ingestKey], JSON_BODY] },
        ['401 missing_key'],
      ),
    ]),
    ...[[ingestKey], { toString: ingestKey }, { $ne: null }, null, true, 0, ''].map((apiKey) =>
      attempt(
        world,
        `apiKey ${JSON.stringify(apiKey).slice(0, 20)}`,
        { ...without, path: '/ingest', body: JSON.stringify({ apiKey, type: 'event', name: 'x' }) },
        ['400', '401', '422'],
      ),
    ),
  ]
}

/** A real key of the attacker, or of the wrong kind, reads what is the victim's. */
const misusedToRead = (world: World): Attempt[] => {
  const { victim, attacker } = world
  const range = '?from=0&to=4000000000000'
  const paths = ['', `/events${range}`, `/overview${range}`, '/keys', '/settings', '/quarantine']
  const reading = (key: string, path: string, wanted: string): Attempt => {
    const what = { path: `/api/v1/projects/${victim.projectId}${path}`, headers: bearer(key) }
    return attempt(world, `${key.slice(0, 8)}… reads ${path}`, what, [wanted])
  }
  return paths.flatMap((path) => [
    reading(attacker.readKey, path, '404'),
    reading(attacker.personalToken, path, '404'),
    reading(victim.ingestKey, path, '403 key_scope'),
  ])
}

/** The same, to change something. */
const misusedToChange = (world: World): Attempt[] => {
  const { victim, attacker } = world
  const project = `/api/v1/projects/${victim.projectId}`
  const body = JSON.stringify({ name: 'k', scope: 'read' })
  const writes = [
    ['DELETE', `${project}/events`],
    ['DELETE', `${project}?confirm=${victim.slug}`],
    ['POST', `${project}/keys`],
    ['POST', '/api/v1/me/tokens'],
    ['POST', '/api/v1/account/password'],
    ['DELETE', '/api/v1/account/sessions'],
  ] as const
  return writes.flatMap(([method, path]) =>
    [victim.readKey, attacker.personalToken].map((key) => {
      const what = { method, path, headers: [...bearer(key), JSON_BODY], body }
      const input = `${key.slice(0, 8)}…: ${method} ${path.slice(0, 60)}`
      return attempt(world, input, what, ['403 key_scope', '404'])
    }),
  )
}

/** The same, to send. */
const misusedToSend = (world: World): Attempt[] => {
  const { victim, attacker } = world
  const foreign = { type: 'event', name: 'x', project_id: victim.projectId }
  return [
    ...[victim.readKey, victim.personalToken, victim.token, victim.refreshToken].map((key) =>
      attempt(world, `sending with ${key.slice(0, 10)}`, writeWith(key), [
        '401 invalid_key',
        '403 key_scope',
      ]),
    ),
    attempt(world, 'an event of another project', writeWith(attacker.ingestKey, foreign), ['422']),
  ]
}

/** More unknown keys than an address may try. */
const guessing = (world: World, random: Random): Attempt[] =>
  (['api', 'gateway'] as const).map((at) => ({
    input: `300 well-formed unknown keys from one address at the ${at}`,
    tries: 300,
    run: async () => {
      const address = [['x-forwarded-for', world.nextAddress()]] as const
      const prefix = at === 'api' ? 'pb_read_' : 'pb_live_'
      let slowed = 0
      for (let index = 0; index < 300; index++) {
        const body = prefix + Array.from({ length: 32 }, () => random.pick(ALPHABET)).join('')
        const request = at === 'api' ? readWith(world, resealed(body)) : writeWith(resealed(body))
        const headers = [...address, ...request.headers]
        const made = attempt(world, '', { ...request, headers }, ['401 invalid_key'])
        const wrong = await made.run()
        if (wrong?.seen.startsWith('HTTP/1.1 429') === true) slowed += 1
        else if (wrong !== undefined) return wrong
      }
      return slowed > 100
        ? undefined
        : { kind: 'let in' as const, seen: `only ${slowed} were told to wait` }
    },
  }))

export const keys: Family = {
  name: 'keys and look-alikes',
  claim: 'A key opens what it is for, letter by letter, in the Authorization header alone.',
  attempts: (world, random) => [
    ...lookAlikes(world, random),
    ...misplaced(world),
    ...misusedToRead(world),
    ...misusedToChange(world),
    ...misusedToSend(world),
    ...guessing(world, random),
  ],
}
