/**
 * Alert rules of a project: list, create, change, delete, versions and decisions. Changes never touch what
 * an evaluator remembers: a new version is announced, and whoever evaluates the rule goes on by it.
 */
import {
  RULE_LIMITS,
  RULE_TEMPLATES,
  withDefaults,
  type AlertRuleStanding,
  type RuleSettings,
} from '@pulseboard/contracts'
import {
  changeRule,
  changedFields,
  countRules,
  deleteRule,
  findMember,
  findRule,
  holdChannels,
  hadRule,
  inTransaction,
  insertRule,
  listDecisions,
  listRules,
  listRuleVersions,
  lockRule,
  type RuleRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, uuidv7 } from '@pulseboard/runtime'
import { recordOfProject } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { nameField } from '../text-field.ts'
import { toDecision, toRule } from './alert-rule.ts'
import { readPage, type PageDeps } from './pages.ts'
import { parseOpenRange } from './range.ts'
import { changedSettings, judgesAnew, refuseBody, requireSound } from './rule-check.ts'
import { hintsOf, type HintDeps } from './rule-hints.ts'

export interface RuleDeps extends PageDeps, HintDeps {
  readonly pool: SqlPool
}

const noSuchRule = (): AppError =>
  new AppError('not_found', { detail: 'This project has no such alert rule: list its rules.' })

/** Who is to look after it must be able to see it. @throws AppError that names the field */
const requireOwner = async (
  sql: Sql,
  organisationId: string,
  { owner_id: owner }: RuleSettings,
): Promise<void> => {
  if (owner === null || (await findMember(sql, organisationId, owner)) !== undefined) return
  const detail = 'owner_id is no member of this organisation'
  const fix = 'Use the id of a member, or null.'
  throw refuseBody([{ pointer: '/settings/owner_id', code: 'not_a_member', detail, fix }])
}

/** Whom it tells must be there: a channel of another project, or one that is deleted, is named. */
const requireChannels = async (
  sql: Sql,
  projectId: string,
  { channels }: RuleSettings,
): Promise<void> => {
  if (channels.length === 0) return
  const held = await holdChannels(sql, projectId, channels)
  const index = channels.findIndex((id) => !held.has(id.toLowerCase()))
  if (index < 0) return
  const detail = 'this is no channel of this project'
  const fix = 'Use the id of one of its channels; none at all: the default ones.'
  throw refuseBody([{ pointer: `/settings/channels/${index}`, code: 'unknown', detail, fix }])
}

const requireRoom = async (sql: Sql, projectId: string): Promise<void> => {
  if ((await countRules(sql, projectId)) < RULE_LIMITS.rules) return
  throw new AppError('limit_reached', {
    detail: `A project has at most ${RULE_LIMITS.rules} alert rules: delete one that is not needed.`,
  })
}

const standing = async (sql: Sql, id: string, projectId: string): Promise<AlertRuleStanding> => {
  const row = await findRule(sql, { id, projectId })
  if (row === undefined) throw noSuchRule()
  return toRule(row)
}

/** What the audit log says of a rule: its settings field by field. */
const stateFor = ({ name, enabled, settings }: Pick<RuleRow, 'name' | 'enabled' | 'settings'>) => ({
  name,
  enabled,
  ...settings,
  // The database keeps the fields of an object in an order of its own.
  windows: `${settings.windows.breaching} of ${settings.windows.of}`,
})
const targetOf = ({ id, name }: { id: string; name: string }) =>
  ({ kind: 'rule', id, name }) as const

const create =
  (deps: RuleDeps): Handlers<'createRule'>['createRule'] =>
  async (call) => {
    const { project, body, identity, signal } = call
    const settings = requireSound(withDefaults(body.settings))
    const rule = {
      id: uuidv7(deps.clock.now()),
      name: nameField('name', body.name),
      enabled: body.enabled ?? true,
      settings,
    }
    const saved = await inTransaction(deps.pool, async (sql) => {
      await requireRoom(sql, project.id)
      await requireOwner(sql, project.organisation_id, settings)
      await requireChannels(sql, project.id, settings)
      await insertRule(sql, { ...rule, projectId: project.id, by: identity.userId })
      const entry = { target: targetOf(rule), after: stateFor(rule) }
      await recordOfProject(sql, call, { action: 'rule.created', ...entry })
      return standing(sql, rule.id, project.id)
    })
    return { rule: saved, hints: await hintsOf(deps, project.id, settings, signal) }
  }

