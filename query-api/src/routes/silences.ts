/** Silences of a project: list with their next times, create, end. Incidents are written all the same. */
import { nextSilences, type Silence } from '@pulseboard/contracts'
import {
  endSilence,
  findSilence,
  hadRule,
  inTransaction,
  insertSilence,
  listOldSilences,
  listSilences,
  type NewSilence,
  type SilenceRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, uuidv7, type Clock } from '@pulseboard/runtime'
import { recordOfProject, type ProjectCall } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { noteField } from '../text-field.ts'
import { refuseBody } from './rule-check.ts'
import { checkSilence } from './silence-check.ts'

export interface SilenceDeps {
  readonly pool: SqlPool
  readonly clock: Clock
}

const MAX_SILENCES = 200
const SHOWN_TIMES = 3

/** A silence as the API shows it. */
const toSilence = (row: SilenceRow, nowMs: number): Silence => {
  const times = {
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at?.getTime() ?? null,
    endedAt: row.ended_at?.getTime() ?? null,
    weekly: row.weekly,
  }
  const next = nextSilences(times, nowMs, SHOWN_TIMES)
  return {
    id: row.id,
    kind: row.kind,
    matcher: row.matcher,
    starts_at: row.starts_at.toISOString(),
    ends_at: row.ends_at?.toISOString() ?? null,
    weekly: row.weekly,
    reason: row.reason,
    created_by: { id: row.created_by, name: row.created_by_name ?? row.created_by },
    created_at: row.created_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    active: next.some(({ from, to }) => from <= nowMs && nowMs < to),
    next: next.map(({ from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
  }
}

const stateFor = ({ kind, matcher, startsAt, endsAt, weekly, reason }: NewSilence) => ({
  kind,
  matcher,
  starts_at: startsAt,
  ends_at: endsAt,
  weekly,
  reason,
})

const targetOf = ({ id, kind, reason }: Pick<SilenceRow, 'id' | 'kind' | 'reason'>) =>
  ({ kind: 'silence', id, name: reason === '' ? kind : reason }) as const

/** Stores a silence with its entry in the audit log. @throws AppError when there are too many */
export const addSilence = async (
  sql: Sql,
  call: ProjectCall,
  silence: NewSilence,
  nowMs: number,
): Promise<Silence> => {
  const held = await listSilences(sql, silence.projectId, new Date(nowMs))
  if (held.length >= MAX_SILENCES)
    throw new AppError('limit_reached', {
      detail: `A project has at most ${MAX_SILENCES} silences: end one that is not needed.`,
    })
  await insertSilence(sql, silence)
  const entry = { target: targetOf(silence), after: stateFor(silence) }
  await recordOfProject(sql, call, { action: 'silence.created', ...entry })
  const row = await findSilence(sql, silence.projectId, silence.id)
  if (row === undefined) throw new Error('A silence that was just written is not there.')
  return toSilence(row, nowMs)
}

const requireRule = async (
  sql: Sql,
  projectId: string,
  ruleId: string | undefined,
): Promise<void> => {
  if (ruleId === undefined || (await hadRule(sql, { id: ruleId, projectId }))) return
  const detail = 'rule_id is no rule of this project'
  const fix = 'Use the id of one of its rules, or leave it out for all.'
  throw refuseBody([{ pointer: '/matcher/rule_id', code: 'unknown', detail, fix }])
}

const create =
  ({ pool, clock }: SilenceDeps): Handlers<'createSilence'>['createSilence'] =>
  (call) => {
    const { project, body, identity } = call
    const nowMs = clock.now()
    const silence = {
      ...checkSilence(body, nowMs),
      id: uuidv7(nowMs),
      projectId: project.id,
      kind: body.kind,
      reason: noteField('reason', body.reason ?? ''),
      by: identity.userId,
    }
    return inTransaction(pool, async (sql) => {
      await requireRule(sql, project.id, silence.matcher.rule_id)
      return addSilence(sql, call, silence, nowMs)
    })
  }

export const createSilenceHandlers = (
  deps: SilenceDeps,
): Handlers<'listSilences' | 'createSilence' | 'endSilence'> => ({
  listSilences: async ({ project, query }) => {
    const nowMs = deps.clock.now()
    const now = new Date(nowMs)
    const held = await listSilences(deps.pool, project.id, now)
    const over = query.over === 'true' ? await listOldSilences(deps.pool, project.id, now) : []
    return { data: [...held, ...over].map((row) => toSilence(row, nowMs)) }
  },
  createSilence: create(deps),
  endSilence: async (call) =>
    inTransaction(deps.pool, async (sql) => {
      const { project, params } = call
      const row = await findSilence(sql, project.id, params.silenceId)
      if (row === undefined)
        throw new AppError('not_found', { detail: 'This project has no such silence: list them.' })
      const at = new Date(deps.clock.now())
      // It is over already: asking again changes nothing.
      if (await endSilence(sql, { id: row.id, projectId: project.id, at }))
        await recordOfProject(sql, call, {
          action: 'silence.ended',
          target: targetOf(row),
          after: { ended_at: at },
        })
      return undefined
    }),
})
