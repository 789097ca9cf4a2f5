/**
 * What came of one evaluation of a shard, in ONE transaction of PostgreSQL: states, incidents, their
 * timeline, the decision log, and the jobs that tell people (`notify-incident`) and programs
 * (`publish-alert`). Its first statement moves the shard under owner and epoch, so nothing is written by
 * a processor that lost it. Ids are made from the evaluation: writing it again changes nothing.
 */
import {
  CAUGHT_UP_MS,
  type Decision,
  type Memory,
  type Step,
  type Transition,
  type Window,
} from '@pulseboard/contracts'
import {
  addDecisions,
  addIncidentEvent,
  changeIncident,
  endIncident,
  inTransaction,
  moveShards,
  queueAlertJobs,
  saveAlertStates,
  startIncident,
  type EvaluatedRule,
  type IncidentEventData,
  type NewIncidentEvent,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { stableId } from './stable-id.ts'

/** One rule and group at one step. */
export interface Outcome extends Step {
  readonly rule: EvaluatedRule
  readonly group: string
  readonly memory: Memory
  /** The window that was judged last. */
  readonly window: Window | undefined
}

/** Under which lease, and up to which window. */
export interface Under {
  readonly owner: string
  readonly shard: number
  readonly epoch: bigint
  /** Epoch milliseconds. */
  readonly evaluatedTo: number
  /** Nothing but this is evaluated up to there: when it stands there already, it was written before. */
  readonly isStep: boolean
}

type EventKind = NewIncidentEvent['kind']

/** Whether it happened to an incident: before one there is nothing to tell. */
const eventKindOf = ({ kind }: Transition): EventKind | undefined =>
  kind === 'pending' || kind === 'calmed' ? undefined : kind

/** The decision that speaks of this transition. */
const decisionOf = ({ at, to }: Transition, decisions: readonly Decision[]): Decision | undefined =>
  decisions.findLast((decision) => decision.at === at && decision.to === to) ?? decisions.at(-1)

const dataOf = (
  { window, notify }: Transition,
  decision: Decision | undefined,
  caughtUp: boolean,
): IncidentEventData => ({
  value: window.value,
  threshold: decision?.threshold ?? null,
  sample: window.sample,
  window_to: window.to,
  late: window.late,
  open: window.open,
  notify,
  caught_up: caughtUp,
  words: decision?.words ?? '',
})

/** An entry of the timeline with its jobs; told once, however often it is written. */
export const tellEvent = async (sql: Sql, event: NewIncidentEvent): Promise<void> => {
  if (!(await addIncidentEvent(sql, event))) return
  await queueAlertJobs(sql, { id: event.id, notify: event.data.notify })
}

const writeTransition = async (
  sql: Sql,
  { rule, group, decisions }: Outcome,
  transition: Transition,
  now: number,
): Promise<void> => {
  const kind = eventKindOf(transition)
  const { incidentId, at, window } = transition
  if (kind === undefined || incidentId === null) return
  const caughtUp = now - at > CAUGHT_UP_MS
  if (kind === 'fired')
    await startIncident(sql, {
      id: incidentId,
      projectId: rule.projectId,
      ruleId: rule.id,
      ruleVersion: rule.version,
      group,
      severity: rule.settings.severity,
      startedAt: new Date(window.to),
      late: window.late,
      caughtUp,
    })
  if (kind === 'resolved')
    await endIncident(sql, { id: incidentId, at: new Date(window.to), by: 'rule' })
  await tellEvent(sql, {
    id: stableId(incidentId, kind, at, window.to, window.open),
    incidentId,
    at: new Date(at),
    kind,
    data: dataOf(transition, decisionOf(transition, decisions), caughtUp),
  })
}

const writeIncidentState = async (sql: Sql, { memory, window }: Outcome): Promise<void> => {
  const { incident, state } = memory
  if (incident === null) return
  await changeIncident(sql, {
    id: incident.id,
    status: state === 'recovering' ? 'recovering' : 'firing',
    value: window?.value ?? null,
    peak: incident.peak,
    sample: window?.sample ?? 0,
    flaps: incident.flaps,
  })
}

/** All rows of these outcomes, in the caller's transaction. */
export const writeOutcomes = async (
  sql: Sql,
  outcomes: readonly Outcome[],
  now: number,
): Promise<void> => {
  for (const outcome of outcomes) {
    for (const transition of outcome.transitions)
      await writeTransition(sql, outcome, transition, now)
    await writeIncidentState(sql, outcome)
  }
  await saveAlertStates(
    sql,
    outcomes.map(({ rule, group, memory, window }) => ({
      ruleId: rule.id,
      group,
      ruleVersion: rule.version,
      memory,
      value: window?.value ?? null,
      sample: window?.sample ?? 0,
    })),
  )
  await addDecisions(
    sql,
    outcomes.flatMap(({ rule, group, decisions }) =>
      decisions.map((decision) => ({
        ...decision,
        ruleId: rule.id,
        ruleVersion: rule.version,
        group,
      })),
    ),
  )
}

/** Moves the shard, and does the work if that was not done before. @returns false when the shard is lost */
export const underLease = (
  pool: SqlPool,
  { owner, shard, epoch, evaluatedTo, isStep }: Under,
  work: (sql: Sql) => Promise<void>,
): Promise<boolean> =>
  inTransaction(pool, async (sql) => {
    const moved = await moveShards(sql, owner, [{ shard, epoch }], new Date(evaluatedTo))
    const before = moved.get(shard)
    if (before === undefined) return false
    const isWritten = isStep && before !== null && before.getTime() >= evaluatedTo
    if (!isWritten) await work(sql)
    return true
  })
