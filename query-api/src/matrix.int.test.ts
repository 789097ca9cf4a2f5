/**
 * Who may call what: every route of the table × every kind of caller × every kind of id. What must be
 * answered is worked out here from the rule of the route and written down anew, not taken from the code
 * that is tested. One wrong answer is one line of the result; there must be none.
 */
import { randomUUID } from 'node:crypto'
import { ROLES, ROUTES, type Role, type Route, type RouteName } from '@pulseboard/contracts'
import { createOrganisation, createProject, setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sampleOf } from './testing/route-samples.ts'
import { startTestApi, TEST_CONFIG, type TestApi } from './testing/api.ts'

/** Signed in, to the tenant whose ids are `own` (by role) or to the other one. */
type Person = Role | 'foreign'
/** Credentials that are none for this API. */
const STRANGERS = [
  'anonymous',
  'noise',
  'forged',
  'signed out',
  'live ticket',
  'revoked read key',
  'revoked token',
] as const
type Stranger = (typeof STRANGERS)[number]
/** Programs: keys of the own project, and personal tokens of the owner. */
const PROGRAMS = ['ingest key', 'read key', 'read token', 'write token', 'admin token'] as const
type Program = (typeof PROGRAMS)[number]
type Caller = Person | Program | Stranger
type Outcome = 'not signed in' | 'absent' | 'too weak' | 'let in' | 'fault'

interface Tenant {
  readonly organisationId: string
  readonly projectId: string
}

let databases: Databases
let api: TestApi
const bearers = new Map<Caller, string | undefined>()
const members = new Map<Role, string>()
let own: Tenant
let foreign: Tenant

const makeTenant = async (): Promise<Tenant> => {
  const organisationId = randomUUID()
  const projectId = randomUUID()
  await createOrganisation(api.pool, { id: organisationId, name: 'Acme' })
  const slug = `p-${projectId}`
  await createProject(api.pool, { id: projectId, organisationId, name: 'Shop', slug })
  return { organisationId, projectId }
}

const restoreMembers = async (): Promise<void> => {
  for (const [role, userId] of members)
    await setMembership(api.pool, { organisationId: own.organisationId, userId, role })
}

