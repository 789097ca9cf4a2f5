/** Filters of the live feed over both carriers, and how they go together with coming back. */
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openFeedWorld, startFeedApi, type FeedWorld } from '../testing/feed-world.ts'
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

const q = (filter: string): string => `&q=${encodeURIComponent(filter)}`
const back = (reader: LiveReader): string => `&cursor=${encodeURIComponent(reader.cursor())}`
const closeAll = async (...readers: LiveReader[]): Promise<void> => {
  for (const { socket } of readers) socket.close()
  await Promise.all(readers.map(async ({ closed }) => closed))
}

test('each sees what its filter lets through, decided on the server', async () => {
  const project = await world.newProject()
  const errors = await world.ready(project, q('type:error name:Crash*'))
  const others = await world.ready(project, q('-type:error'))
  const all = await world.ready(project)
  const events = [
    { name: 'CrashOne' },
    { name: 'Else' },
    { name: 'Tap', type: 'event' as const },
    { name: 'CrashTwo' },
  ]
  await world.send(project, ...events)
  await all.until(() => all.names().length === 4)
  await others.until(() => others.names().length === 1)
  await errors.until(() => errors.names().length === 2)
  expect(errors.names().toSorted()).toEqual(['CrashOne', 'CrashTwo'])
  expect(others.names()).toEqual(['Tap'])
  await closeAll(errors, others, all)
})

test('a filter that cannot be read is refused with the place and the fix: 4400, or a problem', async () => {
  const project = await world.newProject()
  const reader = await world.open(project, q('type:error relase:1'))
  expect(await reader.closed).toMatchObject({ code: 4400 })
  const fault = { pointer: '/query/q', code: 'unknown_field' }
  expect(reader.messages).toMatchObject([
    { type: 'refused', problem: { status: 400, code: 'invalid_request', errors: [fault] } },
  ])
  expect(JSON.stringify(reader.messages)).toContain('at character 12')
  expect(JSON.stringify(reader.messages)).toContain('Did you mean release?')
  const headers = { authorization: `Bearer ${world.owner.token}` }
  const answer = await fetch(`${world.api.base}/realtime/${project}/sse?q=relase:1`, { headers })
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({ errors: [fault] })
})

test('one filter too many is refused and says so; the same one again is let in', async () => {
  const project = await world.newProject()
  const readers: LiveReader[] = []
  for (let each = 0; each < 20; each++) readers.push(await world.ready(project, q(`name:n${each}`)))
  const late = await world.open(project, q('name:late'))
  expect(await late.closed).toMatchObject({ code: 1013 })
  expect(JSON.stringify(late.messages)).toContain('20 different filters')
  readers.push(await world.ready(project, q('name:n0')), await world.ready(project))
  await closeAll(...readers)
})

test('who comes back with a filter gets what it lets through of what was missed, once', async () => {
  const project = await world.newProject()
  const before = await world.ready(project, q('type:error'))
  await closeAll(before)
  const missed = [{ name: 'a' }, { name: 'b', type: 'event' as const }, { name: 'c' }]
  await world.send(project, ...missed)
  const after = await world.ready(project, q('type:error') + back(before))
  await world.send(project, { name: 'd', type: 'event' }, { name: 'e' })
  await after.until(() => after.names().includes('e'))
  expect(after.names().toSorted()).toEqual(['a', 'c', 'e'])
  expect(after.messages.some(({ type }) => type === 'gap')).toBe(false)
  await closeAll(after)
})

test('many who come back to a server that just started are all brought up to date', async () => {
  const project = await world.newProject()
  const before = await world.ready(project)
  await closeAll(before)
  const names = Array.from({ length: 300 }, (_, index) => `n${index}`)
  await world.send(project, ...names.map((name) => ({ name })))
  const second = await startFeedApi({
    ...databases,
    brokers: inject('stores').kafka.brokers,
  })
  const headers = { authorization: `Bearer ${world.owner.token}` }
  const url = `${second.base}/realtime/${project}?x=${back(before)}`
  const readers = Array.from({ length: 20 }, () => openLive(url, headers))
  for (const reader of readers) {
    await reader.until(() => reader.names().length >= 300)
    expect(reader.names().toSorted()).toEqual(names.toSorted())
    expect(reader.messages.some(({ type }) => type === 'gap')).toBe(false)
  }
  await closeAll(...readers)
  await second.stop()
})
