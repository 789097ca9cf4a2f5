/**
 * Broken messages straight to the topic, a hundred at a time among the load's good ones: each is in
 * quarantine once, for its own reason, and nothing waits behind it.
 */
import { EVENTS_TOPIC, LAND_GROUP, type QuarantineReason } from '@pulseboard/contracts'
import { connectPostgres } from '@pulseboard/db'
import { createLogger, uuidv7 } from '@pulseboard/runtime'
import type { CheckStage, Findings, Lane } from '../lane.ts'

const SOME = 100
const KINDS = ['not_json', 'not_an_event', 'unknown_project'] as const satisfies QuarantineReason[]
type Kind = (typeof KINDS)[number]

/** A project that no installation has: what clients know of theirs is compared to the last event. */
const NOBODY = '00000000-0000-4000-8000-000000000000'
const log = createLogger('chaos', 'error')

const VALUES: Readonly<Record<Kind, (id: string) => string>> = {
  not_json: (id) => `{"id":"${id}","type":`,
  not_an_event: (id) => JSON.stringify({ id, type: 'poison', project_id: NOBODY }),
  unknown_project: (id) =>
    JSON.stringify({
      id,
      type: 'event',
      name: 'poison',
      project_id: NOBODY,
      key_id: NOBODY,
      received_at: new Date().toISOString(),
      occurred_at: new Date().toISOString(),
    }),
}

/** Entries by reason that came from the events topic. */
const countEntries = async ({ world }: CheckStage): Promise<ReadonlyMap<string, number>> => {
  const pool = connectPostgres({ url: world.stores.postgres.url, application: 'chaos', log })
  try {
    const { rows } = await pool.query<{ reason: string; entries: number }>(
      `SELECT reason, count(*)::int AS entries FROM quarantine WHERE topic = $1 GROUP BY reason`,
      [EVENTS_TOPIC.name],
    )
    return new Map(rows.map(({ reason, entries }) => [reason, entries]))
  } finally {
    await pool.end()
  }
}

const lagOf = async ({ world }: CheckStage): Promise<number> => {
  const { next } = await world.bus.range(EVENTS_TOPIC.name)
  const committed = await world.bus.committed(LAND_GROUP, EVENTS_TOPIC.name)
  return [...next].reduce((sum, [at, end]) => sum + Number(end - (committed.get(at) ?? 0n)), 0)
}

export const poison: Lane = {
  name: 'poison',
  promise: 'poison: 10,000 broken messages produced straight to the topic among 500,000 good',
  target: 10_000,
  load: { eventsPerSecond: 1_000 },
  plan: (random) => ({
    kind: 'broken messages',
    // A hundred times: the good ones are half a million by then.
    afterMs: random.between(3_000, 7_000),
    recover: false,
    with: { reason: random.pick(KINDS) },
  }),
  strike: async (fault, { world }) => {
    const kind = KINDS.find((one) => one === fault.with['reason']) ?? 'not_json'
    const messages = Array.from({ length: SOME }, () => {
      const id = uuidv7(Date.now())
      return { key: id, value: VALUES[kind](id), headers: { project: NOBODY } }
    })
    await world.bus.send(EVENTS_TOPIC.name, messages)
    return { times: SOME, figures: { [kind]: SOME } }
  },
  check: async (stage, figures): Promise<Findings> => {
    const found = await countEntries(stage)
    const wrong = KINDS.filter((kind) => (found.get(kind) ?? 0) !== (figures[kind] ?? 0)).map(
      (kind) => `${kind}: ${figures[kind] ?? 0} sent, ${found.get(kind) ?? 0} in quarantine`,
    )
    const lag = await lagOf(stage)
    return lag === 0 ? wrong : [...wrong, `${lag} messages still wait`]
  },
}
