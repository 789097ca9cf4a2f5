/**
 * What a lane is: a name, what it needs of the world, a plan of faults drawn from the seed, and how one
 * fault of the plan is done. The runner (run-lanes.ts) does the waiting, the counting and the measuring
 * of recovery. A lane is one small file in lanes/; lanes.ts lists them.
 */
import type { LedgerWriter } from './load/ledger.ts'
import type { Random } from './random.ts'
import type { World, WorldNeeds } from './world/world.ts'

/** One fault as planned: pure data, printed and stored in the record. */
export interface PlannedFault {
  readonly kind: string
  /** Wait after the fault before has been recovered from. */
  readonly afterMs: number
  /** Whether the next fault waits until the line works again; a false one strikes into the recovery. */
  readonly recover: boolean
  /** Whatever else the strike has to know, such as victim or length. */
  readonly with: Readonly<Record<string, string | number>>
}

export interface LoadNeeds {
  /** Events a second that the figure asks for. */
  readonly eventsPerSecond?: number
  /** Every request is sent so many times in all, also after it was acknowledged. */
  readonly copies?: { readonly least: number; readonly most: number }
}

/** What a strike may use. */
export interface Stage {
  readonly world: World
  /** For choices that cannot be planned, such as a victim among those that run now. */
  readonly random: Random
  readonly seed: string
  /** Lengths of long faults are multiplied by it: below 1 in the smoke test. */
  readonly scale: number
  /** The load's own ledger, for lanes that look at answers. */
  readonly loadLedger: string
  /** Measures how soon the line works again while this strike's fault is still on. */
  readonly works: (kind: string) => Promise<void>
  /** Aborted when the run's time is over: a strike undoes its fault and returns. */
  readonly signal: AbortSignal
  /** A ledger of the lane's own, for lanes that send events themselves; checked like the load's. */
  readonly openLedger: (name: string) => Promise<LedgerWriter>
  readonly say: (line: string) => void
}

/** After the faults: nothing more may be done, only looked at. */
export type CheckStage = Omit<Stage, 'random' | 'works'>

/** What the lane's own check found; an empty list is a pass. */
export type Findings = readonly string[]

/** What a strike reports: how many faults it really was (default 1), and the figures of lanes that measure. */
export interface Struck {
  readonly times?: number
  readonly figures?: Readonly<Record<string, number>>
}

export interface Lane {
  readonly name: string
  /** The line of the table that this lane shows. */
  readonly promise: string
  /** Faults that the full run must reach. */
  readonly target: number
  readonly needs?: Partial<WorldNeeds>
  readonly load?: LoadNeeds
  /** The next fault; called until the plan is as long as asked for. Pure. */
  readonly plan: (random: Random, index: number) => PlannedFault
  /** Does one fault from its beginning to its end. The line must be able to work again after it. */
  readonly strike: (fault: PlannedFault, stage: Stage) => Promise<Struck | void>
  /** Looks at the world once everything has settled. */
  readonly check?: (
    stage: CheckStage,
    figures: Readonly<Record<string, number>>,
  ) => Promise<Findings>
  /** Why the lane cannot run on this machine; undefined when it can. */
  readonly unable?: () => string | undefined
}
