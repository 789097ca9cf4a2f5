/**
 * One to four processors that join and leave every few seconds, in order or by kill -9. Each that comes or
 * goes is one rebalance.
 */
import type { Lane, Stage } from '../lane.ts'

const MOST = 4

const change = async ({ world, random }: Stage, wanted: number): Promise<number> => {
  const all = [...world.parts.values()].filter(({ name }) => name.startsWith('processor-'))
  const up = all.filter((part) => part.wanted)
  const down = all.filter((part) => !part.wanted)
  for (const part of down.slice(0, Math.max(0, wanted - up.length))) part.wake()
  const leaving = up.slice(0, Math.max(0, up.length - wanted))
  await Promise.all(leaving.map((part) => part.rest(random.pick(['SIGTERM', 'SIGKILL']))))
  return Math.abs(wanted - up.length)
}

export const rebalanceStorm: Lane = {
  name: 'rebalance-storm',
  promise: 'rebalance storm: 1 to 4 processors joining and leaving every few seconds',
  target: 200,
  needs: { processors: MOST },
  plan: (random) => ({
    kind: 'rebalance',
    afterMs: random.between(500, 4_000),
    recover: random.chance(0.25),
    with: { processors: random.between(1, MOST) },
  }),
  strike: async (fault, stage) => {
    const wanted = Number(fault.with['processors'])
    return { times: await stage.world.atProcessors(() => change(stage, wanted)) }
  },
}
