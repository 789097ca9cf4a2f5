/** kill -9 of the broker at random instants under load. */
import type { Lane } from '../lane.ts'

export const kafkaKill: Lane = {
  name: 'kafka-kill',
  promise: 'kill -9 Kafka',
  target: 50,
  plan: (random) => ({
    kind: 'kafka-kill',
    afterMs: random.between(500, 5_000),
    recover: true,
    with: {},
  }),
  strike: async (_, { world }) => {
    const part = world.part('kafka')
    part.kill()
    // The fault lasts until a broker serves again: what is measured is our part of the recovery.
    await part.whenServing()
  },
}
