/**
 * Every request sent one to five times, also after it was acknowledged, with processes killed in between:
 * each event is stored once and each repeat is counted as one.
 */
import type { Lane } from '../lane.ts'

const VICTIMS = ['gateway-', 'processor-', 'clickhouse'] as const

export const clientRetries: Lane = {
  name: 'client-retries',
  promise: 'client retries: every request sent 1 to 5 times with faults between',
  target: 100,
  load: { copies: { least: 1, most: 5 } },
  plan: (random) => {
    const victim = random.pick(VICTIMS)
    return {
      kind: `${victim.replace('-', '')}-kill among retries`,
      afterMs: random.between(1_000, 4_000),
      recover: random.chance(0.7),
      with: { victim },
    }
  },
  strike: async (fault, { world, random }) => {
    const kill = async () => random.pick(world.running(String(fault.with['victim']))).kill()
    await world.atProcessors(kill)
  },
  check: async ({ world }) => {
    const sql = "SELECT count() FROM dispositions WHERE outcome = 'duplicate'"
    const duplicates = Number(await world.clickhouse(sql))
    return duplicates > 0 ? [] : ['no repeat was recognised: the lane did not happen']
  },
}
