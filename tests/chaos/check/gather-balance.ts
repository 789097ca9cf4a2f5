/** Collects what I3 compares: the log's own length, the ends in ClickHouse, the clients' ledgers. */
import { EVENTS_TOPIC } from '@pulseboard/contracts'
import type { World } from '../world/world.ts'
import {
  clientSums,
  ENDS_SQL,
  judgeBalance,
  SUMS_SQL,
  type PartitionEnds,
  type ProjectSum,
} from './balance.ts'
import type { Verdict } from './verdict.ts'

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))

const partitionEnds = async (world: World): Promise<PartitionEnds[]> => {
  const { next } = await world.bus.range(EVENTS_TOPIC.name)
  const ends = new Map(
    rowsOf(await world.clickhouse(ENDS_SQL)).map(([partition, ...counts]) => [
      Number(partition),
      counts.map(Number),
    ]),
  )
  return [...next].map(([partition, end]) => {
    const [count = 0, offsets = 0] = ends.get(partition) ?? []
    return { partition, messages: Number(end), ends: count, offsets }
  })
}

const projectSums = async (world: World, ledgers: readonly string[]): Promise<ProjectSum[]> => {
  const clients = await clientSums(ledgers)
  const settled = new Map(
    rowsOf(await world.clickhouse(SUMS_SQL)).map(([id = '', ...counts]) => [
      id,
      counts.map(Number),
    ]),
  )
  return [...clients].map(([projectId, sums]) => {
    const [stored = 0, duplicate = 0, filtered = 0, quarantined = 0] = settled.get(projectId) ?? []
    return { projectId, ...sums, stored, duplicate, filtered, quarantined }
  })
}

export const checkBalance = async (world: World, ledgers: readonly string[]): Promise<Verdict> =>
  judgeBalance(await partitionEnds(world), await projectSums(world, ledgers))
