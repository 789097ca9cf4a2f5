/**
 * Channels of a project: list, create, change, rotate, test, delete. The secret of a webhook is never
 * stored: it is made of the installation's key and stands in the one answer that makes it. Which addresses
 * may be reached is decided when something is sent, by what the name resolves to then.
 */
import { CHANNEL_LIMIT, type ChannelTarget, type NewChannel } from '@pulseboard/contracts'
import {
  changeChannel,
  changedFields,
  createChannel,
  deleteChannel,
  lockChannel,
  findNoticeKey,
  inTransaction,
  listChannels,
  listMembers,
  queueTestNotice,
  rotateChannel,
  rulesOfChannel,
  type ChannelRow,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, uuidv7, webhookSecret, type Clock } from '@pulseboard/runtime'
import { recordOfProject } from '../audit.ts'
import type { Handlers } from '../mount.ts'
import { nameField } from '../text-field.ts'
import { shownTarget, toChannel } from './channel.ts'
import { refuseBody } from './rule-check.ts'

export interface ChannelDeps {
  readonly pool: SqlPool
  readonly clock: Clock
}

const OVERLAP_MS = 86_400_000

const noSuchChannel = (): AppError =>
  new AppError('not_found', { detail: 'This project has no such channel: list its channels.' })

const refuse = (pointer: string, code: string, detail: string, fix: string): AppError =>
  refuseBody([{ pointer, code, detail, fix }])

/** An address that can be called, without credentials in it. @throws AppError that names the fix */
const checkUrl = (url: string): void => {
  const parsed = URL.parse(url)
  const isPart = url.includes('…')
  if (parsed !== null && !isPart && parsed.username === '' && parsed.password === '') return
  const [detail, fix] = isPart
    ? ['url is the part that is shown', 'Send the whole address, or leave target out.']
    : ['url cannot be called', 'Use https://host/path, without a name and password in it.']
  throw refuse('/target/url', 'url', detail, fix)
}

/** @throws AppError when it names somebody who is no member, or an address that cannot be called */
const checkTarget = async (
  sql: Sql,
  organisationId: string,
  target: ChannelTarget,
): Promise<ChannelTarget> => {
  if ('url' in target) checkUrl(target.url)
  if (target.kind !== 'email' || target.members === 'all') return target
  const asked = target.members.map((id) => id.toLowerCase())
  const known = new Set((await listMembers(sql, organisationId)).map(({ user_id }) => user_id))
  const index = asked.findIndex((id) => !known.has(id))
  if (index < 0) return { ...target, members: asked }
  throw refuse(
    `/target/members/${index}`,
    'not_a_member',
    'this is no member of the organisation',
    'Mails go to members alone: invite the person first.',
  )
}

const stateFor = ({ name, kind, target, enabled, is_default }: ChannelRow) => ({
  name,
  kind,
  ...shownTarget(target),
  enabled,
  is_default,
})
const targetOf = ({ id, name }: ChannelRow) => ({ kind: 'channel', id, name }) as const

/** The channel with the secret that signs, where there is one. */
const withSecret = async (sql: Sql, row: ChannelRow, nowMs: number): Promise<NewChannel> => ({
  ...toChannel(row, nowMs),
  secret:
    row.kind === 'webhook' ? webhookSecret(await findNoticeKey(sql), row.id, row.rotation) : null,
})

const requireChannel = async (sql: Sql, projectId: string, id: string): Promise<ChannelRow> => {
  const row = await lockChannel(sql, projectId, id)
  if (row === undefined) throw noSuchChannel()
  return row
}

const create =
  ({ pool, clock }: ChannelDeps): Handlers<'createChannel'>['createChannel'] =>
  (call) =>
    inTransaction(pool, async (sql) => {
      const { project, body } = call
      if ((await listChannels(sql, project.id)).length >= CHANNEL_LIMIT)
        throw new AppError('limit_reached', {
          detail: `A project has at most ${CHANNEL_LIMIT} channels: delete one that is not needed.`,
        })
      const row = await createChannel(sql, {
        id: uuidv7(clock.now()),
        projectId: project.id,
        name: nameField('name', body.name),
        target: await checkTarget(sql, project.organisation_id, body.target),
        isDefault: body.is_default ?? false,
      })
      const entry = { target: targetOf(row), after: stateFor(row) }
      await recordOfProject(sql, call, { action: 'channel.created', ...entry })
      return withSecret(sql, row, clock.now())
    })

