/**
 * Not a free block on the disk of ClickHouse, of Kafka, or of the spool while it is needed: no 202 for what
 * is not kept, and everything goes on when there is room again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lane, Stage } from '../lane.ts'
import { fillDisk, freeDisk, noDisks, type Disk } from '../world/disks.ts'

const ORDER: readonly Disk[] = ['clickhouse', 'kafka', 'spool']
const FULL_MS = 15_000

/** The spool only matters while Kafka is away. */
const fullSpool = async ({ world, scale }: Stage): Promise<void> => {
  const kafka = world.part('kafka')
  await kafka.rest('SIGKILL')
  try {
    await sleep(1_000)
    await fillDisk(world.dataDir, 'spool')
    await sleep(FULL_MS * scale)
  } finally {
    freeDisk(world.dataDir, 'spool')
    kafka.wake()
    await kafka.whenServing()
  }
}

const fullStore = async ({ world, scale }: Stage, disk: 'clickhouse' | 'kafka'): Promise<void> => {
  await fillDisk(world.dataDir, disk)
  try {
    await sleep(FULL_MS * scale)
  } finally {
    freeDisk(world.dataDir, disk)
    // A broker whose log could not be written gives up; it comes back when it is started again.
    await world.part(disk).whenServing()
  }
}

export const diskFull: Lane = {
  name: 'disk-full',
  promise: 'disk full for ClickHouse, Kafka, spool (small tmpfs)',
  target: 15,
  needs: { disks: true },
  unable: noDisks,
  plan: (_, index) => {
    const disk = ORDER[index % ORDER.length] ?? 'spool'
    return { kind: `disk-full ${disk}`, afterMs: 3_000, recover: true, with: { disk } }
  },
  strike: async (fault, stage) => {
    const disk = fault.with['disk'] as Disk
    if (disk === 'spool') await fullSpool(stage)
    else await fullStore(stage, disk)
  },
}
