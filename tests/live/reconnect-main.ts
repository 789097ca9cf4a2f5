/**
 * `npm run test:reconnect [-- --cuts N] [--rate N] [--longest SECONDS]`: clients with and without a filter, each
 * cut 200 times for up to 30 s while 200 events a second are sent through the gateway. Each must see each
 * event once, and no gap. Prints the account as JSON; exits 1 when one does not.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startSender } from './paced-sender.ts'
import { createReconnectingClient } from './reconnecting-client.ts'
import { isGood, judge } from './verdict.ts'
import { startLiveWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '200' },
    rate: { type: 'string', default: '200' },
    longest: { type: 'string', default: '30' },
  },
})
const [count, perSecond, longest] = [
  Number(values.cuts),
  Number(values.rate),
  Number(values.longest),
] as const
const FILTERS = ['', '', 'type:error'] as const
const PATIENCE_MS = 30_000

const world = await startLiveWorld(1)
try {
  const headers = { authorization: `Bearer ${world.readKeys[0] ?? ''}` }
  const base = `${world.api.replace('http', 'ws')}/realtime/${world.project.id}?q=`
  const clients = FILTERS.map((filter) => createReconnectingClient(base + filter, headers))
  const cuts = {
    count,
    shortestMs: 20,
    longestMs: longest * 1000,
    connectedMs: 300,
    random: Math.random,
  }
  const runs = clients.map((client) => client.run(cuts))
  // Not before all are there: what came earlier is nobody's.
  await sleep(5_000)
  const startMs = Date.now()
  const sender = startSender({ ingest: world.ingest, apiKey: world.project.apiKey, perSecond })
  await Promise.all(runs)
  await sender.stop()
  const seconds = Math.round((Date.now() - startMs) / 1000)
  const expected = FILTERS.map(
    (filter) =>
      new Set(
        [...sender.acknowledged]
          .filter(([, type]) => filter === '' || type === 'error')
          .map(([id]) => id),
      ),
  )
  const isComplete = (): boolean =>
    clients.every(({ account }, index) => account.seen.size >= (expected[index]?.size ?? 0))
  for (let waited = 0; !isComplete() && waited < PATIENCE_MS; waited += 100) await sleep(100)
  const verdicts = clients.map(({ account }, index) => ({
    filter: FILTERS[index],
    ...judge(expected[index] ?? new Set(), account),
  }))
  console.log(JSON.stringify({ seconds, perSecond, clients: verdicts }, undefined, 2))
  for (const client of clients) client.close()
  if (!verdicts.every(isGood)) process.exitCode = 1
} finally {
  await world.stop()
}
