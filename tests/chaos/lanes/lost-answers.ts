/**
 * Answers lost after the work was done: ClickHouse has stored the rows, Kafka has appended the messages or
 * taken the commit, and nobody hears of it.
 */
import type { Lane } from '../lane.ts'
import type { AnswerKind, Route } from '../proxy/weather.ts'

const TARGETS: readonly (readonly [Route, AnswerKind])[] = [
  ['processor-clickhouse', 'insert'],
  ['processor-clickhouse', 'insert'],
  ['processor-clickhouse', 'any'],
  ['gateway-kafka', 'produce'],
  ['gateway-kafka', 'produce'],
  ['processor-kafka', 'any'],
]
const PATIENCE_MS = 8_000

export const lostAnswers: Lane = {
  name: 'lost-answers',
  promise: "answer lost after commit (a proxy drops ClickHouse's or Kafka's answer)",
  target: 2_000,
  needs: { proxied: true },
  plan: (random, index) => {
    const [route, kind] = TARGETS[index % TARGETS.length] ?? ['processor-clickhouse', 'any']
    return {
      kind: `lost-answer ${route}`,
      afterMs: random.between(100, 1_000),
      recover: random.chance(0.3),
      with: { route, kind, times: random.between(3, 20), share: random.pick([0.3, 0.6]) },
    }
  },
  strike: async (fault, { world }) => {
    const loss = {
      times: Number(fault.with['times']),
      share: Number(fault.with['share']),
      kind: fault.with['kind'] as AnswerKind,
    }
    return { times: await world.proxy.lose(fault.with['route'] as Route, loss, PATIENCE_MS) }
  },
}