/** A token like ours, signed with another secret. */
const forgedToken = (userId: string): Promise<string> =>
  new SignJWT({ token_use: 'access', sid: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', kid: 'x' })
    .setSubject(userId)
    .setIssuer('pulseboard')
    .setAudience('pulseboard-api')
    .setExpirationTime('5m')
    .sign(Buffer.from(TEST_CONFIG.JWT_SECRET))

interface Made {
  readonly id: string
  readonly secret: string
}
const makeKey = async (scope: 'ingest' | 'read'): Promise<Made> => {
  const params = { projectId: own.projectId }
  const body = { name: 'k', scope }
  return (await api.call('createKey', { token: bearers.get('owner'), params, body })).body as Made
}
const makeToken = async (scope: string): Promise<Made> => {
  const body = { name: 't', scopes: [scope] }
  return (await api.call('createToken', { token: bearers.get('owner'), body })).body as Made
}

const makePrograms = async (): Promise<void> => {
  const token = bearers.get('owner')
  for (const scope of ['ingest', 'read'] as const)
    bearers.set(`${scope} key`, (await makeKey(scope)).secret)
  for (const scope of ['read', 'write', 'admin'] as const)
    bearers.set(`${scope} token`, (await makeToken(scope)).secret)
  const key = await makeKey('read')
  await api.call('revokeKey', { token, params: { projectId: own.projectId, keyId: key.id } })
  bearers.set('revoked read key', key.secret)
  const revoked = await makeToken('admin')
  await api.call('revokeToken', { token, params: { tokenId: revoked.id } })
  bearers.set('revoked token', revoked.secret)
}

const makeStrangers = async (): Promise<void> => {
  const token = bearers.get('owner')
  const params = { projectId: own.projectId }
  const ticket = await api.call('createRealtimeTicket', { token, params })
  const gone = await api.register()
  await setMembership(api.pool, {
    organisationId: own.organisationId,
    userId: gone.userId,
    role: 'owner',
  })
  const origin = { origin: TEST_CONFIG.PUBLIC_URL, cookie: gone.cookie }
  await api.call('logout', { headers: origin })
  bearers.set('anonymous', undefined)
  bearers.set('noise', 'abc.def.ghi')
  bearers.set('forged', await forgedToken(members.get('owner') ?? ''))
  bearers.set('signed out', gone.token)
  bearers.set('live ticket', (ticket.body as { ticket: string }).ticket)
}

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  own = await makeTenant()
  foreign = await makeTenant()
  for (const role of ROLES) {
    const { token, userId } = await api.register()
    bearers.set(role, token)
    members.set(role, userId)
  }
  await restoreMembers()
  const stranger = await api.register()
  bearers.set('foreign', stranger.token)
  await setMembership(api.pool, {
    organisationId: foreign.organisationId,
    userId: stranger.userId,
    role: 'owner',
  })
  await makeStrangers()
  await makePrograms()
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

/** Spellings of an id, ready for the address. `same`: another way to write the caller's own one. */
const spellings = (
  mine: string,
  theirs: string,
): readonly (readonly [string, string, boolean])[] => [
  ['foreign', theirs, false],
  ['random', randomUUID(), false],
  ['twice', `${mine},${mine}`, false],
  ['own and foreign', `${mine},${theirs}`, false],
  ['array', encodeURIComponent(`["${mine}"]`), false],
  ['own, slash, up, foreign', `${mine}%2F..%2F${theirs}`, false],
  ['dots', `%2e%2e%2f${theirs}`, false],
  ['nul', `${mine}%00`, false],
  ['percent', `${encodeURIComponent('%')}${mine}`, false],
  ['upper case', mine.toUpperCase(), true],
  ['escaped', mine.replaceAll('-', '%2D'), true],
]

const objectOf = (route: Route): keyof Tenant | undefined =>
  route.path.includes('{projectId}')
    ? 'projectId'
    : route.path.includes('{organisationId}')
      ? 'organisationId'
      : undefined

const knock = async (
  name: RouteName,
  who: Caller,
  id: string | undefined,
): Promise<{ outcome: Outcome; seen: string }> => {
  const route: Route = ROUTES[name]
  const { body, query, endsCaller } = sampleOf(name)
  const object = objectOf(route)
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
    parameter === object ? (id ?? '') : randomUUID(),
  )
  const bearer = bearers.get(who)
  const response = await fetch(`${api.base}${path}?${new URLSearchParams(query).toString()}`, {
    method: route.method,
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (endsCaller === true) await restoreMembers()
  return { outcome: outcomeOf(response.status, text), seen: `${response.status} ${text}` }
}

const outcomeOf = (status: number, text: string): Outcome => {
  if (status === 401) return 'not signed in'
  // A wrong password is 403, too: the caller was let in to be asked for it.
  if (status === 403) return /"(forbidden|key_scope)"/.test(text) ? 'too weak' : 'let in'
  // No store is missing but Kafka, which some routes need: they say so, having let the caller in.
  if (status >= 500) return status === 503 ? 'let in' : 'fault'
  const absent = text.includes('among yours') || text.includes('"detail":"There is nothing at')
  return absent || (status === 400 && text.includes('"/path/')) ? 'absent' : 'let in'
}

const isStranger = (who: Caller): who is Stranger => STRANGERS.some((stranger) => stranger === who)
const isProgram = (who: Caller): who is Program => PROGRAMS.some((program) => program === who)

const SCOPES = ['read', 'write', 'admin']

/** What the rule of a route says of a program that names what is its own. */
const wantedOfProgram = (route: Route, who: Program): Outcome => {
  if (who === 'ingest key') return 'too weak'
  const object = objectOf(route)
  if (who === 'read key' && object === 'organisationId') return 'absent'
  const byItself = route.method === 'GET' && object === 'projectId' ? 'read' : 'people'
  const least = SCOPES.indexOf(route.by ?? byItself)
  const [scope = ''] = who.split(' ')
  if (least < 0 || SCOPES.indexOf(scope) < least) return 'too weak'
  // A key is a viewer of its project, a token is its owner, who owns everything here.
  const isViewer = who === 'read key'
  return isViewer && (object === undefined || route.access !== 'viewer') ? 'too weak' : 'let in'
}

/** What the rule of a route says, for a caller and an id of their own or not. */
const wanted = (route: Route, who: Caller, mine: boolean): readonly Outcome[] => {
  if (isStranger(who)) return ['not signed in']
  if (isProgram(who)) return [wantedOfProgram(route, who)]
  if (objectOf(route) === undefined) return ['let in']
  if (who === 'foreign' || !mine) return ['absent']
  const least = ROLES.findIndex((role) => role === route.access)
  return ROLES.indexOf(who) >= least && least >= 0 ? ['let in'] : ['too weak']
}

const names = (Object.keys(ROUTES) as RouteName[]).filter(
  (name) => ROUTES[name].access !== 'public',
)
const wrong: string[] = []
let asked = 0

const ask = async (
  name: RouteName,
  who: Caller,
  [kind, id, mine]: readonly [string, string | undefined, boolean],
): Promise<void> => {
  const allowed = [...wanted(ROUTES[name], who, mine)]
  // Another spelling of the own id may be understood or not, but never lets more in than the id itself.
  if (kind === 'upper case' || kind === 'escaped') allowed.push('absent')
  const { outcome, seen } = await knock(name, who, id)
  asked += 1
  if (!allowed.includes(outcome))
    wrong.push(
      `${name}, ${who}, ${kind}: ${outcome} for ${allowed.join(' or ')} (${seen.slice(0, 200)})`,
    )
}

const everything = async (name: RouteName): Promise<void> => {
  const object = objectOf(ROUTES[name])
  const ends = sampleOf(name).endsCaller === true && object === undefined
  const people: Person[] = ends ? [] : [...ROLES, 'foreign']
  const mine = object && own[object]
  for (const who of [...people, ...PROGRAMS, ...STRANGERS])
    await ask(name, who, ['own', mine, true])
  if (object === undefined) return
  for (const who of ['read token', 'admin token', 'read key'] as const) {
    const { outcome } = await knock(name, who, foreign[object])
    if (outcome !== 'absent') wrong.push(`${name}, ${who}, foreign: ${outcome}`)
  }
  for (const spelling of spellings(own[object], foreign[object]))
    for (const who of ['anonymous', 'viewer', 'owner'] as const) await ask(name, who, spelling)
}

test('no caller gets more, or less, than the rule of a route says', async () => {
  const queue = [...names]
  const worker = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) await everything(name)
  }
  // What takes memberships away for a moment runs alone, before the others.
  const alone = names.filter((name) => sampleOf(name).endsCaller === true)
  for (const name of alone) {
    queue.splice(queue.indexOf(name), 1)
    await everything(name)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(1_500)
}, 60_000)

test('what a foreign caller is told of an existing thing is what it is told of none', async () => {
  const plain = (seen: string): string => seen.replaceAll(/"request_id":"[^"]*"/g, '')
  const told = names.filter((name) => objectOf(ROUTES[name]) !== undefined)
  for (const name of told) {
    const object = objectOf(ROUTES[name]) ?? 'projectId'
    const existing = await knock(name, 'foreign', own[object])
    const none = await knock(name, 'foreign', randomUUID())
    expect([name, plain(existing.seen)]).toEqual([name, plain(none.seen)])
  }
}, 60_000)
