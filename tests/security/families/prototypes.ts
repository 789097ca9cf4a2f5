/**
 * Names that are special to JavaScript, as fields of every body, as parameters, as keys of events and as
 * fields of filters. Each is an unknown field, or an ordinary name; none changes an object it is not in.
 */
import { ROUTES, type Route, type RouteName } from '@pulseboard/contracts'
import { ask, attempt, letIn, type Attempt, type Family } from '../attempt.ts'
import { bearer, JSON_BODY } from '../world/tenant.ts'
import type { World } from '../world/world.ts'

const MEMBERS = [
  '"__proto__":{"polluted":true}',
  '"__proto__":null',
  '"constructor":{"prototype":{"polluted":true}}',
  '"prototype":{"polluted":true}',
  '"\\u005f_proto__":{"polluted":true}',
  '"__proto__":[],"length":1',
  '"toString":"x"',
  '"hasOwnProperty":1',
  '"valueOf":{"polluted":true}',
]
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
]

const hasBody = (name: RouteName): boolean => 'body' in ROUTES[name]

const fill = (world: World, route: Route): string =>
  route.path
    .replace('{projectId}', world.attacker.projectId)
    .replace('{organisationId}', world.attacker.organisationId)
    .replaceAll(/\{\w+\}/g, '01934f5e-8f00-7c3a-9d2b-3f4a5b6c7d8e')

const inBodies = (world: World): Attempt[] =>
  (Object.keys(ROUTES) as RouteName[]).filter(hasBody).flatMap((name) =>
    MEMBERS.map((member) => {
      const route: Route = ROUTES[name]
      const headers = [...bearer(world.attacker.token), JSON_BODY]
      const what = { method: route.method, path: fill(world, route), headers, body: `{${member}}` }
      return attempt(world, `${name} {${member}}`, what, ['400 invalid_request', '404 not_found'])
    }),
  )

/** Where a name can stand in a question, and whether it may be an ordinary one there. */
const questionsWith = (name: string): readonly (readonly [path: string, isPlain: boolean])[] => [
  [`events?${name}=x`, false],
  [`events?${name}%5Bpolluted%5D=1`, false],
  [`series?by=${name}`, false],
  [`series?measure=${name}`, false],
  [`series?compare=${name}`, false],
  [`series?by=tags.${name}`, true],
  [`series?by=payload.${name}`, true],
  [`events?q=tags.${name}:x`, true],
  [`events?q=payload.${name}:x`, true],
  [`events?q=${name}:x`, false],
  [`values?field=${name}`, false],
  [`events/export?format=${name}`, false],
]

const inQueries = (world: World): Attempt[] => {
  const base = `/api/v1/projects/${world.attacker.projectId}`
  const headers = bearer(world.attacker.token)
  const refused = ['400 invalid_request']
  return NAMES.flatMap((name) => [
    ...questionsWith(name).map(([question, isPlain]) => {
      const path = `${base}/${question}&from=0&to=60000`
      return attempt(world, question, { path, headers }, isPlain ? ['200', ...refused] : refused)
    }),
    attempt(world, `project ${name}`, { path: `/api/v1/projects/${name}`, headers }, [
      '400',
      '404',
    ]),
    attempt(world, `address /${name}`, { path: `/${name}`, headers }, ['404']),
  ])
}

const atTheGateway = (world: World): Attempt[] => {
  const headers = [...bearer(world.attacker.ingestKey), JSON_BODY]
  const post = { at: 'gateway', method: 'POST', body: '{}' } as const
  return NAMES.flatMap((name) => [
    attempt(world, `analytics ${name}`, { ...post, path: `/analytics/${name}`, headers }, ['404']),
    attempt(
      world,
      `encoding ${name}`,
      { ...post, path: '/v1/events', headers: [...headers, ['content-encoding', name]] },
      ['415'],
    ),
  ])
}

const inEvents = (world: World): Attempt[] => {
  const headers = [...bearer(world.attacker.ingestKey), JSON_BODY]
  const forms = [
    (key: string) => `{"type":"event","name":"x","${key}":{"polluted":true}}`,
    (key: string) => `{"type":"event","name":"x","payload":{"${key}":{"polluted":true}}}`,
    (key: string) => `{"type":"event","name":"x","payload":{"a":[{"${key}":1}]}}`,
    (key: string) => `{"type":"event","name":"x","tags":{"${key}":"x"}}`,
    (key: string) => `{"type":"event","name":"x","device":{"${key}":"x"}}`,
    (key: string) => `{"type":"event","name":"x","error":{"type":"x","${key}":"x"}}`,
  ]
  return forms.flatMap((form, index) =>
    ['__proto__', '\\u005f_proto__', '__prot\\u006f__'].flatMap((key) =>
      ['/v1/events', '/ingest'].map((path) =>
        attempt(
          world,
          `${path}, form ${index}, ${key}`,
          { at: 'gateway', method: 'POST', path, headers, body: form(key) },
          ['422', '400', '401'],
        ),
      ),
    ),
  )
}

const afterwards = (world: World): Attempt => ({
  input: 'objects of the server afterwards',
  run: async () => {
    const answer = await ask(world, 'api', {
      path: '/api/v1/me',
      headers: bearer(world.attacker.token),
    })
    if (answer.status !== 200) return { kind: 'fault', seen: answer.raw }
    return answer.body.includes('polluted') ? letIn(answer.body) : undefined
  },
})

export const prototypes: Family = {
  name: 'prototype pollution',
  claim: 'A field with a special name is an unknown field, or a plain key.',
  attempts: (world) => [
    ...inBodies(world),
    ...inQueries(world),
    ...atTheGateway(world),
    ...inEvents(world),
    afterwards(world),
  ],
}
