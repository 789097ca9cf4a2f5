/**
 * Gateway and broker at 3,000 events a second: the broker killed, paused, cut off, its answers lost. No
 * acknowledged event may be lost, and a send that failed is in the spool within two seconds.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { CheckStage, Lane, Stage } from '../lane.ts'
import { readLedgers } from '../load/read-ledger.ts'

const ROUTE = 'gateway-kafka'
const KINDS = ['kill', 'pause', 'cut', 'reset', 'lost', 'pause', 'cut', 'lost'] as const
const ANSWER_WITHIN_MS = 2_000
/** A machine whose cores are shared may be late now and then. */
const ON_TIME_SHARE = 0.999

const FAULTS: Readonly<Record<string, (stage: Stage, ms: number) => Promise<void>>> = {
  kill: async ({ world }) => {
    world.part('kafka').kill()
    await world.part('kafka').whenServing()
  },
  pause: async ({ world }, ms) => {
    world.part('kafka').kill('SIGSTOP')
    await sleep(ms)
    world.part('kafka').kill('SIGCONT')
  },
  cut: async ({ world }, ms) => {
    world.proxy.weather(ROUTE, { cut: true })
    await sleep(ms)
    world.proxy.weather(ROUTE, {})
  },
  reset: async ({ world }) => world.proxy.reset(ROUTE),
  lost: async ({ world }, ms) => {
    const loss = { times: Math.ceil(ms / 300), share: 0.5, kind: 'produce' } as const
    await world.proxy.lose(ROUTE, loss, 5_000)
  },
}

/** How soon requests that were accepted got their answer. */
const lateAnswers = async ({ loadLedger }: CheckStage) => {
  let answers = 0
  let late = 0
  let longest = 0
  await readLedgers([loadLedger], {
    onAnswer: ({ status, tookMs }) => {
      if (status !== 202) return
      answers++
      longest = Math.max(longest, tookMs)
      if (tookMs > ANSWER_WITHIN_MS) late++
    },
  })
  return { answers, late, longest }
}

export const producer: Lane = {
  name: 'producer',
  promise:
    'producer lane: kill, pause, cut and lost answers between gateway and Kafka at 3,000 events/s',
  target: 115,
  needs: { proxied: true },
  load: { eventsPerSecond: 3_000 },
  plan: (random, index) => ({
    kind: `producer ${KINDS[index % KINDS.length] ?? 'kill'}`,
    afterMs: random.between(300, 2_500),
    recover: random.chance(0.8),
    with: { ms: random.between(200, 5_000) },
  }),
  strike: async (fault, stage) => {
    const strike = FAULTS[fault.kind.split(' ')[1] ?? '']
    await strike?.(stage, Number(fault.with['ms']))
  },
  check: async (stage) => {
    const { answers, late, longest } = await lateAnswers(stage)
    if (answers > 0 && late <= answers * (1 - ON_TIME_SHARE)) return []
    return [`${late} of ${answers} accepted requests waited longer than 2 s, at most ${longest} ms`]
  },
}
