/**
 * kill -9 of a processor while its inserts are in flight for longer than it takes another one to take over:
 * what passed the fence before must not be stored after the new owner has looked.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane, Stage } from '../lane.ts'
import type { ChaosPart } from '../world/part.ts'

const LOOK_EVERY_MS = 50
const PATIENCE_MS = 20_000

const slowInsert = (seconds: number): string => {
  const url = new URL('../points/slow-insert.ts', import.meta.url)
  url.search = `seconds=${seconds}`
  return url.href
}

const insertsInFlight = async ({ world }: Stage): Promise<number> =>
  Number(
    await world.clickhouse(
      "SELECT count() FROM system.processes WHERE query LIKE 'INSERT INTO events%' AND query LIKE '%sleep(%'",
    ),
  )

/** @returns whether an insert of it was in flight when it died */
const killInFlight = async (stage: Stage, part: ChaosPart, seconds: number): Promise<boolean> => {
  const startsBefore = part.starts
  stage.world.patch(part.name, [slowInsert(seconds)])
  part.kill()
  while (part.starts === startsBefore) await sleep(LOOK_EVERY_MS)
  stage.world.patch(part.name, [])
  const deadline = performance.now() + PATIENCE_MS
  let inFlight = 0
  while (inFlight === 0 && performance.now() < deadline) {
    await sleep(LOOK_EVERY_MS)
    inFlight = await insertsInFlight(stage).catch(() => 0)
  }
  part.kill()
  return inFlight > 0
}

export const insertInFlight: Lane = {
  name: 'insert-in-flight',
  promise: 'kill -9 processor while its insert is in flight for up to 12 s',
  target: 20,
  needs: { processors: 2 },
  plan: (random) => ({
    kind: 'insert-in-flight',
    afterMs: random.between(500, 2_000),
    // An insert that the server itself holds for so long is not what the ten seconds are promised for.
    recover: false,
    with: { seconds: random.between(8, 12) },
  }),
  strike: async (fault, stage) => {
    const seconds = Number(fault.with['seconds'])
    const hit = await stage.world.atProcessors(async () => {
      const part = stage.random.pick(stage.world.running('processor-'))
      return killInFlight(stage, part, seconds)
    })
    await sleep(seconds * 1000)
    return { times: hit ? 1 : 0 }
  },
}
