/** The record of a run: what was done, on what, what was found. Names no person and no path. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machine } from '../bench/machine.ts'
import type { Recovered } from './check/recovery.ts'
import type { Verdict } from './check/verdict.ts'
import type { LoadTally } from './load/generator.ts'
import type { LaneResult } from './run-lanes.ts'

export interface ChaosRecord {
  readonly date: string
  readonly seed: string
  readonly minutes: number
  /** Name of the safeguard that was taken out; undefined in a real run. */
  readonly mutant: string | undefined
  readonly machine: Machine
  readonly versions: Readonly<Record<string, string>>
  readonly world: {
    readonly gateways: number
    readonly processors: number
    readonly proxied: boolean
    readonly eventsPerSecond: number
  }
  readonly lanes: readonly LaneResult[]
  readonly skipped: Readonly<Record<string, string>>
  readonly load: LoadTally
  readonly recoveries: readonly Recovered[]
  readonly verdicts: readonly Verdict[]
  readonly ok: boolean
}

const MOST_SCHEDULE = 1_000

/** Long plans are cut: seed and lane give them again. */
const shortened = (record: ChaosRecord): ChaosRecord => ({
  ...record,
  lanes: record.lanes.map((lane) => ({
    ...lane,
    schedule: lane.schedule.slice(0, MOST_SCHEDULE),
  })),
})

/** @returns the file's path */
export const writeRecord = async (record: ChaosRecord, folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const time = record.date.slice(0, 19).replaceAll(':', '-')
  const names = record.lanes.map(({ lane }) => lane)
  const lanes = names.length > 3 ? `${names.length}-lanes` : names.join('+')
  const mutant = record.mutant === undefined ? '' : `-mutant-${record.mutant}`
  const file = join(folder, `${time}-${lanes}${mutant}.json`)
  await writeFile(file, `${JSON.stringify(shortened(record), undefined, 1)}\n`)
  return file
}
