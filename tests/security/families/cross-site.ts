/**
 * Web pages of others: they read no answer (no CORS header lets them), use no cookie (wrong Origin), and can
 * send nothing that a plain form could send. The gateway answers any page, without credentials, by design.
 */
import { attempt, type Attempt, type Family } from '../attempt.ts'
import type { Answer } from '../world/send.ts'
import { bearer, JSON_BODY, signIn } from '../world/tenant.ts'
import type { World } from '../world/world.ts'
import { FOREIGN_ORIGINS } from './origins.ts'

const readable = (answer: Answer): string | undefined =>
  answer.head.toLowerCase().includes('\r\naccess-control-')
    ? 'a foreign page may read this'
    : undefined

const withCookie = (world: World, cookie: string): Attempt[] =>
  FOREIGN_ORIGINS.flatMap((origin) =>
    ['refresh', 'logout'].map((route) =>
      attempt(
        world,
        `${route} from ${origin}`,
        {
          method: 'POST',
          path: `/api/v1/auth/${route}`,
          headers: [
            ['origin', origin],
            ['cookie', cookie],
          ],
        },
        ['403 wrong_origin'],
        readable,
      ),
    ),
  )

const reading = (world: World): Attempt[] => {
  const { victim } = world
  const paths = [
    '/api/v1/me',
    `/api/v1/projects/${victim.projectId}/keys`,
    '/api/openapi.json',
    '/projects',
  ]
  return FOREIGN_ORIGINS.flatMap((origin) =>
    paths.flatMap((path) => [
      attempt(
        world,
        `GET ${path} from ${origin}`,
        { path, headers: [['origin', origin]] },
        ['200', '401'],
        readable,
      ),
      attempt(
        world,
        `preflight ${path} from ${origin}`,
        {
          method: 'OPTIONS',
          path,
          headers: [
            ['origin', origin],
            ['access-control-request-method', 'POST'],
            ['access-control-request-headers', 'authorization,content-type'],
          ],
        },
        ['404', '405'],
        readable,
      ),
    ]),
  )
}

/** What a form or an image of a foreign page can send without asking first. */
const forms = (world: World, cookie: string): Attempt[] => {
  const body = JSON.stringify({
    email: 'a@example.com',
    password: 'x',
    name: 'Ada',
    token: 'x'.repeat(43),
  })
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'text/plain;charset=application/json',
    'application/jsonp',
    'application/json-patch+json',
    'text/json',
    '',
  ]
  const routes = [
    'auth/login',
    'auth/register',
    'auth/forgot',
    'auth/reset',
    'auth/confirm',
    'invites/preview',
  ]
  return routes.flatMap((route) =>
    types.map((type) =>
      attempt(
        world,
        `${route} as ${type}`,
        {
          method: 'POST',
          path: `/api/v1/${route}`,
          headers: [
            ['content-type', type],
            ['cookie', cookie],
            ['origin', 'https://evil.example'],
          ],
          body,
        },
        ['415 unsupported_media_type'],
        readable,
      ),
    ),
  )
}

/** A cookie alone is nobody, and no header turns a GET into something else. */
const overrides = (world: World, cookie: string): Attempt[] => {
  const { victim } = world
  const path = `/api/v1/projects/${victim.projectId}`
  return [
    ...['/api/v1/me', path, `${path}/events?from=0&to=9`, '/api/v1/account/sessions'].flatMap(
      (target) =>
        ['GET', 'DELETE', 'POST'].map((method) =>
          attempt(
            world,
            `${method} ${target} by cookie`,
            { method, path: target, headers: [['cookie', cookie]] },
            ['401', '405'],
          ),
        ),
    ),
    ...['x-http-method-override', 'x-method-override', 'x-http-method'].flatMap((name) =>
      ['DELETE', 'PATCH', 'POST'].map((method) =>
        attempt(
          world,
          `${name}: ${method}`,
          {
            path,
            headers: [
              ['cookie', cookie],
              [name, method],
            ],
          },
          ['401'],
        ),
      ),
    ),
  ]
}

const gatewayPages = (world: World): Attempt[] =>
  FOREIGN_ORIGINS.slice(0, 12).map((origin) =>
    attempt(
      world,
      `gateway from ${origin}`,
      {
        at: 'gateway',
        method: 'POST',
        path: '/v1/events',
        headers: [...bearer('pb_live_x'), JSON_BODY, ['origin', origin]],
        body: '{"type":"event","name":"x"}',
      },
      ['401 invalid_key'],
      (answer) =>
        answer.header('access-control-allow-credentials').length > 0
          ? 'with credentials'
          : answer.header('access-control-allow-origin').some((value) => value !== '*')
            ? 'the origin is reflected'
            : undefined,
    ),
  )

export const crossSite: Family = {
  name: 'CORS and CSRF',
  claim: 'A foreign page reads nothing and changes nothing, whatever cookies its visitor has.',
  attempts: async (world) => {
    const { refreshToken } = await signIn(world, world.victim.userId)
    const cookie = `pb_refresh=${refreshToken}`
    return [
      ...withCookie(world, cookie),
      ...reading(world),
      ...forms(world, cookie),
      ...overrides(world, cookie),
      ...gatewayPages(world),
    ]
  },
}
