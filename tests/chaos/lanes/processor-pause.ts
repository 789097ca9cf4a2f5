/**
 * SIGSTOP of a processor for longer than its session, so that another one takes its partitions over; then
 * SIGCONT: it wakes up in the middle of what it was doing and must not store anything twice. Half of them
 * are stopped at any instant, half at the worst one: with a claim in hand, right before the insert.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane, PlannedFault, Stage, Struck } from '../lane.ts'
import { endAt } from '../points/die-at.ts'
import type { ChaosPart } from '../world/part.ts'

const WORST = 'before-insert'

/** @returns whether it stands still now */
const stop = async (part: ChaosPart, { world }: Stage, where: string, pass: number) => {
  if (where === WORST) return endAt(world, part, { point: WORST, pass, signal: 'SIGSTOP' })
  part.kill('SIGSTOP')
  return true
}

const pause = async (fault: PlannedFault, stage: Stage): Promise<Struck> => {
  const up = stage.world.running('processor-')
  const { where, pass, moreMs } = fault.with
  const part = stage.random.pick(up)
  // Nobody is there who could take over.
  if (up.length < 2 || !(await stop(part, stage, String(where), Number(pass)))) return { times: 0 }
  try {
    // The proof that another has taken over: every partition lands again.
    await stage.works('processor-pause: taken over')
    await sleep(Number(moreMs))
  } finally {
    part.kill('SIGCONT')
  }
  return {}
}

export const processorPause: Lane = {
  name: 'processor-pause',
  promise:
    'SIGSTOP of the processor longer than its session timeout, then SIGCONT, while another took over',
  target: 50,
  needs: { processors: 2 },
  plan: (random, index) => ({
    kind: 'processor-pause',
    afterMs: random.between(500, 3_000),
    recover: true,
    with: {
      where: index % 2 === 0 ? WORST : 'anywhere',
      pass: random.between(1, 4),
      moreMs: random.between(0, 2_000),
    },
  }),
  strike: (fault, stage) => stage.world.atProcessors(() => pause(fault, stage)),
}
