/** What the command line says: `npm run chaos -- --seed S --minutes M --lanes a,b,c …`. */
import { parseArgs } from 'node:util'

export interface Options {
  readonly seed: string
  readonly minutes: number
  readonly lanes: readonly string[]
  /** Faults of each lane after which it ends; undefined: as many as the lane is to reach. */
  readonly faults: number | undefined
  readonly eventsPerSecond: number | undefined
  /** Share of faults after which the run waits until the line works again; undefined: as the lane plans. */
  readonly recover: number | undefined
  /** Lengths of long faults are multiplied by it. */
  readonly scale: number
  readonly processors: number | undefined
  readonly gateways: number | undefined
  /** Data folder that is kept. */
  readonly data: string | undefined
  /** Where the record goes; undefined: tests/chaos/results. */
  readonly results: string | undefined
  readonly mutant: string | undefined
}

const USAGE = `npm run chaos -- --lanes clickhouse-kill,processor-kill [--seed S] [--minutes M]
  [--faults N (of each lane; else what it is to reach)] [--events-per-second N] [--processors N] [--gateways N]
  [--recover 0.2 (share of faults whose recovery is waited for; the others strike into it)] [--scale 0.1]
  [--data FOLDER (kept)] [--results FOLDER] [--mutant NAME]`

const whole = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0, not "${text}".`)
  return number
}

/** @throws Error that names the option and what it must be */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: 'pulseboard' },
      minutes: { type: 'string', default: '1' },
      lanes: { type: 'string' },
      faults: { type: 'string' },
      'events-per-second': { type: 'string' },
      recover: { type: 'string' },
      processors: { type: 'string' },
      scale: { type: 'string', default: '1' },
      gateways: { type: 'string' },
      data: { type: 'string' },
      results: { type: 'string' },
      mutant: { type: 'string' },
      // Set by the program itself, see world/disks.ts.
      'own-mounts': { type: 'boolean' },
    },
  })
  if (values.lanes === undefined) throw new Error(`--lanes is missing.\n${USAGE}`)
  return {
    seed: values.seed,
    minutes: whole('minutes', values.minutes) ?? 1,
    lanes: values.lanes.split(',').map((name) => name.trim()),
    faults: whole('faults', values.faults),
    eventsPerSecond: whole('events-per-second', values['events-per-second']),
    recover: whole('recover', values.recover),
    scale: whole('scale', values.scale) ?? 1,
    processors: whole('processors', values.processors),
    gateways: whole('gateways', values.gateways),
    data: values.data,
    results: values.results,
    mutant: values.mutant,
  }
}
