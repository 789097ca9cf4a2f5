/**
 * Kafka away for a minute under 1,000 events a second, killed or paused: clients do not notice, every
 * request is answered 202 at its first try.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '@pulseboard/runtime'
import type { Lane, Stage, Struck } from '../lane.ts'
import { readLedgers } from '../load/read-ledger.ts'

const AWAY_MS = 60_000

/** Answers of the load in a span of time: how many, and how many were not a 202. */
const countAnswers = async (stage: Stage, fromMs: number, toMs: number): Promise<Struck> => {
  let requests = 0
  let refused = 0
  await readLedgers([stage.loadLedger], {
    onAnswer: ({ timeMs, status }) => {
      if (timeMs < fromMs || timeMs > toMs) return
      requests++
      if (status !== 202) refused++
    },
  })
  return { figures: { requests, refused } }
}

const away = async ({ world, scale }: Stage, how: string): Promise<void> => {
  const kafka = world.part('kafka')
  if (how === 'paused') kafka.kill('SIGSTOP')
  else await kafka.rest('SIGKILL')
  try {
    await sleep(AWAY_MS * scale)
  } finally {
    if (how === 'paused') kafka.kill('SIGCONT')
    else kafka.wake()
    await kafka.whenServing()
  }
}

export const kafkaStop: Lane = {
  name: 'kafka-stop',
  promise: 'Kafka stopped for 60 s under 1,000 events/s',
  target: 2,
  load: { eventsPerSecond: 1_000 },
  plan: (_, index) => ({
    kind: 'kafka-stop',
    afterMs: 3_000,
    recover: true,
    with: { how: index % 2 === 0 ? 'down' : 'paused' },
  }),
  strike: async (fault, stage) => {
    const fromMs = systemClock.now()
    await away(stage, String(fault.with['how']))
    return countAnswers(stage, fromMs, systemClock.now())
  },
  check: async (_, { requests = 0, refused = 0 }) => {
    if (requests === 0) return ['no request was answered while Kafka was away']
    return refused === 0 ? [] : [`${refused} of ${requests} requests were not answered 202`]
  },
}
