/**
 * Hostile text in every parameter of every question about a project, read from the route table, so that a
 * new parameter is attacked as soon as it exists. An answer is either a refusal that names the field or one
 * in which the text was a plain value: nothing of the victim, and no event that does not carry that text.
 */
import { ROUTES, type Route, type RouteName } from '@pulseboard/contracts'
import type { Random } from '../../chaos/random.ts'
import { attempt, type Attempt, type Family } from '../attempt.ts'
import type { Answer } from '../world/send.ts'
import { bearer, JSON_BODY } from '../world/tenant.ts'
import type { World } from '../world/world.ts'
import { mixed, payloads } from './payloads.ts'

const MIXED = 60
const RANGE = { from: String(Date.now() - 3_600_000), to: String(Date.now() + 60_000) }
/** What a question needs beside the parameter that is attacked. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  metricSeries: { name: 'cold_start' },
  fieldValues: { field: 'release' },
}
/** Parameters that the table does not have, and that other products do. */
const UNKNOWN = [
  'order',
  'order_by',
  'sort',
  'tz',
  'timezone',
  'time_zone',
  'where',
  'fields',
  'group_by',
  'offset',
  'format[]',
  'callback',
]
/** A text that can stand for nothing in these gives no event at all. */
const EXACT = new Set(['name', 'release', 'environment', 'user_id'])

const isQuestion = ({ method, path, query }: Route): boolean =>
  method === 'GET' && path.includes('{projectId}') && query !== undefined

const parametersOf = ({ query }: Route): string[] => {
  const { properties = {} } = (query ?? {}) as { properties?: object }
  return Object.keys(properties)
}

/** More rows than the text can have found. */
const found =
  (name: RouteName, parameter: string, text: string) =>
  (answer: Answer): string | undefined => {
    if (answer.status !== 200 || name !== 'listEvents' || !EXACT.has(parameter)) return undefined
    const { data } = JSON.parse(answer.body) as { data: object[] }
    return data.length === 0 || text === 'plain'
      ? undefined
      : 'a text that no event has found events'
  }

const question = (world: World, name: RouteName, query: Readonly<Record<string, string>>) => {
  const path = ROUTES[name].path
    .replace('{projectId}', world.attacker.projectId)
    .replace('{keyId}', world.attacker.ingestKeyId)
    .replace('{name}', 'cold_start')
  const all = { ...RANGE, ...NEEDED[name], ...query }
  const known = new Set([...parametersOf(ROUTES[name]), ...Object.keys(query)])
  const sent = Object.entries(all).filter(([key]) => known.has(key))
  const search = new URLSearchParams(sent).toString()
  return { path: `${path}?${search}`, headers: bearer(world.attacker.token) }
}

const answered = [
  '200',
  '400 invalid_request',
  '400 invalid_cursor',
  '404 not_found',
  '429 rate_limited',
]

const inParameters = (world: World, texts: readonly string[], random: Random): Attempt[] =>
  (Object.keys(ROUTES) as RouteName[])
    .filter((name) => isQuestion(ROUTES[name]))
    .flatMap((name) =>
      parametersOf(ROUTES[name]).flatMap((parameter) => {
        const some = Array.from({ length: 14 }, () => random.pick(texts))
        return [...new Set(some)].map((text) => {
          const input = `${name} ${parameter}=${text.slice(0, 80)}`
          const what = question(world, name, { [parameter]: text })
          return attempt(world, input, what, answered, found(name, parameter, text))
        })
      }),
    )

/** The parameters that take most: every text in each. */
const inDepth = (world: World, texts: readonly string[]): Attempt[] =>
  (
    [
      ['listEvents', 'q'],
      ['listEvents', 'name'],
      ['listEvents', 'search'],
      ['listEvents', 'cursor'],
      ['series', 'by'],
      ['fieldValues', 'field'],
      ['metricSeries', 'name'],
      ['overview', 'release'],
    ] as const
  ).flatMap(([name, parameter]) =>
    texts.map((text) =>
      attempt(
        world,
        `${name} ${parameter}=${text.slice(0, 80)}`,
        question(world, name, { [parameter]: text }),
        answered,
        found(name, parameter, text),
      ),
    ),
  )

const inPaths = (world: World, texts: readonly string[]): Attempt[] => {
  const base = `/api/v1/projects/${world.attacker.projectId}`
  const range = new URLSearchParams(RANGE).toString()
  return texts.map((text) => {
    // Points alone are a path, not a text.
    const segment = encodeURIComponent(text).replaceAll('.', '%2E')
    const what = {
      path: `${base}/metrics/${segment}/histogram?${range}`,
      headers: bearer(world.attacker.token),
    }
    return attempt(world, `metric ${text.slice(0, 80)}`, what, ['200', '400', '404', '414', '431'])
  })
}

const unknown = (world: World): Attempt[] =>
  (Object.keys(ROUTES) as RouteName[])
    .filter((name) => isQuestion(ROUTES[name]))
    .flatMap((name) =>
      UNKNOWN.map((parameter) =>
        attempt(
          world,
          `${name} ${parameter}`,
          question(world, name, { [parameter]: 'x; DROP TABLE events' }),
          ['400 invalid_request'],
        ),
      ),
    )

/** As names: refused, or kept as the very text. */
const asNames = (world: World, texts: readonly string[]): Attempt[] =>
  texts
    .filter((text) => text.length <= 100)
    .map((name) => {
      const check = (answer: Answer): string | undefined => {
        if (answer.status !== 200) return undefined
        const kept = (JSON.parse(answer.body) as { user: { name: string } }).user.name
        return kept === name.normalize('NFC').trim() ? undefined : `kept as ${JSON.stringify(kept)}`
      }
      const what = {
        method: 'PATCH',
        path: '/api/v1/account',
        headers: [...bearer(world.attacker.token), JSON_BODY],
        body: JSON.stringify({ name }),
      }
      return attempt(world, `own name ${name}`, what, ['200', '400 invalid_request'], check)
    })

export const injection: Family = {
  name: 'injection',
  claim: 'Text of a client is a bound value in every question; nothing else is found by it.',
  attempts: (world, random) => {
    const { projectId } = world.victim
    const written = payloads({ projectId, mark: world.mark })
    const texts = [...written, ...mixed(written, random, MIXED)].filter(
      // An answer may repeat a text, so none that is tried holds the mark itself.
      (text) => !text.includes(world.mark),
    )
    return [
      ...inParameters(world, texts, random),
      ...inDepth(world, texts),
      ...inPaths(world, texts),
      ...unknown(world),
      ...asNames(world, texts),
    ]
  },
}
