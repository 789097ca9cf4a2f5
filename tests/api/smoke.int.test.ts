/** A few requests for every operation of the document; `npm run test:api` sends thousands. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openApiDocument } from '@pulseboard/contracts'
import { startWorld, type World } from '../security/world/world.ts'
import { describeFinding, runApi, servedDocument } from './run.ts'

const REQUESTS = 300

let world: World
beforeAll(async () => {
  world = await startWorld(inject('stores'))
})
afterAll(async () => {
  await world.stop()
})

test('answers to requests made from the document are as it says', async () => {
  const { sent, operations, findings } = await runApi(world, { seed: 'smoke', requests: REQUESTS })
  expect(findings.map(describeFinding)).toEqual([])
  expect(sent).toBeGreaterThan(operations * 2)
}, 60_000)

test('the served document is the one of the contracts', async () => {
  const { paths } = await servedDocument(world)
  const ours = openApiDocument('') as { paths: object }
  expect(paths).toEqual(JSON.parse(JSON.stringify(ours.paths)))
})
