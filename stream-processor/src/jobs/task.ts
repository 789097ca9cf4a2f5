/**
 * What a task is and what it may use. A task is written for running twice and for being killed at any
 * step: what it has done is a fact in a store, never a memory, and asking for it again changes nothing.
 * It takes seconds; longer work saves how far it is and queues its next step.
 */
import type { connectClickhouse, SqlPool } from '@pulseboard/db'
import type { Bus, Clock } from '@pulseboard/runtime'

/** A topic and the group that works it off. */
export interface Pipeline {
  readonly topic: string
  readonly group: string
}

export interface TaskDeps {
  readonly pool: SqlPool
  readonly clickhouse: ReturnType<typeof connectClickhouse>
  readonly bus: Pick<Bus, 'range' | 'committed' | 'send'>
  readonly clock: Clock
  /** What must be worked off before rows are deleted, stage after stage: each one feeds the next. */
  readonly stages: readonly (readonly Pipeline[])[]
  /** How long an entry of the audit log is kept. */
  readonly auditDays: number
}

/** @param signal aborted when the process stops. */
export type Task = (payload: unknown, signal: AbortSignal) => Promise<void>
