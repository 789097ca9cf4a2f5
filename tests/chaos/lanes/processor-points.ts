/** kill -9 of a processor at each named point of the landing protocol, again and again. */
import type { CheckStage, Lane, Stage } from '../lane.ts'
import { sendBroken } from '../points/broken-messages.ts'
import { endAt } from '../points/die-at.ts'
import { POINTS } from '../points/points.ts'

const EACH = 20
const MOST_PASSES = 6
// What is passed once a partition: a processor may own two of the eight.
const MOST_CLAIMS = 2
const BROKEN_EVERY_MS = 1_000

/** Every point must have been reached about as often as it was tried. */
const check = async (_: CheckStage, figures: Readonly<Record<string, number>>) =>
  POINTS.map(({ name }) => name).flatMap((name) => {
    const [reached = 0, missed = 0] = [figures[name], figures[`${name} missed`]]
    return missed > 1 && missed >= reached ? [`${name} was reached ${reached} times only`] : []
  })

/** @returns whether the processor died at the point */
const killAt = async ({ world, random }: Stage, point: string, pass: number) => {
  const part = random.pick(world.running('processor-'))
  const broken = POINTS.find(({ name }) => name === point)?.needsBroken === true
  const sending = broken
    ? setInterval(() => void sendBroken(world).catch(() => undefined), BROKEN_EVERY_MS)
    : undefined
  try {
    return await endAt(world, part, { point, pass, signal: 'SIGKILL' })
  } finally {
    clearInterval(sending)
  }
}

export const processorPoints: Lane = {
  name: 'processor-points',
  promise: `kill -9 processor at each of ${POINTS.length} named points of the protocol × ${EACH}`,
  target: POINTS.length * EACH,
  needs: { processors: 2 },
  // Repeats of clients, so that there is something to settle.
  load: { copies: { least: 1, most: 2 } },
  plan: (random, index) => {
    const { name = '', onceAPartition = false } = POINTS[index % POINTS.length] ?? {}
    return {
      kind: `processor-kill at ${name}`,
      afterMs: random.between(0, 500),
      recover: random.chance(0.5),
      with: { point: name, pass: random.between(1, onceAPartition ? MOST_CLAIMS : MOST_PASSES) },
    }
  },
  strike: async (fault, stage) => {
    const point = String(fault.with['point'])
    const pass = Number(fault.with['pass'])
    const reached = await stage.world.atProcessors(() => killAt(stage, point, pass))
    return { times: reached ? 1 : 0, figures: { [reached ? point : `${point} missed`]: 1 } }
  },
  check,
}
