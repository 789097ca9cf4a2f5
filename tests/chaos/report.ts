/** The tables "faults survived" and "mutants found", as Markdown, from records of runs. Pure. */
import type { Recovered } from './check/recovery.ts'
import type { ChaosRecord } from './record.ts'

interface LaneSum {
  readonly promise: string
  readonly target: number
  faults: number
  acknowledged: number
  lost: number
  duplicated: number
  readonly recoveries: number[]
  readonly broken: Set<string>
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const count = (value: number): string => value.toLocaleString('en')

const figure = ({ verdicts }: ChaosRecord, invariant: string, name: string): number =>
  verdicts.find((verdict) => verdict.invariant === invariant)?.figures[name] ?? 0

const brokenOf = ({ verdicts }: ChaosRecord): string[] =>
  verdicts.filter(({ ok }) => !ok).map(({ invariant }) => invariant)

/** Recoveries of a lane's own faults, by the kinds in its schedule. */
const recoveriesOf = (record: ChaosRecord, kinds: ReadonlySet<string>): readonly Recovered[] =>
  record.recoveries.filter(
    ({ kind, overlapped }) => !overlapped && kinds.has(kind.split(':')[0] ?? ''),
  )

const addLane = (sums: Map<string, LaneSum>, record: ChaosRecord, index: number): void => {
  const lane = record.lanes[index]
  if (lane === undefined) return
  const { promise, target } = lane
  const fresh = { promise, target, faults: 0, acknowledged: 0, lost: 0, duplicated: 0 }
  const sum = sums.get(lane.lane) ?? { ...fresh, recoveries: [], broken: new Set<string>() }
  sums.set(lane.lane, sum)
  sum.faults += lane.faults
  sum.acknowledged += figure(record, 'I1', 'acknowledged')
  sum.lost += figure(record, 'I1', 'lost')
  sum.duplicated += figure(record, 'I1', 'duplicated')
  const kinds = new Set(lane.schedule.map(({ kind }) => kind))
  sum.recoveries.push(...recoveriesOf(record, kinds).map(({ ms }) => ms))
  const laneNames = new Set(record.lanes.map((one) => one.lane))
  for (const name of brokenOf(record))
    if (name === lane.lane || !laneNames.has(name)) sum.broken.add(name)
}

const seconds = (sorted: readonly number[], share: number): string => {
  const ms = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
  return ms === undefined ? '–' : (ms / 1000).toFixed(1)
}

const laneRow = (sum: LaneSum): string => {
  const sorted = sum.recoveries.toSorted((a, b) => a - b)
  return row(
    sum.promise,
    count(sum.target),
    count(sum.faults),
    count(sum.acknowledged),
    sum.lost,
    sum.duplicated,
    `${seconds(sorted, 0.5)} / ${seconds(sorted, 0.99)} / ${seconds(sorted, 1)}`,
    sum.broken.size === 0 ? 'all kept' : `broken: ${[...sum.broken].join(', ')}`,
  )
}

/** One row a lane over all real runs; lanes that ran side by side share the events of their run. */
export const faultsTable = (records: readonly ChaosRecord[]): string => {
  const sums = new Map<string, LaneSum>()
  for (const record of records.filter(({ mutant }) => mutant === undefined))
    for (const index of record.lanes.keys()) addLane(sums, record, index)
  return [
    row(
      'fault',
      'asked',
      'done',
      'acknowledged events',
      'lost',
      'stored twice',
      'works again after, s (p50 / p99 / worst)',
      'invariants',
    ),
    row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---'),
    ...[...sums.values()].map(laneRow),
  ].join('\n')
}

/** One row a mutant: the newest run of each. */
export const mutantsTable = (records: readonly ChaosRecord[]): string => {
  const newest = new Map<string, ChaosRecord>()
  for (const record of records.toSorted((a, b) => a.date.localeCompare(b.date)))
    if (record.mutant !== undefined) newest.set(record.mutant, record)
  const rows = [...newest].map(([name, record]) =>
    row(
      name,
      record.lanes.map(({ lane }) => lane).join(', '),
      record.lanes.reduce((sum, { faults }) => sum + faults, 0),
      brokenOf(record).join(', ') || 'not found',
    ),
  )
  return [
    row('mutant', 'lanes', 'faults', 'broken'),
    row('---', '---', '---:', '---'),
    ...rows,
  ].join('\n')
}
