/** A few hostile inputs of every family against the real services; `npm run test:security` makes them all. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { FAMILIES } from './families.ts'
import { complaintsOf, runFamily } from './run.ts'
import { startWorld, type World } from './world/world.ts'

const SEED = 'smoke'
const MOST = 12

let world: World
beforeAll(async () => {
  world = await startWorld(inject('stores'))
})
afterAll(async () => {
  await world.stop()
})

test.each(FAMILIES)(
  '$name',
  async (family) => {
    const tally = await runFamily(world, family, { seed: SEED, most: MOST })
    expect(complaintsOf(tally)).toEqual([])
    expect(tally.tried).toBeGreaterThan(0)
  },
  60_000,
)
