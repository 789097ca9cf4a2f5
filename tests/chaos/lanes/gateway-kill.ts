/**
 * kill -9 of a gateway under load. Half of the kills happen while Kafka is down and the gateway accepts
 * into its spool: what it had acknowledged must come out of the spool at its next start.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane, Stage } from '../lane.ts'

const killOne = ({ world, random }: Stage): void => random.pick(world.running('gateway-')).kill()

/** The broker is down, the spool fills, the gateway dies over it, starts again, the broker comes back. */
const killOverSpool = async (stage: Stage, downMs: number): Promise<void> => {
  const kafka = stage.world.part('kafka')
  await kafka.rest('SIGKILL')
  try {
    await sleep(downMs)
    killOne(stage)
    await sleep(stage.random.between(100, 1_500))
  } finally {
    kafka.wake()
    await kafka.whenServing()
  }
}

export const gatewayKill: Lane = {
  name: 'gateway-kill',
  promise: 'kill -9 gateway, with and without spool in use',
  target: 200,
  plan: (random, index) => ({
    kind: index % 2 === 0 ? 'gateway-kill' : 'gateway-kill-over-spool',
    afterMs: random.between(100, 2_000),
    recover: true,
    with: { downMs: random.between(2_500, 5_000) },
  }),
  strike: async (fault, stage) => {
    if (fault.kind === 'gateway-kill') killOne(stage)
    else await killOverSpool(stage, Number(fault.with['downMs']))
  },
}
