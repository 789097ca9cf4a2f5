/** kill -9 of ClickHouse at random instants under load, now and then into the recovery of the kill before. */
import type { Lane } from '../lane.ts'

export const clickhouseKill: Lane = {
  name: 'clickhouse-kill',
  promise: 'kill -9 ClickHouse at random under load',
  target: 500,
  plan: (random) => ({
    kind: 'clickhouse-kill',
    afterMs: random.between(100, 3_000),
    recover: random.chance(0.85),
    with: {},
  }),
  strike: async (_, { world }) => {
    const part = world.part('clickhouse')
    await part.whenServing()
    part.kill()
  },
}
