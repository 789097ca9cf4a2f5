/** A feed ends with what let it in: the sign-in, the token, the key, the membership. Others go on. */
import { setMembership } from '@pulseboard/db'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openFeedWorld, type FeedWorld } from '../testing/feed-world.ts'
import { openLive, type LiveReader } from '../testing/live.ts'

let databases: Databases
let world: FeedWorld
beforeAll(async () => {
  const stores = inject('stores')
  databases = await createDatabases(stores)
  world = await openFeedWorld({ ...databases, brokers: stores.kafka.brokers })
})
afterAll(async () => {
  await world.stop()
  await databases.drop()
})

/** Somebody who may see the project, with the organisation's id. */
const guestOf = async (project: string) => {
  const guest = await world.api.register()
  const { rows } = await world.api.pool.query<{ organisation_id: string }>(
    'SELECT organisation_id FROM projects WHERE id = $1',
    [project],
  )
  const organisationId = rows[0]?.organisation_id ?? ''
  await setMembership(world.api.pool, { organisationId, userId: guest.userId, role: 'viewer' })
  return { ...guest, organisationId }
}
const withBearer = async (project: string, secret: string): Promise<LiveReader> => {
  const headers = { authorization: `Bearer ${secret}` }
  const reader = openLive(`${world.api.base}/realtime/${project}`, headers)
  await reader.until(() => reader.messages.length > 0)
  return reader
}

test('signing out ends the feeds of this sign-in, by ticket and by Bearer, and no others', async () => {
  const project = await world.newProject()
  const guest = await guestOf(project)
  const own = await world.ready(project)
  const [byTicket, byBearer] = [
    await world.ready(project, '', guest.token),
    await withBearer(project, guest.token),
  ]
  const headers = { cookie: guest.cookie, origin: 'http://localhost:3001' }
  expect((await world.api.call('logout', { token: guest.token, headers })).status).toBe(204)
  expect(await byTicket.closed).toMatchObject({ code: 4401 })
  expect(await byBearer.closed).toMatchObject({ code: 4401 })
  await world.send(project, { name: 'later' })
  await own.until(() => own.names().includes('later'))
  own.socket.close()
})

test('signing out everywhere ends every feed of the account', async () => {
  const project = await world.newProject()
  const guest = await guestOf(project)
  const reader = await world.ready(project, '', guest.token)
  await world.api.call('endSessions', { token: guest.token })
  expect(await reader.closed).toMatchObject({ code: 4401 })
})

test('a ticket of a sign-in that has ended opens nothing', async () => {
  const project = await world.newProject()
  const guest = await guestOf(project)
  const params = { projectId: project }
  const { body } = await world.api.call('createRealtimeTicket', { token: guest.token, params })
  await world.api.pool.query('UPDATE session_families SET revoked_at = now() WHERE user_id = $1', [
    guest.userId,
  ])
  const { ticket } = body as { ticket: string }
  const reader = openLive(`${world.api.base}/realtime/${project}?ticket=${ticket}`)
  expect(await reader.closed).toMatchObject({ code: 4401 })
})

test('a revoked token and a revoked read key end their feeds', async () => {
  const project = await world.newProject()
  const { token } = world.owner
  const made = await world.api.call('createToken', {
    token,
    body: { name: 't', scopes: ['read'] },
  })
  const personal = made.body as { secret: string; id: string }
  const key = await world.api.call('createKey', {
    token,
    params: { projectId: project },
    body: { name: 'r', scope: 'read' },
  })
  const { secret, id: keyId } = key.body as { secret: string; id: string }
  const readers = [await withBearer(project, personal.secret), await withBearer(project, secret)]
  await world.api.call('revokeToken', { token, params: { tokenId: personal.id } })
  expect(await readers[0]?.closed).toMatchObject({ code: 4401 })
  await world.api.call('revokeKey', { token, params: { projectId: project, keyId } })
  expect(await readers[1]?.closed).toMatchObject({ code: 4401 })
})

test('who is removed from the organisation is sent away for good', async () => {
  const project = await world.newProject()
  const guest = await guestOf(project)
  const reader = await world.ready(project, '', guest.token)
  const params = { organisationId: guest.organisationId, userId: guest.userId }
  await world.api.call('removeMember', { token: world.owner.token, params })
  expect(await reader.closed).toMatchObject({ code: 4403 })
})
