/**
 * Addresses that mean one thing to a check and another to what comes after it: the victim's ids in every
 * spelling, paths that climb, files that servers leave lying about, methods that nobody offers.
 */
import { attempt, type Attempt, type Family } from '../attempt.ts'
import { bearer } from '../world/tenant.ts'
import type { World } from '../world/world.ts'

const escapeAll = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** Ways to write a foreign id. */
const alone = (foreign: string): string[] => [
  foreign,
  foreign.toUpperCase(),
  foreign.replaceAll('-', ''),
  foreign.replaceAll('-', '%2D'),
  foreign.replaceAll('-', '%252D'),
  foreign.replaceAll('-', '\u2010'),
  foreign.replaceAll('-', '－'),
  escapeAll(foreign),
  escapeAll(escapeAll(foreign)),
  `{${foreign}}`,
  `urn:uuid:${foreign}`,
  `"${foreign}"`,
  `'${foreign}'`,
  `[${foreign}]`,
  `%5B%22${foreign}%22%5D`,
  `${foreign}%00`,
  `%00${foreign}`,
  `${foreign}%20`,
  `%20${foreign}`,
  `${foreign}%0a`,
  `${foreign}%c2%a0`,
  `${foreign}%e2%80%8b`,
  `%ef%bb%bf${foreign}`,
  `./${foreign}`,
  `../projects/${foreign}`,
  `%2e/${foreign}`,
  `/${foreign}`,
  `//${foreign}`,
  `%2F${foreign}`,
  `:projectId=${foreign}`,
  `*`,
  `%25`,
  `%`,
  `%zz`,
  `%u0030`,
  '0',
  '-1',
  'null',
  '..',
  '%2e%2e',
  '..%2f..%2f..%2fetc%2fpasswd',
  'x'.repeat(8_000),
]

/** With the own one as a disguise. */
const disguised = (own: string, foreign: string): string[] => [
  `${foreign};${own}`,
  `${own};${foreign}`,
  `${own},${foreign}`,
  `${own}%2C${foreign}`,
  `${own}|${foreign}`,
  `${own}%26projectId=${foreign}`,
  `${own}%3FprojectId=${foreign}`,
  `${own}%23${foreign}`,
  `${own}%2F..%2F${foreign}`,
  `${own}/../${foreign}`,
  `${own}/..;/${foreign}`,
  `${own}/%2e%2e/${foreign}`,
  `${own}/%252e%252e/${foreign}`,
  `${own}/.%2e/${foreign}`,
  `${own}\\..\\${foreign}`,
  `${own}%5C..%5C${foreign}`,
  `${own}/..%c0%af${foreign}`,
  `${own}%c0%ae%c0%ae%c0%af${foreign}`,
  `${own}/./../${foreign}`,
]

const spellings = (own: string, foreign: string): string[] => [
  ...alone(foreign),
  ...disguised(own, foreign),
]

const refused = ['400', '404', '405', '414', '431']
/** A path that climbs back to the caller's own thing may also be answered: it is judged by the mark. */
const harmless = ['200', ...refused]

const foreignIds = (world: World): Attempt[] => {
  const { attacker, victim } = world
  const headers = bearer(attacker.token)
  const range = '?from=0&to=4000000000000'
  const targets: readonly (readonly [string, string, (id: string) => string])[] = [
    [attacker.projectId, victim.projectId, (id) => `/api/v1/projects/${id}`],
    [attacker.projectId, victim.projectId, (id) => `/api/v1/projects/${id}/events${range}`],
    [attacker.projectId, victim.projectId, (id) => `/projects/${id}`],
    [attacker.projectId, victim.projectId, (id) => `/realtime/${id}/sse`],
    [attacker.slug, victim.slug, (id) => `/api/v1/projects/${id}/keys`],
    [attacker.organisationId, victim.organisationId, (id) => `/api/v1/organisations/${id}/members`],
    [
      attacker.userId,
      victim.userId,
      (id) => `/api/v1/organisations/${attacker.organisationId}/members/${id}`,
    ],
  ]
  return targets.flatMap(([own, foreign, at]) =>
    spellings(own, foreign).map((id) => {
      const path = at(id)
      return attempt(world, path.slice(0, 200), { path, headers }, harmless)
    }),
  )
}

