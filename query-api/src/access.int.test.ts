/**
 * Who may call what, over the whole route table: every route × {nobody, a foreign user, each role}.
 * The expectation is made from the table alone, so a new route is covered without a line here.
 */
import { ROLES, ROUTES, type Role, type RouteName } from '@pulseboard/contracts'
import { createOrganisation, createProject, setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { systemClock, uuidv7 } from '@pulseboard/runtime'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { covers } from './access.ts'
import { startTestApi, type Answer, type TestApi } from './testing/api.ts'

const id = (): string => uuidv7(systemClock.now())

let databases: Databases
let api: TestApi
const tokens = new Map<Role | 'foreign', string>()
const projectId = id()

beforeAll(async () => {
  databases = await createDatabases(inject('stores'))
  api = await startTestApi(databases)
  const organisationId = id()
  await createOrganisation(api.pool, { id: organisationId, name: 'Acme' })
  await createProject(api.pool, { id: projectId, organisationId, name: 'Acme', slug: 'acme' })
  for (const who of [...ROLES, 'foreign'] as const) {
    const { token, userId } = await api.register()
    tokens.set(who, token)
    if (who !== 'foreign') await setMembership(api.pool, { organisationId, userId, role: who })
  }
})
afterAll(async () => {
  await api.stop()
  await databases.drop()
})

const projectRoutes = (Object.keys(ROUTES) as RouteName[]).filter((name) =>
  ROUTES[name].path.includes('{projectId}'),
)
const accessOf = (name: RouteName): string => ROUTES[name].access
const isRole = (access: string): access is Role => ROLES.some((role) => role === access)

/** A call that names an existing project and says nothing else. */
const knock = async (
  name: RouteName,
  token: string | undefined,
  project: string,
): Promise<Answer> => {
  const others = ROUTES[name].path
    .matchAll(/\{(\w+)\}/g)
    .map(([, parameter = '']) => [parameter, id()])
  return api.call(name, { token, params: { ...Object.fromEntries(others), projectId: project } })
}

// Past the door a bare call meets what it lacks: a body, a range, an event. That is not a refusal.
const isInside = ({ status, body }: Answer): boolean =>
  status < 400 ||
  [400, 415].includes(status) ||
  (status === 404 && !JSON.stringify(body).includes('among yours'))

test('every route that names a project or an organisation asks for a role', () => {
  const named = (Object.keys(ROUTES) as RouteName[]).filter((name) =>
    /\{(projectId|organisationId)\}/.test(ROUTES[name].path),
  )
  expect(named.filter((name) => !isRole(accessOf(name)))).toEqual([])
})

describe.each(projectRoutes)('%s', (name) => {
  test.each([projectId, 'acme'])('nobody and a foreign user, for %s', async (project) => {
    expect(await knock(name, undefined, project)).toMatchObject({ status: 401 })
    expect(await knock(name, 'abc', project)).toMatchObject({ status: 401 })
    const foreign = await knock(name, tokens.get('foreign'), project)
    const absent = await knock(name, tokens.get('foreign'), id())
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
    // The two must not be told apart.
    const plain = ({ body }: Answer) => ({ ...(body as object), request_id: '' })
    expect(plain(foreign)).toEqual(plain(absent))
  })

  test.each(ROLES)('%s', async (role) => {
    const access = accessOf(name)
    const answer = await knock(name, tokens.get(role), projectId)
    const allowed = isRole(access) && covers(role, access)
    expect(isInside(answer)).toBe(allowed)
    expect(answer.status === 403).toBe(!allowed)
  })
})

describe('routes for anyone who is signed in', () => {
  const names = (Object.keys(ROUTES) as RouteName[]).filter((name) => accessOf(name) === 'user')
  test.each(names)('%s', async (name) => {
    const params = { jobId: id(), sessionId: id(), tokenId: id() }
    expect(await api.call(name, { params })).toMatchObject({ status: 401 })
    // An account of its own: one of these routes signs its caller out.
    const { token } = await api.register()
    expect(isInside(await api.call(name, { params, token }))).toBe(true)
  })
})
