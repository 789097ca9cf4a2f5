/** The reconnect run with a few short cuts; the whole of it is `npm run test:reconnect`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabases, type Databases } from '@pulseboard/embedded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openFeedWorld, type FeedWorld } from '../../query-api/src/testing/feed-world.ts'
import { createReconnectingClient } from './reconnecting-client.ts'
import { judge } from './verdict.ts'

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

test('a client that is cut six times sees each event once, with and without a filter', async () => {
  const project = await world.newProject()
  const headers = { authorization: `Bearer ${world.owner.token}` }
  const base = `${world.api.base.replace('http', 'ws')}/realtime/${project}?q=`
  const clients = ['', 'type:error'].map((q) => createReconnectingClient(base + q, headers))
  const all = new Set<string>()
  const errors = new Set<string>()
  const sending = { isDone: false }
  const cuts = { count: 6, shortestMs: 20, longestMs: 700, connectedMs: 150, random: Math.random }
  const runs = Promise.all(clients.map((client) => client.run(cuts)))
  const send = async (): Promise<void> => {
    // Not before both are there: what came earlier is nobody's.
    await sleep(500)
    while (!sending.isDone) {
      const [error = '', tap = ''] = await world.send(project, { type: 'error' }, { type: 'event' })
      all.add(error).add(tap)
      errors.add(error)
      await sleep(10)
    }
  }
  const sent = send()
  await runs
  sending.isDone = true
  await sent
  const expected = [all, errors] as const
  for (const [index, client] of clients.entries()) {
    const ids = expected[index] ?? all
    await expect.poll(() => client.account.seen.size, { timeout: 10_000 }).toBe(ids.size)
    const verdict = judge(ids, client.account)
    expect(verdict).toMatchObject({ missing: 0, repeated: 0, unknown: 0, complaints: [], cuts: 6 })
    client.close()
  }
})