/** The same ids in requests that change something: never a good answer. */
const foreignChanges = (world: World): Attempt[] => {
  const { attacker, victim } = world
  const headers = bearer(attacker.token)
  return spellings(attacker.projectId, victim.projectId)
    .filter((id) => id.includes(victim.projectId.slice(0, 8)))
    .map((id) => {
      const path = `/api/v1/projects/${id}/keys/${victim.ingestKeyId}`
      return attempt(
        world,
        `DELETE ${path.slice(0, 200)}`,
        { method: 'DELETE', path, headers },
        refused,
      )
    })
}

const FILES = [
  '.env',
  '.git/config',
  '.git/HEAD',
  'package.json',
  'src/main.ts',
  '..%2f..%2fpackage.json',
  '%2e%2e/%2e%2e/etc/passwd',
  'etc/passwd',
  'proc/self/environ',
  'server-status',
  'actuator/env',
  'debug/pprof',
  'admin',
  'graphql',
  'swagger.json',
  'phpinfo.php',
  'wp-login.php',
  'api',
  'api/',
  'api/v1',
  'api/v1/',
  'api/v2/me',
  'API/V1/ME',
  'api/v1/me/',
  'api//v1//me',
  'api/v1/me%2f',
  'api/v1/me;x=1',
  'api/v1/./me',
  'api/v1/x/../me',
  'api/v1/me%00',
  'api/v1/me%23',
  'api\\v1\\me',
  'api/v1/me.json',
  'api/v1/projects/',
  'docs',
  'mails',
]

const files = (world: World): Attempt[] =>
  (['api', 'gateway'] as const).flatMap((at) =>
    FILES.map((file) =>
      attempt(
        world,
        `${at} /${file}`,
        { at, path: `/${file}` },
        ['401', '404', '405', '400'],
        (answer) =>
          /root:|JWT_SECRET|"dependencies"/.test(answer.body) ? 'a file of the server' : undefined,
      ),
    ),
  )

const METHODS = [
  'PUT',
  'TRACE',
  'TRACK',
  'CONNECT',
  'OPTIONS',
  'PROPFIND',
  'LOCK',
  'PURGE',
  'get',
  'GET\t',
  'G ET',
  'HACK',
  'PRI',
  'M-SEARCH',
]

const methods = (world: World): Attempt[] =>
  METHODS.flatMap((method) =>
    (['api', 'gateway'] as const).flatMap((at) =>
      ['/api/v1/me', '/v1/events'].map((path) =>
        attempt(
          world,
          `${at} ${method} ${path}`,
          { at, method, path, headers: bearer(world.victim.token) },
          // The gateway lets pages ask before they send.
          method === 'OPTIONS' && at === 'gateway'
            ? ['204', '404', '405']
            : ['400', '401', '404', '405', '501', 'closed'],
        ),
      ),
    ),
  )

/** Targets that are a whole address, or of a scheme of their own. */
const targets = (world: World): Attempt[] =>
  [
    'http://127.0.0.1:9/',
    'http://evil.example/api/v1/me',
    'https://evil.example/',
    'ftp://evil.example/x',
    '*',
    'evil.example:443',
    '//evil.example/api/v1/me',
    'http:///api/v1/me',
    '/api/v1/me#x',
    '?x',
    '\\api\\v1\\me',
    '/api/v1/me?\u0000',
    '/ä',
    `/${'a/'.repeat(3_000)}`,
    `/api/v1/me?${'a=b&'.repeat(3_000)}`,
  ].flatMap((path) =>
    (['api', 'gateway'] as const).map((at) =>
      attempt(
        world,
        `${at} target ${path.slice(0, 60)}`,
        { at, path },
        ['200', '400', '401', '404', '405', '414', '431'],
        (answer) => (answer.header('location').length > 0 ? 'a redirect' : undefined),
      ),
    ),
  )

export const paths: Family = {
  name: 'path encodings',
  claim: 'However an address is written, it names the caller’s own thing or nothing.',
  attempts: (world) => [
    ...foreignIds(world),
    ...foreignChanges(world),
    ...files(world),
    ...methods(world),
    ...targets(world),
  ],
}
