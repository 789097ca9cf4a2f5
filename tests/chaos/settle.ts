/** Waits until nothing is under way any more: no lag, and no row more for a while. */
import { setTimeout as sleep } from 'node:timers/promises'
import { EVENTS_TOPIC, LAND_GROUP } from '@pulseboard/contracts'
import type { World } from './world/world.ts'

const LOOK_EVERY_MS = 500
/** Nothing may change for so many looks in a row. */
const QUIET_LOOKS = 4

/** Messages that the group has not done yet. */
const readLag = async ({ bus }: World): Promise<number> => {
  const { name } = EVENTS_TOPIC
  const [{ oldest, next }, committed] = await Promise.all([
    bus.range(name),
    bus.committed(LAND_GROUP, name),
  ])
  let lag = 0n
  for (const [partition, end] of next)
    lag += end - (committed.get(partition) ?? oldest.get(partition) ?? 0n)
  return Number(lag)
}

/** @returns the lag that was left when it gave up; 0 when all is done. */
export const settle = async (world: World, patienceMs: number): Promise<number> => {
  const deadline = performance.now() + patienceMs
  let lag = -1
  let before = ''
  for (let quiet = 0; quiet < QUIET_LOOKS && performance.now() < deadline;) {
    await sleep(LOOK_EVERY_MS)
    const rows = await world.clickhouse('SELECT count() FROM events').catch(() => 'unknown')
    lag = await readLag(world).catch(() => -1)
    quiet = lag === 0 && rows === before ? quiet + 1 : 0
    before = rows
  }
  return lag
}
