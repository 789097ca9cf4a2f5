/** All lanes, in the order of the table that they fill. A new lane is a file in lanes/ and a line here. */
import type { Lane } from './lane.ts'
import { clickhouseKill } from './lanes/clickhouse-kill.ts'
import { kafkaKill } from './lanes/kafka-kill.ts'
import { processorKill } from './lanes/processor-kill.ts'

const LANES: readonly Lane[] = [clickhouseKill, processorKill, kafkaKill]

/** @throws Error that lists the names there are */
export const findLanes = (names: readonly string[]): Lane[] =>
  names.map((name) => {
    const lane = LANES.find((one) => one.name === name)
    if (lane !== undefined) return lane
    const known = LANES.map((one) => one.name).join(', ')
    throw new Error(`There is no lane ${name}: use ${known}.`)
  })
