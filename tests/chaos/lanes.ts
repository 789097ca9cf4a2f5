/** All lanes, in the order of the table that they fill. A new lane is a file in lanes/ and a line here. */
import type { Lane } from './lane.ts'
import { clickhouseKill } from './lanes/clickhouse-kill.ts'
import { clientRetries } from './lanes/client-retries.ts'
import { diskFull } from './lanes/disk-full.ts'
import { gatewayKill } from './lanes/gateway-kill.ts'
import { kafkaKill } from './lanes/kafka-kill.ts'
import { kafkaStop } from './lanes/kafka-stop.ts'
import { lostAnswers } from './lanes/lost-answers.ts'
import { network } from './lanes/network.ts'
import { poison } from './lanes/poison.ts'
import { processorKill } from './lanes/processor-kill.ts'
import { insertInFlight } from './lanes/insert-in-flight.ts'
import { processorPoints } from './lanes/processor-points.ts'
import { processorPause } from './lanes/processor-pause.ts'
import { producer } from './lanes/producer.ts'
import { rebalanceStorm } from './lanes/rebalance-storm.ts'

const LANES: readonly Lane[] = [
  clickhouseKill,
  processorKill,
  processorPoints,
  insertInFlight,
  gatewayKill,
  kafkaKill,
  kafkaStop,
  processorPause,
  rebalanceStorm,
  lostAnswers,
  network,
  diskFull,
  clientRetries,
  producer,
  poison,
]

/** @throws Error that lists the names there are */
export const findLanes = (names: readonly string[]): Lane[] =>
  names.map((name) => {
    const lane = LANES.find((one) => one.name === name)
    if (lane !== undefined) return lane
    const known = LANES.map((one) => one.name).join(', ')
    throw new Error(`There is no lane ${name}: use ${known}.`)
  })