type UpdateRule = Handlers<'updateRule'>['updateRule']

/** The next version of a locked rule, if anything is different in it. */
const applyChange = async (
  sql: Sql,
  call: Parameters<UpdateRule>[0],
  was: RuleRow,
): Promise<void> => {
  const { body, identity, project } = call
  const now = {
    id: was.id,
    name: body.name === undefined ? was.name : nameField('name', body.name),
    enabled: body.enabled ?? was.enabled,
    settings: changedSettings(was.settings, body.settings),
  }
  const changed = changedFields(stateFor(was), stateFor(now))
  if (changed === undefined) return
  await requireOwner(sql, project.organisation_id, now.settings)
  await requireChannels(sql, project.id, now.settings)
  const afresh = was.enabled !== now.enabled || judgesAnew(was.settings, now.settings)
  await changeRule(sql, { ...now, afresh, by: identity.userId })
  await recordOfProject(sql, call, { action: 'rule.changed', target: targetOf(now), ...changed })
}

const update =
  (deps: RuleDeps): UpdateRule =>
  async (call) => {
    const { project, params, signal } = call
    const rule = await inTransaction(deps.pool, async (sql) => {
      const was = await lockRule(sql, { id: params.ruleId, projectId: project.id })
      if (was === undefined) throw noSuchRule()
      await applyChange(sql, call, was)
      return standing(sql, was.id, project.id)
    })
    return { rule, hints: await hintsOf(deps, project.id, rule.settings, signal) }
  }

const remove =
  ({ pool }: RuleDeps): Handlers<'deleteRule'>['deleteRule'] =>
  (call) =>
    inTransaction(pool, async (sql) => {
      const was = await lockRule(sql, { id: call.params.ruleId, projectId: call.project.id })
      if (was === undefined) throw noSuchRule()
      await deleteRule(sql, was.id)
      const entry = { target: targetOf(was), before: stateFor(was) }
      await recordOfProject(sql, call, { action: 'rule.deleted', ...entry })
      return undefined
    })

const decisions =
  (deps: RuleDeps): Handlers<'listRuleDecisions'>['listRuleDecisions'] =>
  async ({ project, params, query }) => {
    const { ruleId } = params
    if (!(await hadRule(deps.pool, { id: ruleId, projectId: project.id }))) throw noSuchRule()
    const { group, from, to } = query
    const filter = { ruleId, group, ...parseOpenRange(query) }
    const { rows, next_cursor } = await readPage(
      deps,
      query,
      { list: 'decisions', ruleId, group, from, to },
      (page) => listDecisions(deps.pool, filter, page),
      ({ at }) => at,
    )
    return { data: rows.map(toDecision), next_cursor }
  }

export const createRuleHandlers = (
  deps: RuleDeps,
): Handlers<
  | 'listRules'
  | 'listRuleTemplates'
  | 'createRule'
  | 'getRule'
  | 'updateRule'
  | 'deleteRule'
  | 'listRuleVersions'
  | 'listRuleDecisions'
> => ({
  listRules: async ({ project }) => ({
    data: (await listRules(deps.pool, project.id)).map(toRule),
  }),
  listRuleTemplates: () => Promise.resolve({ data: [...RULE_TEMPLATES] }),
  createRule: create(deps),
  getRule: ({ project, params }) => standing(deps.pool, params.ruleId, project.id),
  updateRule: update(deps),
  deleteRule: remove(deps),
  listRuleVersions: async ({ project, params }) => {
    const rule = { id: params.ruleId, projectId: project.id }
    if (!(await hadRule(deps.pool, rule))) throw noSuchRule()
    const rows = await listRuleVersions(deps.pool, rule.id)
    return {
      data: rows.map(({ changed_by: id, changed_by_name: name, changed_at, ...row }) => ({
        ...row,
        changed_by: { id, name: name ?? id },
        changed_at: changed_at.toISOString(),
      })),
    }
  },
  listRuleDecisions: decisions(deps),
})
