/** kill -9 of one of the processors at random instants under load. */
import type { Lane } from '../lane.ts'

export const processorKill: Lane = {
  name: 'processor-kill',
  promise: 'kill -9 processor at random',
  target: 500,
  plan: (random) => ({
    kind: 'processor-kill',
    afterMs: random.between(50, 2_500),
    recover: random.chance(0.7),
    with: {},
  }),
  strike: async (_, { world, random }) => {
    await world.atProcessors(async () => random.pick(world.running('processor-')).kill())
  },
}
