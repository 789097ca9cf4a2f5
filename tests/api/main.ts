/**
 * `npm run test:api [-- --seed <text>] [--requests <number>] [--only <number>]`: the property test of the
 * API, long. Prints what was found with the number that sends it again; exits 1 when anything was.
 */
import { parseArgs } from 'node:util'
import { createTemplate, startStores } from '@pulseboard/embedded'
import { startWorld } from '../security/world/world.ts'
import { describeFinding, runApi } from './run.ts'

const REQUESTS = 6_000
const MOST_SHOWN = 60

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { seed: text, requests: text, only: text } })
const seed = values.seed ?? String(Date.now())
const requests = Number(values.requests ?? REQUESTS)
const only = values.only === undefined ? undefined : Number(values.only)
console.log(`seed ${seed}, ${requests} requests`)

// So that the services end with us, too: without a handler nobody is told.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const stores = await startStores()
try {
  await createTemplate(stores)
  const world = await startWorld(stores)
  try {
    const startedMs = performance.now()
    const { sent, operations, statuses, findings } = await runApi(world, { seed, requests, only })
    const seconds = Math.round((performance.now() - startedMs) / 1000)
    for (const finding of findings.slice(0, MOST_SHOWN)) console.log(describeFinding(finding))
    console.log(
      `${sent} requests to ${operations} operations in ${seconds} s: ${JSON.stringify(statuses)}`,
    )
    console.log(`${findings.length} not as documented`)
    process.exitCode = findings.length === 0 ? 0 : 1
  } finally {
    await world.stop()
  }
} finally {
  await stores.stop()
}
