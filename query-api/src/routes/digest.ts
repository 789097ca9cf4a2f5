/**
 * The caller's own digest of a project. When the next one is due is worked out here, from the clock of the
 * reader's zone; the processor only looks for what is due. Turning it on again ends an opt-out by mail.
 */
import {
  isTimeZone,
  newestDigest,
  nextDigest,
  NO_DIGEST,
  SEND_DIGEST_TASK,
  type Digest,
  type DigestJob,
  type DigestSchedule,
  type DigestSetting,
  type PartOf,
  type Routes,
} from '@pulseboard/contracts'
import {
  addJob,
  changedFields,
  findDigestSetting,
  findLastDigest,
  inTransaction,
  isDigestOptedOut,
  planDigest,
  recordAudit,
  removeOptOut,
  saveDigestSetting,
  type DigestSettingRow,
  type Reader,
  type Sql,
  type SqlPool,
} from '@pulseboard/db'
import { AppError, type Clock } from '@pulseboard/runtime'
import { originOf } from '../audit.ts'
import type { Handlers } from '../mount.ts'

export interface DigestDeps {
  readonly pool: SqlPool
  readonly clock: Clock
}

type Change = PartOf<Routes['changeDigest'], 'body'>

const MINUTE_CHARACTERS = 'yyyy-mm-ddThh:mm'.length

const settingOf = ({ frequency, weekday, hour, time_zone }: DigestSetting): DigestSetting => ({
  frequency,
  weekday,
  hour,
  time_zone,
})

/** What is due when it is on; a digest that is off has no times. */
const scheduleOf = (setting: DigestSetting): DigestSchedule | undefined =>
  setting.frequency === 'off' ? undefined : { ...setting, frequency: setting.frequency }

const nextAt = (setting: DigestSetting, now: number): Date | null => {
  const schedule = scheduleOf(setting)
  return schedule === undefined ? null : new Date(nextDigest(schedule, now).at)
}

/** The setting as it works: who opted out by mail gets none, whatever was set before. */
const findSetting = async (
  sql: Sql,
  reader: Reader,
  options: { lock?: boolean } = {},
): Promise<DigestSettingRow> => {
  const row = (await findDigestSetting(sql, reader, options)) ?? { ...NO_DIGEST, next_at: null }
  return (await isDigestOptedOut(sql, reader)) ? { ...row, frequency: 'off', next_at: null } : row
}

const toDigest = async (sql: Sql, reader: Reader, row: DigestSettingRow): Promise<Digest> => {
  const last = await findLastDigest(sql, reader)
  return {
    ...settingOf(row),
    next_at: row.next_at?.toISOString() ?? null,
    last: last === undefined ? null : { ...last, at: last.at.toISOString() },
  }
}

const invalid = (pointer: string, detail: string, fix: string): AppError =>
  new AppError('invalid_request', {
    detail: `Body: ${detail}. ${fix}`,
    violations: [{ pointer, code: 'value', detail, fix }],
  })

/** @throws AppError that names the field and the fix */
const applied = (before: DigestSetting, change: Change): DigestSetting => {
  if (Object.keys(change).length === 0)
    throw invalid('', 'it changes nothing', 'Send frequency, weekday, hour or time_zone.')
  if (change.time_zone !== undefined && !isTimeZone(change.time_zone))
    throw invalid(
      '/time_zone',
      `time_zone is ${JSON.stringify(change.time_zone)}`,
      'Use the name of a zone, such as Europe/Berlin or UTC.',
    )
  return { ...settingOf(before), ...change }
}

const save = async (sql: Sql, reader: Reader, setting: DigestSetting, now: number) => {
  const row = { ...setting, next_at: nextAt(setting, now) }
  await saveDigestSetting(sql, reader, row)
  const { userId, projectId } = reader
  if (setting.frequency !== 'off')
    await removeOptOut(sql, { userId, projectId, about: { topic: 'digest' } })
  return row
}

const changeDigest =
  ({ pool, clock }: DigestDeps): Handlers<'changeDigest'>['changeDigest'] =>
  ({ project, identity, body, ctx }) =>
    inTransaction(pool, async (sql) => {
      const reader = { userId: identity.userId, projectId: project.id }
      const before = await findSetting(sql, reader, { lock: true })
      const after = applied(before, body)
      const changes = changedFields({ ...settingOf(before) }, { ...after })
      if (changes === undefined) return toDigest(sql, reader, before)
      const row = await save(sql, reader, after, clock.now())
      await recordAudit(sql, {
        trail: { actor: identity, ...originOf(ctx) },
        action: 'account.digest_changed',
        organisationId: null,
        projectId: project.id,
        target: { kind: 'project', id: project.id, name: project.name },
        ...changes,
      })
      return toDigest(sql, reader, row)
    })

/** One a minute: its period is named by the minute, and each period is planned once. */
const testDigest =
  ({ pool, clock }: DigestDeps): Handlers<'testDigest'>['testDigest'] =>
  async ({ project, identity }) => {
    const reader = { userId: identity.userId, projectId: project.id }
    const now = clock.now()
    await inTransaction(pool, async (sql) => {
      const setting = await findSetting(sql, reader)
      const schedule = scheduleOf(setting) ?? { ...settingOf(setting), frequency: 'daily' }
      const key = `test ${new Date(now).toISOString().slice(0, MINUTE_CHARACTERS)}`
      if (!(await planDigest(sql, reader, key))) return
      const job: DigestJob = {
        user_id: reader.userId,
        project_id: reader.projectId,
        frequency: schedule.frequency,
        time_zone: schedule.time_zone,
        period: { ...newestDigest(schedule, now).period, key },
        test: true,
      }
      await addJob(sql, {
        task: SEND_DIGEST_TASK,
        payload: { ...job },
        key: `digest:${reader.userId}:${reader.projectId}:${key}`,
      })
    })
  }

export const createDigestHandlers = (
  deps: DigestDeps,
): Handlers<'getDigest' | 'changeDigest' | 'testDigest'> => ({
  getDigest: async ({ project, identity }) => {
    const reader = { userId: identity.userId, projectId: project.id }
    return toDigest(deps.pool, reader, await findSetting(deps.pool, reader))
  },
  changeDigest: changeDigest(deps),
  testDigest: testDigest(deps),
})