type Update = Handlers<'updateChannel'>['updateChannel']

/** The target after a change. @throws AppError when it is of another kind */
const nextTarget = async (
  sql: Sql,
  { project, body }: Parameters<Update>[0],
  was: ChannelRow,
): Promise<ChannelTarget> => {
  if (body.target === undefined) return was.target
  if (body.target.kind === was.kind) return checkTarget(sql, project.organisation_id, body.target)
  throw refuse(
    '/target/kind',
    'kind',
    `this channel is of kind ${was.kind}`,
    'Create another channel, and delete this one.',
  )
}

const update =
  ({ pool, clock }: ChannelDeps): Update =>
  (call) =>
    inTransaction(pool, async (sql) => {
      const { project, body, params } = call
      const was = await requireChannel(sql, project.id, params.channelId)
      const row = await changeChannel(sql, {
        projectId: project.id,
        id: was.id,
        name: body.name === undefined ? was.name : nameField('name', body.name),
        target: await nextTarget(sql, call, was),
        enabled: body.enabled ?? was.enabled,
        isDefault: body.is_default ?? was.is_default,
      })
      if (row === undefined) throw noSuchChannel()
      const changed = changedFields(stateFor(was), stateFor(row))
      const entry = { action: 'channel.changed', target: targetOf(row), ...changed } as const
      if (changed !== undefined) await recordOfProject(sql, call, entry)
      return toChannel(row, clock.now())
    })

const rotate =
  ({ pool, clock }: ChannelDeps): Handlers<'rotateChannel'>['rotateChannel'] =>
  (call) =>
    inTransaction(pool, async (sql) => {
      const { project, params } = call
      const { id, kind } = await requireChannel(sql, project.id, params.channelId)
      if (kind !== 'webhook')
        throw new AppError('invalid_request', {
          detail: `A channel of kind ${kind} has no secret of ours: change its target instead.`,
        })
      const overlapUntil = new Date(clock.now() + OVERLAP_MS)
      const row = await rotateChannel(sql, { projectId: project.id, id, overlapUntil })
      if (row === undefined) throw noSuchChannel()
      await recordOfProject(sql, call, {
        action: 'channel.rotated',
        target: targetOf(row),
        after: { old_works_until: overlapUntil },
      })
      return withSecret(sql, row, clock.now())
    })

const test =
  ({ pool, clock }: ChannelDeps): Handlers<'testChannel'>['testChannel'] =>
  (call) =>
    inTransaction(pool, async (sql) => {
      const { project, params, identity } = call
      const row = await requireChannel(sql, project.id, params.channelId)
      const id = uuidv7(clock.now())
      const asked = { id, projectId: project.id, channelId: row.id, userId: identity.userId }
      await queueTestNotice(sql, { ...asked, isMail: row.kind === 'email' })
      await recordOfProject(sql, call, { action: 'channel.tested', target: targetOf(row) })
      return { delivery_id: id }
    })

const remove =
  ({ pool }: ChannelDeps): Handlers<'deleteChannel'>['deleteChannel'] =>
  (call) =>
    inTransaction(pool, async (sql) => {
      const { project, params } = call
      const row = await requireChannel(sql, project.id, params.channelId)
      // Deleted first: whoever gives it to a rule meanwhile waits for this row, and then finds it gone.
      if (!(await deleteChannel(sql, project.id, row.id))) throw noSuchChannel()
      const rules = await rulesOfChannel(sql, project.id, row.id)
      if (rules.length > 0)
        throw new AppError('in_use', {
          detail: `Rules name this channel: ${rules.join(', ')}. Take it out of them first.`,
        })
      const entry = { target: targetOf(row), before: stateFor(row) }
      await recordOfProject(sql, call, { action: 'channel.deleted', ...entry })
      return undefined
    })

export const createChannelHandlers = (
  deps: ChannelDeps,
): Handlers<
  | 'listChannels'
  | 'createChannel'
  | 'updateChannel'
  | 'rotateChannel'
  | 'testChannel'
  | 'deleteChannel'
> => ({
  listChannels: async ({ project }) => ({
    data: (await listChannels(deps.pool, project.id)).map((row) =>
      toChannel(row, deps.clock.now()),
    ),
  }),
  createChannel: create(deps),
  updateChannel: update(deps),
  rotateChannel: rotate(deps),
  testChannel: test(deps),
  deleteChannel: remove(deps),
})
