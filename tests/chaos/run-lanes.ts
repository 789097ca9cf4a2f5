/**
 * Runs lanes side by side: each does its planned faults one after the other; after each fault it waits
 * until the whole line works again, unless the plan says to strike into the recovery. Ends when every
 * plan is done or the time is over, with every fault undone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createFaultClock, measureRecovery, type Recovered } from './check/recovery.ts'
import type { Lane, PlannedFault, Stage } from './lane.ts'
import { createRandom, type Random } from './random.ts'

export interface LaneResult {
  readonly lane: string
  readonly promise: string
  readonly target: number
  /** Faults done. */
  readonly faults: number
  readonly figures: Readonly<Record<string, number>>
  readonly schedule: readonly PlannedFault[]
  /** Why the lane ended early; undefined when it did not. */
  readonly problem: string | undefined
}

export interface RunLanesDeps {
  readonly seed: string
  /** Faults of each lane after which it ends; undefined: its own target. */
  readonly mostFaults: number | undefined
  /** Share of faults whose recovery is waited for; undefined: as the lane plans it. */
  readonly recover: number | undefined
  readonly stage: Omit<Stage, 'random' | 'works'>
  readonly probe: (signal: AbortSignal, accepted: () => void) => Promise<void>
}

const addUp = (sums: Record<string, number>, more: Readonly<Record<string, number>> = {}): void => {
  for (const [name, value] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + value
}

/** The next fault; whether its recovery is waited for is the lane's own choice unless a share is given. */
const plannedOf = (
  lane: Lane,
  index: number,
  planning: Random,
  recover: number | undefined,
): PlannedFault => {
  const fault = lane.plan(planning, index)
  return recover === undefined ? fault : { ...fault, recover: planning.chance(recover) }
}

/** @returns one result a lane, and every recovery that was measured. */
export const runLanes = async (lanes: readonly Lane[], deps: RunLanesDeps) => {
  const clock = createFaultClock()
  const recoveries: Recovered[] = []
  const { signal } = deps.stage

  const runLane = async (lane: Lane): Promise<LaneResult> => {
    const planning = createRandom(deps.seed, `plan of ${lane.name}`)
    const measure = async (kind: string, own: number): Promise<Recovered> => {
      const recovered = await measureRecovery(kind, { clock, probe: deps.probe, own })
      recoveries.push(recovered)
      return recovered
    }
    const stage: Stage = {
      ...deps.stage,
      random: createRandom(deps.seed, lane.name),
      works: async (kind) => void (await measure(kind, 1)),
    }
    const schedule: PlannedFault[] = []
    const figures: Record<string, number> = {}
    let faults = 0
    const strike = async (fault: PlannedFault): Promise<void> => {
      clock.begin()
      try {
        const struck = await lane.strike(fault, stage)
        faults += struck?.times ?? 1
        addUp(figures, struck?.figures)
      } finally {
        clock.end()
      }
    }
    const next = async (index: number): Promise<void> => {
      const fault = plannedOf(lane, index, planning, deps.recover)
      await sleep(fault.afterMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      schedule.push(fault)
      await strike(fault)
      if (!fault.recover) {
        stage.say(`${lane.name} ${faults}: ${describe(fault)}`)
        return
      }
      const { ms, acceptedMs } = await measure(fault.kind, 0)
      const how = `accepted after ${acceptedMs} ms, visible after ${ms} ms`
      stage.say(`${lane.name} ${faults}: ${describe(fault)} → ${how}`)
    }
    const most = deps.mostFaults ?? lane.target
    const isOver = (): boolean => signal.aborted || faults >= most
    let problem: string | undefined
    try {
      for (let index = 0; !isOver(); index++) await next(index)
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      stage.say(`${lane.name}: ${problem}`)
    }
    const { name, promise, target } = lane
    return { lane: name, promise, target, faults, figures, schedule, problem }
  }
  return { results: await Promise.all(lanes.map(runLane)), recoveries }
}

/** One planned fault in a line. */
export const describe = (fault: PlannedFault): string => {
  const details = Object.entries(fault.with).map(([name, value]) => `${name}=${value}`)
  return [`+${fault.afterMs} ms`, fault.kind, ...details].join(' ')
}
