/** The landing protocol under random schedules; `npm run test:schedules` runs many more of them. */
import { assert, asyncProperty, check } from 'fast-check'
import { expect, test } from 'vitest'
import { schedules } from './arbitrary.ts'
import { MUTANTS } from './mutants.ts'
import { runSchedule } from './run-schedule.ts'

const SEED = 20_261_124

test('every message has exactly one end, whatever is killed, paused or lost at whatever step', async () => {
  const holds = asyncProperty(schedules, async (schedule) => {
    expect(await runSchedule(schedule)).toBeUndefined()
  })
  await assert(holds, { seed: SEED, numRuns: 3_000 })
}, 30_000)

test.each(Object.entries(MUTANTS))(
  'it is found out: %s',
  async (_, mutation) => {
    const holds = asyncProperty(
      schedules,
      async (schedule) => (await runSchedule(schedule, mutation)) === undefined,
    )
    const { failed } = await check(holds, { seed: SEED, numRuns: 20_000, endOnFailure: true })
    expect(failed).toBe(true)
  },
  30_000,
)
