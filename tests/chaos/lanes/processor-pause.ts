/**
 * SIGSTOP of a processor for longer than its session, so that another one takes its partitions over; then
 * SIGCONT: it wakes up in the middle of what it was doing and must not store anything twice.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane } from '../lane.ts'

export const processorPause: Lane = {
  name: 'processor-pause',
  promise:
    'SIGSTOP of the processor longer than its session timeout, then SIGCONT, while another took over',
  target: 50,
  needs: { processors: 2 },
  plan: (random) => ({
    kind: 'processor-pause',
    afterMs: random.between(500, 3_000),
    recover: true,
    with: { moreMs: random.between(0, 2_000) },
  }),
  strike: async (fault, stage) => {
    const part = stage.random.pick(stage.world.running('processor-'))
    part.kill('SIGSTOP')
    try {
      // The proof that another has taken over: every partition lands again.
      await stage.works('processor-pause: taken over')
      await sleep(Number(fault.with['moreMs']))
    } finally {
      part.kill('SIGCONT')
    }
  },
}
