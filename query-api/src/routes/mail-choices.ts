/** What somebody does not want to be mailed; only for projects that they can see. It counts at once. */
import type { MAIL_TOPICS } from '@pulseboard/contracts'
import {
  addOptOut,
  findProjectOf,
  hadRule,
  listNamedOptOuts,
  removeOptOut,
  type OptOut,
  type Sql,
} from '@pulseboard/db'
import { AppError } from '@pulseboard/runtime'
import type { Handlers } from '../mount.ts'

interface Choice {
  readonly project_id: string
  readonly topic: (typeof MAIL_TOPICS)[number]
  readonly rule_id?: string
}

const refuseRule = (place: '' | '/query', detail: string, fix: string): AppError =>
  new AppError('invalid_request', {
    detail: `${detail}. ${fix}`,
    violations: [{ pointer: `${place}/rule_id`, code: 'value', detail, fix }],
  })

/** @throws AppError when the rule is missing, or stands where none belongs */
const toOptOut = (userId: string, choice: Choice, place: '' | '/query'): OptOut => {
  const { project_id: projectId, topic, rule_id: ruleId } = choice
  if (topic !== 'rule') {
    if (ruleId !== undefined)
      throw refuseRule(place, `topic ${topic} has no rule`, 'Leave rule_id out.')
    return { userId, projectId, about: { topic } }
  }
  if (ruleId === undefined) throw refuseRule(place, 'rule_id is missing', 'Name the rule.')
  return { userId, projectId, about: { topic, ruleId } }
}

const noSuch = (what: 'project' | 'rule'): AppError =>
  new AppError('not_found', { detail: `There is no such ${what} among yours.` })

export const createMailChoiceHandlers = ({
  sql,
}: {
  readonly sql: Sql
}): Handlers<'listOptOuts' | 'addOptOut' | 'removeOptOut'> => ({
  listOptOuts: async ({ identity }) => ({
    data: (await listNamedOptOuts(sql, identity.userId)).map(({ created_at, ...row }) => ({
      ...row,
      created_at: created_at.toISOString(),
    })),
  }),
  addOptOut: async ({ identity, body }) => {
    const optOut = toOptOut(identity.userId, body, '')
    const project = await findProjectOf(sql, identity.userId, body.project_id)
    if (project === undefined) throw noSuch('project')
    const { about } = optOut
    const isOurs =
      about.topic !== 'rule' || (await hadRule(sql, { id: about.ruleId, projectId: project.id }))
    if (!isOurs) throw noSuch('rule')
    await addOptOut(sql, optOut)
    return undefined
  },
  removeOptOut: async ({ identity, query }) => {
    await removeOptOut(sql, toOptOut(identity.userId, query, '/query'))
    return undefined
  },
})
